// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connectionsettings.h"
#include "parameter.h"
#include "pooling.h"
#include "result.h"
#include "rows.h"

#include <QString>

#include <memory>

struct pg_conn;

namespace ShelfHelp::Sql {

class CancelRequest;
class ServerWait;

/// What a connection is for; decides its session settings.
enum class Purpose {
    Reading, ///< read-only session, 30 s statement timeout
    Writing, ///< ingest: synchronous_commit is checked
    Owner,   ///< migrations: no statement timeout
};

/// Whether Qt's PostgreSQL driver is there and can be loaded.
[[nodiscard]] Outcome checkDriver();

/// A handle that can cancel the statement another thread is running on a connection. Thread-safe; outlives
/// the connection without harm.
class Canceller final
{
public:
    Canceller() = default;

    explicit Canceller(std::shared_ptr<CancelRequest> request)
        : m_request(std::move(request))
    {
    }

    /// Asks the server to stop; blocks for a network round trip, two seconds at most, so never on the GUI
    /// thread. A connection that brings nothing for two seconds more is given up.
    void cancel() const;

private:
    std::shared_ptr<CancelRequest> m_request;
};

/// One open session with PostgreSQL: a named QSqlDatabase of the QPSQL driver, checked and set up.
///
/// Statements go over the driver's own libpq connection with the extended protocol (`$1`, unnamed): one
/// round trip instead of the driver's PREPARE, EXECUTE and DEALLOCATE, values that never become SQL text,
/// and no server-side name that a transaction pooler could lose (docs/architecture.md, "Speaking SQL").
///
/// Behind a pooler that does not keep a session for us nothing is set in one: what a session would be set to
/// travels with each statement or transaction, in the same round trip, and goes with it.
///
/// No call waits for ever: a connection over which nothing comes is given up, and the call fails as over one
/// that was lost (ServerWait). Belongs to the thread that opened it; every call asserts that.
class Connection final
{
    Q_DISABLE_COPY_MOVE(Connection)

public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ConnectionSettings &settings,
                                                                  Purpose purpose);
    ~Connection();

    /// Runs one statement with parameters $1 …; all rows are in memory when it returns.
    [[nodiscard]] Result<Rows> execute(const QString &sql, const Parameters &parameters = {});
    /// Runs the text of sql/statements/`name`.sql.
    [[nodiscard]] Result<Rows> executeStatement(const QString &name, const Parameters &parameters = {});
    /// Runs a script of several statements (a migration) without parameters; stops at the first error.
    [[nodiscard]] Outcome executeScript(const QByteArray &script);

    /// Asks the server for a sign of life: isAlive() alone does not notice a peer that vanished silently.
    [[nodiscard]] Outcome ping();
    /// False once the server is gone: open a new connection.
    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] int serverVersion() const; ///< such as 150018

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }

    /// Whether a pooler stands between. Its mode is found out for Purpose::Owner only; for others a pooler at
    /// a port that says nothing is Unknown, and treated like one in transaction mode, which works with all.
    [[nodiscard]] Pooling pooling() const { return m_pooling; }

    /// What a transaction has to begin with: a statement that sets up its session, or nothing.
    [[nodiscard]] const QString &transactionSettings() const { return m_transactionSettings; }

    [[nodiscard]] Canceller canceller() const;

    /// For COPY (backup/copystream.h), which needs the protocol itself; inside sql/ only.
    [[nodiscard]] pg_conn *handle() const { return m_handle; }

    /// By which a copy waits for its server; likewise inside sql/ only.
    [[nodiscard]] ServerWait &wait() const { return *m_wait; }

    /// As ConnectionSettings::tlsWarning(), of what libpq made of the settings: a service file may name the
    /// server and how to speak to it.
    [[nodiscard]] QString tlsWarning() const;

    /// Protocol and cipher, such as "TLSv1.3, TLS_AES_256_GCM_SHA384"; empty in clear text.
    [[nodiscard]] QString encryption() const;

    /// The SCRAM verifier by which the server will know a role's password without having been told it.
    [[nodiscard]] Result<QString> passwordVerifier(const QString &role, const QString &password) const;

private:
    Connection(ConnectionSettings settings, QString name, pg_conn *handle);
    [[nodiscard]] Outcome setUpSession(Purpose purpose);
    [[nodiscard]] Outcome checkSession(Purpose purpose);
    [[nodiscard]] Result<Rows> finish(bool isQueued);
    [[nodiscard]] Pooling findPooling(int answeringProcess, Purpose purpose) const;
    [[nodiscard]] Result<Rows> executeAlone(const QByteArray &sql, const Parameters &parameters);
    [[nodiscard]] Result<Rows> executeWithSettings(const QByteArray &sql, const Parameters &parameters);
    [[nodiscard]] Result<Rows> readPipeline();

    ConnectionSettings m_settings;
    QString m_name; ///< of the QSqlDatabase
    pg_conn *m_handle;
    std::unique_ptr<ServerWait> m_wait;
    Pooling m_pooling = Pooling::None;
    QString m_transactionSettings;
    Qt::HANDLE m_thread;
};

} // namespace ShelfHelp::Sql

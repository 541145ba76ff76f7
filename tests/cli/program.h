// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace ShelfHelp::Tests {

/// What a finished program left behind.
struct Finished
{
    int status = -1; ///< exit status; −1 when it was killed or did not end
    QByteArray out;
    QString messages; ///< standard error

    [[nodiscard]] QJsonObject json() const;
    /// "read/stored/duplicate/rejected" of `ingest --json`.
    [[nodiscard]] QString counts() const;
};

/// The built `shelfhelp`, or another one, run as a process on a database of the test's choice.
class Program final
{
    Q_DISABLE_COPY_MOVE(Program)

public:
    /// Uses the database at `settings`, through DATABASE_URL.
    explicit Program(const Sql::ConnectionSettings &settings, const QString &name = u"shelfhelp"_qs);

    /// Sets a variable for all further runs; an empty value takes it away.
    void setVariable(const QString &name, const QString &value);

    [[nodiscard]] Finished run(const QStringList &arguments, const QByteArray &input = {});
    /// Run by a shell with its streams redirected: `>/dev/full`, `<&-`.
    [[nodiscard]] Finished runRedirected(const QString &redirection, const QStringList &arguments);
    /// Under a limit of the shell's ulimit: `-n 64`.
    [[nodiscard]] Finished runLimited(const QString &limit, const QStringList &arguments);
    /// Started, and left to the caller.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments);
    [[nodiscard]] static Finished finish(QProcess &process);

private:
    [[nodiscard]] std::unique_ptr<QProcess> startProcess(const QString &program,
                                                         const QStringList &arguments);

    QString m_program; ///< its file
    QProcessEnvironment m_environment;
};

/// Sends the signal and waits until the program has taken note of it, after which it leaves another one to
/// the system. Else two that come close together would be one. False when it does not.
[[nodiscard]] bool sendNoticedSignal(const QProcess &process, int number);

/// A libpq URI of the settings.
[[nodiscard]] QString uriOf(const Sql::ConnectionSettings &settings);

} // namespace ShelfHelp::Tests

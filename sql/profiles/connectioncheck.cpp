// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectioncheck.h"

#include "hostcheck.h"

#include <sql/connection.h>
#include <sql/databaseaccess.h>
#include <sql/databaseerror.h>
#include <sql/deskrights.h>
#include <sql/schema/migrator.h>

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

constexpr int theTables = 5;

constexpr std::array subjects{
    std::pair{CheckSubject::Settings, QLatin1StringView("Settings")},
    std::pair{CheckSubject::Host, QLatin1StringView("Host")},
    std::pair{CheckSubject::Port, QLatin1StringView("Port")},
    std::pair{CheckSubject::Encryption, QLatin1StringView("Encryption")},
    std::pair{CheckSubject::Login, QLatin1StringView("Login")},
    std::pair{CheckSubject::Database, QLatin1StringView("Database")},
    std::pair{CheckSubject::Session, QLatin1StringView("Session")},
    std::pair{CheckSubject::Pooler, QLatin1StringView("Pooler")},
    std::pair{CheckSubject::Writing, QLatin1StringView("Writing")},
    std::pair{CheckSubject::Schema, QLatin1StringView("Schema")},
    std::pair{CheckSubject::Rights, QLatin1StringView("Rights")},
};

/// Fills in the way from the first step to the one that failed, or to the end.
class Check final
{
public:
    explicit Check(const std::function<void(const CheckStep &)> &tell)
        : m_tell(tell)
    {
    }

    [[nodiscard]] QList<CheckStep> run(const DatabaseChoice &choice);

private:
    /// False where the step failed: then the rest is not reached.
    bool add(const CheckStep &step);
    bool add(CheckSubject subject, CheckState state, const QString &text, const QString &remedy = {});
    bool add(CheckSubject subject, const Error &error);
    bool checkSettings(const ConnectionSettings &settings);
    bool checkFile(const ConnectionSettings &settings, const QString &option, const QString &what);
    bool checkWay(const ConnectionSettings &settings);
    void explainConnect(const ConnectionSettings *settings, const Error &error);
    void explainEncryption(const Connection &connection);
    bool checkPooler(const Connection &connection);
    bool checkWriting(const DeskRights &rights);
    bool checkSchema(Connection &connection, qint64 tables);
    void checkInside(Connection &connection);
    void checkRights(const DeskRights &rights, qint64 readable);

    const std::function<void(const CheckStep &)> &m_tell;
    QList<CheckStep> m_steps;
};

bool Check::add(const CheckStep &step)
{
    m_steps.append(step);
    if (m_tell) {
        m_tell(step);
    }
    return step.state != CheckState::Failed;
}

bool Check::add(CheckSubject subject, CheckState state, const QString &text, const QString &remedy)
{
    return add({subject, state, text, remedy});
}

bool Check::add(CheckSubject subject, const Error &error)
{
    return add({subject, CheckState::Failed, error.message, error.remedy});
}

bool Check::checkFile(const ConnectionSettings &settings, const QString &option, const QString &what)
{
    const QString path = settings.options.value(option);
    if (path.isEmpty() || (QFileInfo(path).isFile() && QFileInfo(path).isReadable())) {
        return true;
    }
    return add(CheckSubject::Settings, CheckState::Failed,
               QFileInfo::exists(path) ? u"%1 %2 cannot be read"_qs.arg(what, path)
                                       : u"%1 %2 does not exist"_qs.arg(what, path),
               u"Name another file, or check its rights."_qs);
}

bool Check::checkSettings(const ConnectionSettings &settings)
{
    const std::array files{std::pair{u"sslrootcert"_qs, u"The CA file"_qs},
                           std::pair{u"sslcert"_qs, u"The client's certificate"_qs},
                           std::pair{u"sslkey"_qs, u"The client's key"_qs},
                           std::pair{u"passfile"_qs, u"The password file"_qs}};
    for (const auto &[option, what] : files) {
        if (!checkFile(settings, option, what)) {
            return false;
        }
    }
    return add(CheckSubject::Settings, CheckState::Good, settings.describe());
}

/// What libpq would only tell as one failure of the whole.
bool Check::checkWay(const ConnectionSettings &settings)
{
    if (settings.options.contains(u"service"_qs)) {
        return add(CheckSubject::Host, CheckState::Skipped,
                   u"libpq reads the service's host from its file"_qs);
    }
    if (settings.host.contains(u',')) {
        return add(CheckSubject::Host, CheckState::Skipped,
                   u"Several hosts: libpq tries one after the other"_qs);
    }
    return std::ranges::all_of(checkHost(settings), [this](const CheckStep &step) { return add(step); });
}

void Check::explainConnect(const ConnectionSettings *settings, const Error &error)
{
    constexpr std::array stages{std::pair{ConnectStage::Settings, CheckSubject::Settings},
                                std::pair{ConnectStage::Host, CheckSubject::Host},
                                std::pair{ConnectStage::Port, CheckSubject::Port},
                                std::pair{ConnectStage::Encryption, CheckSubject::Encryption},
                                std::pair{ConnectStage::Login, CheckSubject::Login},
                                std::pair{ConnectStage::Database, CheckSubject::Database},
                                std::pair{ConnectStage::Capacity, CheckSubject::Session}};
    CheckSubject failed = CheckSubject::Session;
    if (const auto stage = connectStage(error)) {
        failed = std::ranges::find(stages, *stage, [](const auto &each) { return each.first; })->second;
    }
    // Servers speak of passwords and databases after they have agreed on encryption.
    const bool isEncrypted = settings != nullptr && !settings->sslMode().isEmpty() &&
                             settings->sslMode() != u"disable" && settings->sslMode() != u"allow" &&
                             settings->sslMode() != u"prefer";
    if (failed > CheckSubject::Encryption && isEncrypted) {
        const QString warning = settings->tlsWarning();
        add(CheckSubject::Encryption, warning.isEmpty() ? CheckState::Good : CheckState::Warning,
            u"The connection is encrypted"_qs, warning);
    }
    if (failed > CheckSubject::Login && failed < CheckSubject::Session) {
        add(CheckSubject::Login, CheckState::Good, u"The server admits the user"_qs);
    }
    add(failed, error);
}

void Check::explainEncryption(const Connection &connection)
{
    const QString encryption = connection.encryption();
    const QString warning = connection.tlsWarning();
    if (!warning.isEmpty()) {
        add(CheckSubject::Encryption, CheckState::Warning,
            encryption.isEmpty() ? u"The connection is in clear text"_qs : u"Encrypted: "_qs + encryption,
            warning);
    } else {
        add(CheckSubject::Encryption, CheckState::Good,
            encryption.isEmpty() ? u"None is needed: the server is this machine"_qs
                                 : u"Encrypted: "_qs + encryption);
    }
}

/// What stands between decides what can be done through it.
bool Check::checkPooler(const Connection &connection)
{
    switch (connection.pooling()) {
    case Pooling::None:
        return add(CheckSubject::Pooler, CheckState::Good, u"None: the server answers itself"_qs);
    case Pooling::Session:
        return add(CheckSubject::Pooler, CheckState::Good,
                   u"A pooler in session mode: everything works. It has room for few clients"_qs,
                   u"Close windows and programs that are not needed."_qs);
    case Pooling::Transaction:
        return add(
            CheckSubject::Pooler, CheckState::Warning,
            u"A pooler in transaction mode: reading and storing work; migrations, roles and backups do not"_qs,
            u"For those use a session: port 5432 of the same host."_qs);
    case Pooling::Statement:
        return add(CheckSubject::Pooler, CheckState::Failed,
                   u"A pooler in statement mode, which refuses transactions"_qs,
                   u"Connect to the server itself, or to a pooler in session or transaction mode."_qs);
    case Pooling::Unknown:
        break;
    }
    return add(
        CheckSubject::Pooler, CheckState::Warning,
        u"A pooler whose mode cannot be told: it is treated as one in transaction mode"_qs,
        u"Migrations, roles and backups need a session: the server itself, or a pooler in session mode."_qs);
}

bool Check::checkWriting(const DeskRights &rights)
{
    if (rights.isStandby) {
        return add(CheckSubject::Writing, CheckState::Warning,
                   u"A hot standby: figures can be read, nothing can be stored"_qs,
                   u"To store notifications connect to the primary."_qs);
    }
    if (rights.isReadOnly) {
        return add(CheckSubject::Writing, CheckState::Warning,
                   u"The database is read-only: figures can be read, nothing can be stored"_qs,
                   u"Supabase does that above 500 MB of the free plan: free space; else look at "
                   "default_transaction_read_only."_qs);
    }
    return add(CheckSubject::Writing, CheckState::Good, u"The server takes writes"_qs);
}

bool Check::checkSchema(Connection &connection, qint64 tables)
{
    const Result<MigrationStatus> status = migrationStatus(connection);
    if (!status.ok()) {
        return add(CheckSubject::Schema, status.error());
    }
    if (status.value().state == MigrationState::UpToDate) {
        return add(CheckSubject::Schema, CheckState::Good,
                   status.value().isAdopted ? u"Of this version, adopted from the existing pipeline"_qs
                                            : u"Of this version of the program"_qs);
    }
    const Error error = requireCurrentSchema(connection).error();
    if (status.value().state == MigrationState::NotInitialised && tables > 0) {
        return add(
            CheckSubject::Schema, CheckState::Failed,
            u"The database has no Shelf Help tables, but %1 of somebody else: it may be the wrong one"_qs.arg(
                tables),
            u"Check the database's name. If it is meant: "_qs + error.remedy);
    }
    return add(CheckSubject::Schema, error);
}

void Check::checkRights(const DeskRights &rights, qint64 readable)
{
    if (readable < theTables) {
        add(CheckSubject::Rights, CheckState::Failed,
            u"This role may not read the tables (%1 of %2)"_qs.arg(QString::number(readable),
                                                                   QString::number(theTables)),
            u"Connect as their owner, or as a login that shelfhelp database roles --login made."_qs);
    } else if (rights.canIngest && rights.canSettle && rights.canUndo) {
        add(CheckSubject::Rights, CheckState::Good, u"This role may read, store, settle and take back"_qs);
    } else {
        QStringList missing;
        missing += rights.canIngest ? QStringList() : QStringList(u"store notifications"_qs);
        missing += rights.canSettle ? QStringList() : QStringList(u"settle rejected ones"_qs);
        missing += rights.canUndo ? QStringList() : QStringList(u"take a replay back"_qs);
        add(CheckSubject::Rights, CheckState::Good,
            u"This role may read; it may not "_qs + missing.join(u", "_qs),
            u"That is as it should be for somebody who only looks."_qs);
    }
}

void Check::checkInside(Connection &connection)
{
    explainEncryption(connection);
    const Result<Rows> around = connection.executeStatement(u"profiles/look_around"_qs);
    if (!around.ok()) {
        add(CheckSubject::Session, around.error());
        return;
    }
    add(CheckSubject::Login, CheckState::Good, u"Logged in as %1"_qs.arg(around.value().get<QString>(0, 0)));
    add(CheckSubject::Session, CheckState::Good, u"PostgreSQL "_qs + around.value().get<QString>(0, 1));
    if (!checkPooler(connection)) {
        return;
    }
    const Result<DeskRights> rights = deskRights(connection);
    if (!rights.ok()) {
        add(CheckSubject::Writing, rights.error());
        return;
    }
    checkWriting(rights.value());
    const qint64 readable = around.value().get<qint64>(0, 3);
    if (checkSchema(connection, around.value().get<qint64>(0, 2))) {
        checkRights(rights.value(), std::min<qint64>(readable, theTables));
    }
}

QList<CheckStep> Check::run(const DatabaseChoice &choice)
{
    if (choice && (!checkSettings(*choice) || !checkWay(*choice))) {
        return m_steps;
    }
    DatabaseAccess access(choice, DatabaseAccess::Schema::Any);
    const Result<std::unique_ptr<Connection>> connection = access.open(Purpose::Owner);
    if (!connection.ok()) {
        explainConnect(choice ? &*choice : nullptr, connection.error());
        return m_steps;
    }
    if (!choice) {
        add(CheckSubject::Settings, CheckState::Good, connection.value()->settings().describe());
    }
    checkInside(*connection.value());
    return m_steps;
}

} // namespace

QList<CheckStep> checkConnection(const DatabaseChoice &choice,
                                 const std::function<void(const CheckStep &)> &tell)
{
    return Check(tell).run(choice);
}

bool isUsable(const QList<CheckStep> &steps)
{
    return std::ranges::none_of(steps,
                                [](const CheckStep &step) { return step.state == CheckState::Failed; });
}

QString checkMark(CheckState state)
{
    switch (state) {
    case CheckState::Good:
        return u"✓"_qs;
    case CheckState::Warning:
        return u"⚠"_qs;
    case CheckState::Failed:
        return u"✗"_qs;
    case CheckState::Skipped:
        break;
    }
    return u"–"_qs;
}

QString subjectName(CheckSubject subject)
{
    for (const auto &[each, name] : subjects) {
        if (each == subject) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

} // namespace ShelfHelp::Sql

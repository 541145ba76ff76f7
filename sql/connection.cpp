// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connection.h"

#include "crashhook.h"
#include "databaseerror.h"
#include "poolerprobe.h"
#include "serverwait.h"
#include "sessionsettings.h"
#include "statementfile.h"

#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>

#include <libpq-fe.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.sql", QtInfoMsg)

constexpr int oldestServer = 150000;

QString nextConnectionName()
{
    static std::atomic<int> counter = 0;
    return u"shelfhelp-%1"_qs.arg(++counter);
}

/// Quotes a value for libpq's keyword string, which QPSQL passes on as it is.
QString quotedOption(const QString &key, QString value)
{
    value.replace(u'\\', u"\\\\"_qs).replace(u'\'', u"\\'"_qs);
    return key + u"='" + value + u'\'';
}

/// A dead peer must end in an error, not in a hang.
QString connectOptions(const ConnectionSettings &settings)
{
    QMap<QString, QString> options{
        {u"connect_timeout"_qs, u"10"_qs},         {u"keepalives"_qs, u"1"_qs},
        {u"keepalives_idle"_qs, u"10"_qs},         {u"keepalives_interval"_qs, u"5"_qs},
        {u"keepalives_count"_qs, u"3"_qs},         {u"tcp_user_timeout"_qs, u"10000"_qs},
        {u"application_name"_qs, u"shelfhelp"_qs}, {u"client_encoding"_qs, u"UTF8"_qs}};
    if (const QString mode = settings.sslMode(); !mode.isEmpty()) {
        options.insert(u"sslmode"_qs, mode);
    }
    options.insert(settings.options);
    QStringList parts;
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        parts.append(quotedOption(option.key(), option.value()));
    }
    return parts.join(u';');
}

pg_conn *libpqHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    return *static_cast<pg_conn *const *>(handle.constData()); // typeName() is "pg_conn*" in Qt 6.4
}

void logNotice(void *, const char *message)
{
    qCDebug(log).noquote() << QString::fromUtf8(message).trimmed();
#ifdef SHELFHELP_CRASH_HOOKS
    passCrashHookOf(message);
#endif
}

/// libpq's parallel arrays for PQexecParams; borrow from the parameters.
struct BoundParameters
{
    explicit BoundParameters(const Parameters &parameters)
    {
        for (const Parameter &parameter : parameters) {
            types.push_back(parameter.type());
            values.push_back(parameter.isNull() ? nullptr : parameter.bytes().constData());
            lengths.push_back(int(parameter.bytes().size()));
            formats.push_back(parameter.isBinary() ? 1 : 0);
        }
    }

    std::vector<unsigned> types;
    std::vector<const char *> values;
    std::vector<int> lengths;
    std::vector<int> formats;
};

/// Loading needs some descriptors; nobody says that this was why it failed.
bool isOutOfDescriptors()
{
    std::array<int, 8> descriptors{};
    std::ranges::generate(descriptors, [] { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); });
    const bool isOut = std::ranges::find(descriptors, -1) != descriptors.end();
    std::ranges::for_each(descriptors, ::close); // of one that is none nothing comes
    return isOut;
}

Error driverMissing()
{
    if (isOutOfDescriptors()) {
        return {.message = u"This program may open no further file, and so cannot connect"_qs,
                .remedy = u"Raise the limit, with ulimit -n 64 or more."_qs};
    }
    return {.message = u"Qt's PostgreSQL driver (QPSQL) is not installed"_qs,
            .remedy = u"Install it: sudo apt-get install libqt6sql6-psql."_qs};
}

bool succeeded(const pg_result *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

} // namespace

void Canceller::cancel() const
{
    if (m_request) {
        m_request->send();
    }
}

Outcome checkDriver()
{
    const QString name = nextConnectionName();
    const bool isLoaded = QSqlDatabase::addDatabase(u"QPSQL"_qs, name).isValid();
    QSqlDatabase::removeDatabase(name);
    return isLoaded ? success() : Outcome(driverMissing());
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSettings &settings, Purpose purpose)
{
    const QString name = nextConnectionName();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_qs, name);
    if (!database.isValid()) {
        database = {};
        QSqlDatabase::removeDatabase(name);
        return driverMissing();
    }
    database.setHostName(settings.host);
    database.setPort(settings.options.contains(u"service"_qs) && settings.host.isEmpty() ? -1
                                                                                         : settings.port);
    database.setDatabaseName(settings.database);
    database.setUserName(settings.user);
    database.setPassword(settings.password);
    database.setConnectOptions(connectOptions(settings));
    if (!database.open()) {
        const Error error = connectError(
            database.lastError().databaseText() + u' ' + database.lastError().driverText(), settings);
        database = {};
        QSqlDatabase::removeDatabase(name);
        return error;
    }
    std::unique_ptr<Connection> connection(new Connection(settings, name, libpqHandle(database)));
    if (Outcome ready = connection->setUpSession(purpose); !ready.ok()) {
        database = {}; // no copy may be left when the connection removes it
        return ready.error();
    }
    return connection;
}

Connection::Connection(ConnectionSettings settings, QString name, pg_conn *handle)
    : m_settings(std::move(settings))
    , m_name(std::move(name))
    , m_handle(handle)
    , m_wait(std::make_unique<ServerWait>(handle))
    , m_thread(QThread::currentThreadId())
{
    PQsetNoticeProcessor(m_handle, logNotice, nullptr);
}

Connection::~Connection()
{
    if (m_pooling == Pooling::Session && isAlive()) {
        // Not every pooler cleans a server session before the next client gets it.
        static_cast<void>(executeScript("RESET ALL"));
    }
    QSqlDatabase::removeDatabase(m_name);
}

/// Nothing may be set before it is known whose session it is.
Outcome Connection::setUpSession(Purpose purpose)
{
    if (Outcome checked = checkSession(purpose); !checked.ok()) {
        return checked;
    }
    if (m_pooling != Pooling::None) {
        m_wait->setBehindPooler(statementLimit(purpose));
    }
    if (keepsSession(m_pooling)) {
        const Result<Rows> set = execute(settingsStatement(purpose, SettingScope::Session));
        return set.ok() ? success() : Outcome(set.error());
    }
    m_transactionSettings = settingsStatement(purpose, SettingScope::Transaction);
    return success();
}

/// A pooler answers the connect itself, with a number of its own instead of the server process's.
Pooling Connection::findPooling(int answeringProcess, Purpose purpose) const
{
    if (m_settings.isTransactionPooler()) {
        return Pooling::Transaction;
    }
    if (answeringProcess == PQbackendPID(m_handle)) {
        return Pooling::None;
    }
    return purpose == Purpose::Owner ? probePooler(m_handle) : Pooling::Unknown;
}

/// Each of these, when off, would change results without any error.
Outcome Connection::checkSession(Purpose purpose)
{
    if (!isAlive()) {
        return m_wait->failure(); // lost since it was opened: it would seem to have no version
    }
    if (serverVersion() < oldestServer) {
        return Error{.message = u"%1 runs PostgreSQL %2; 15 or newer is needed"_qs.arg(
                         m_settings.describe(), QString::number(serverVersion() / 10000)),
                     .remedy = u"Upgrade the server, or choose another database."_qs};
    }
    const Result<Rows> rows = executeStatement(u"session/check_session"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    m_pooling = findPooling(rows.value().get<int>(0, 3), purpose);
    if (!rows.value().get<bool>(0, 0)) {
        return Error{.message = u"The database's encoding is not UTF-8"_qs,
                     .remedy = u"Create the database with ENCODING 'UTF8'."_qs};
    }
    // Writing goes through functions that have their owner's rights.
    if (purpose != Purpose::Writing && rows.value().get<bool>(0, 1)) {
        return Error{
            .message = u"Row level security hides the tables from this role: every figure would be zero"_qs,
            .remedy =
                u"Connect as the tables' owner, or as a login that shelfhelp database roles --login made."_qs,
            .sqlState = {}};
    }
    if (purpose == Purpose::Writing && rows.value().get<QString>(0, 2) == u"off") {
        return Error{
            .message =
                u"synchronous_commit is off for this role: a crash could lose acknowledged notifications"_qs,
            .remedy = u"ALTER ROLE … RESET synchronous_commit."_qs};
    }
    return success();
}

Result<Rows> Connection::execute(const QString &sql, const Parameters &parameters)
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    for (const Parameter &parameter : parameters) {
        if (!parameter.isStorable()) {
            return Error{
                .kind = ErrorKind::Permanent,
                .message =
                    u"A text holds U+0000 or half a surrogate pair, or a number is not finite: PostgreSQL cannot store it"_qs};
        }
    }
    const bool isOutsideTransaction = PQtransactionStatus(m_handle) == PQTRANS_IDLE;
    return isOutsideTransaction && !m_transactionSettings.isEmpty()
               ? executeWithSettings(sql.toUtf8(), parameters)
               : executeAlone(sql.toUtf8(), parameters);
}

Result<Rows> Connection::executeAlone(const QByteArray &sql, const Parameters &parameters)
{
    const BoundParameters bound(parameters);
    return finish(PQsendQueryParams(m_handle, sql.constData(), int(parameters.size()), bound.types.data(),
                                    bound.values.data(), bound.lengths.data(), bound.formats.data(), 0) == 1);
}

/// The last answer to what was queued, or its error.
Result<Rows> Connection::finish(bool isQueued)
{
    Result<Rows> answer = m_wait->finish(isQueued);
    if (answer.ok() && !succeeded(answer.value().handle())) {
        return statementError(answer.value().handle(), m_handle);
    }
    return answer;
}

/// Settings and statement are one implicit transaction up to the synchronisation, and one round trip.
Result<Rows> Connection::executeWithSettings(const QByteArray &sql, const Parameters &parameters)
{
    const BoundParameters bound(parameters);
    const bool isSent =
        PQenterPipelineMode(m_handle) == 1 &&
        PQsendQueryParams(m_handle, m_transactionSettings.toUtf8().constData(), 0, nullptr, nullptr, nullptr,
                          nullptr, 0) == 1 &&
        PQsendQueryParams(m_handle, sql.constData(), int(parameters.size()), bound.types.data(),
                          bound.values.data(), bound.lengths.data(), bound.formats.data(), 0) == 1 &&
        PQpipelineSync(m_handle) == 1 && m_wait->flush();
    Result<Rows> answer = isSent ? readPipeline() : m_wait->failure();
    PQexitPipelineMode(m_handle);
    return answer;
}

/// The last answer before the synchronisation, or the first error: what follows an error is not executed.
Result<Rows> Connection::readPipeline()
{
    Rows last;
    std::optional<Error> failure;
    while (isAlive() && m_wait->untilReady()) {
        pg_result *result = PQgetResult(m_handle);
        if (result == nullptr) {
            continue; // the end of one statement's answers
        }
        const Rows rows(result);
        if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
            return failure ? Result<Rows>(*failure) : Result<Rows>(last);
        }
        if (succeeded(result)) {
            last = rows;
        } else if (!failure && PQresultStatus(result) != PGRES_PIPELINE_ABORTED) {
            failure = statementError(result, m_handle);
        }
    }
    return failure ? *failure : m_wait->failure();
}

Result<Rows> Connection::executeStatement(const QString &name, const Parameters &parameters)
{
    Result<Rows> rows = execute(statementText(name), parameters);
    if (!rows.ok()) {
        Error error = rows.error();
        qCDebug(log).noquote() << "statement" << name << "failed with SQLSTATE" << error.sqlState;
        return error;
    }
    return rows;
}

Outcome Connection::executeScript(const QByteArray &script)
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    const Result<Rows> rows = finish(PQsendQuery(m_handle, script.constData()) == 1);
    return rows.ok() ? success() : Outcome(rows.error()); // the first error of the script, if any
}

Outcome Connection::ping()
{
    const Result<Rows> rows = execute(u"SELECT 1"_qs);
    return rows.ok() ? success() : Outcome(rows.error());
}

bool Connection::isAlive() const
{
    return PQstatus(m_handle) == CONNECTION_OK;
}

int Connection::serverVersion() const
{
    return PQserverVersion(m_handle);
}

QString Connection::tlsWarning() const
{
    if (!m_settings.options.contains(u"service"_qs)) {
        return m_settings.tlsWarning();
    }
    ConnectionSettings effective{.host = QString::fromUtf8(PQhost(m_handle))};
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(m_handle),
                                                                               PQconninfoFree);
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        const QString key = QString::fromUtf8(option->keyword);
        if (option->val && *option->val && (key == u"sslmode" || key == u"sslrootcert")) {
            effective.options.insert(key, QString::fromUtf8(option->val));
        }
    }
    return effective.tlsWarning();
}

QString Connection::encryption() const
{
    if (PQsslInUse(m_handle) == 0) {
        return {};
    }
    return QString::fromLatin1(PQsslAttribute(m_handle, "protocol")) + u", " +
           QString::fromLatin1(PQsslAttribute(m_handle, "cipher"));
}

Canceller Connection::canceller() const
{
    return Canceller(m_wait->cancelRequest());
}

Result<QString> Connection::passwordVerifier(const QString &role, const QString &password) const
{
    Q_ASSERT(m_thread == QThread::currentThreadId());
    const std::unique_ptr<char, decltype(&PQfreemem)> verifier(
        PQencryptPasswordConn(m_handle, password.toUtf8().constData(), role.toUtf8().constData(),
                              "scram-sha-256"),
        PQfreemem);
    if (!verifier) {
        return Error{.kind = ErrorKind::Blocked, .message = u"No verifier could be made of the password"_qs};
    }
    return QString::fromLatin1(verifier.get());
}

} // namespace ShelfHelp::Sql

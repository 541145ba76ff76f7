// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseerror.h"

#include "connectionsettings.h"

#include <QList>
#include <QLoggingCategory>

#include <libpq-fe.h>

#include <array>

namespace ShelfHelp::Sql {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.sql", QtInfoMsg)

struct StateRule
{
    QLatin1StringView prefix; ///< of the SQLSTATE; the longest match wins by standing first
    ErrorKind kind;
    QStringView message;
    QStringView remedy;
};

// Order matters: exact states before their class.
constexpr std::array stateRules{
    StateRule{QLatin1StringView("57014"), ErrorKind::Transient,
              u"The statement took too long or was cancelled",
              u"Try again; if it keeps happening, choose a shorter range."},
    StateRule{QLatin1StringView("57P04"), ErrorKind::Blocked, u"The database was dropped while it was in use",
              u"Choose another database."},
    StateRule{QLatin1StringView("57P01"), ErrorKind::Transient,
              u"The database server ended the session: it is shutting down, or an administrator ended it",
              u"Try again in a moment."},
    StateRule{QLatin1StringView("57P"), ErrorKind::Transient,
              u"The database server is shutting down or starting up", u"Try again in a moment."},
    StateRule{QLatin1StringView("25P03"), ErrorKind::Transient, u"The server ended an idle transaction",
              u"Try again."},
    StateRule{QLatin1StringView("25006"), ErrorKind::Transient, u"The database is read-only",
              u"A standby or a database over its size limit (500 MB on Supabase's free plan) accepts no "
              u"writes: connect to the primary, or free space."},
    StateRule{QLatin1StringView("55P03"), ErrorKind::Transient,
              u"Another session holds a lock that is needed", u"Try again in a moment."},
    StateRule{QLatin1StringView("55006"), ErrorKind::Transient, u"An object is in use by another session",
              u"Try again in a moment."},
    StateRule{QLatin1StringView("08"), ErrorKind::Transient, u"The connection to the database was lost",
              u"Try again; check the network if it stays away."},
    StateRule{QLatin1StringView("40"), ErrorKind::Transient, u"The transaction collided with another one",
              u"Try again."},
    StateRule{QLatin1StringView("53100"), ErrorKind::Transient, u"The database server's disk is full",
              u"Free space on the server, then try again."},
    StateRule{QLatin1StringView("53300"), ErrorKind::Transient, u"The database server has no free connection",
              u"Close other programs that use it, then try again."},
    StateRule{QLatin1StringView("53"), ErrorKind::Transient, u"The database server is out of resources",
              u"Try again later."},
    StateRule{QLatin1StringView("58"), ErrorKind::Transient, u"The database server has an input/output error",
              u"Look into the server's log."},
    StateRule{QLatin1StringView("26000"), ErrorKind::Transient, u"A prepared statement is gone",
              u"Behind a transaction pooler use port 5432 of the same host, or a pooler in session mode."},
    StateRule{QLatin1StringView("22"), ErrorKind::Permanent, u"The database refused a value", u""},
    StateRule{QLatin1StringView("23"), ErrorKind::Permanent, u"A value breaks a rule of the database", u""},
    StateRule{QLatin1StringView("54"), ErrorKind::Permanent, u"A value is too large for the database", u""},
    StateRule{QLatin1StringView("21000"), ErrorKind::Permanent, u"The database refused a repeated key", u""},
    StateRule{QLatin1StringView("28"), ErrorKind::Blocked, u"The database refused the login",
              u"Check user and password."},
    StateRule{QLatin1StringView("3D000"), ErrorKind::Blocked, u"There is no such database",
              u"Check the database's name."},
    StateRule{QLatin1StringView("42501"), ErrorKind::Blocked, u"The role lacks a right it needs",
              u"Grant it, or connect as another role."},
    StateRule{QLatin1StringView("42P01"), ErrorKind::Blocked, u"A table is missing",
              u"Bring the schema up to date: shelfhelp migrate apply."},
    StateRule{QLatin1StringView("42703"), ErrorKind::Blocked, u"A column is missing",
              u"Bring the schema up to date: shelfhelp migrate apply."},
    StateRule{QLatin1StringView("42883"), ErrorKind::Blocked, u"A function is missing",
              u"Bring the schema up to date: shelfhelp migrate apply."},
    StateRule{QLatin1StringView("3F000"), ErrorKind::Blocked, u"A schema is missing",
              u"Bring the schema up to date: shelfhelp migrate apply."},
    StateRule{
        QLatin1StringView("SH001"), ErrorKind::Blocked, // shelfhelp.check_rejection_limits()
        u"As many rejected notifications are kept as may be: nothing more is taken, and nothing dropped",
        u"Deal with them (shelfhelp rejected list, retry, discard), then remove settled ones: shelfhelp "
        u"database purge --rejections-older-than 1d. The limits are shelfhelp.rejected_rows and "
        u"shelfhelp.rejected_bytes (docs/operations.md)."},
};

const StateRule *ruleFor(const QString &sqlState)
{
    for (const StateRule &rule : stateRules) {
        if (sqlState.startsWith(rule.prefix)) {
            return &rule;
        }
    }
    return nullptr;
}

QString field(const pg_result *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

/// Servers say so by themselves since PostgreSQL 14, and again when they become primaries; poolers may not.
bool isHotStandby(const pg_conn *connection)
{
    return QByteArrayView(PQparameterStatus(connection, "in_hot_standby")) == "on";
}

/// What a standby refuses or breaks off, a primary would have done: it has to be named.
void explainStandby(Error &error)
{
    if (error.sqlState == u"25006") {
        error.message = u"This server is a hot standby: it can be read, but accepts no writes"_qs;
        error.remedy =
            u"Connect to the primary: --database URI names it, or DATABASE_URL. Figures can be read here."_qs;
    } else if (error.sqlState == u"40001") {
        error.message =
            u"The hot standby ended the statement: changes of the primary could not wait for it"_qs;
        error.remedy = u"Try again; if it keeps happening, raise max_standby_streaming_delay on the standby, "
                       "or read from the primary."_qs;
    }
}

struct ConnectRule
{
    QLatin1StringView words; ///< of libpq's or the server's English text
    ConnectStage stage;
    ErrorKind kind;
    QStringView message;
    QStringView remedy;
};

// A failed connect has no SQLSTATE: only its text tells the causes apart, and only to explain them.
constexpr std::array connectRules{
    ConnectRule{QLatin1StringView("password authentication failed"), ConnectStage::Login, ErrorKind::Blocked,
                u"the password or the user is wrong",
                u"Check them, or put the password into ~/.pgpass (mode 0600)."},
    ConnectRule{QLatin1StringView("no password supplied"), ConnectStage::Login, ErrorKind::Blocked,
                u"a password is needed", u"Put it into ~/.pgpass (mode 0600) or DB_PASS."},
    ConnectRule{
        QLatin1StringView("Tenant or user not found"), ConnectStage::Login, ErrorKind::Blocked,
        u"the pooler does not know this project",
        u"Check the pooler's host and the user (postgres.PROJECT), and that the project is not paused."},
    ConnectRule{
        QLatin1StringView("ENOTFOUND"), ConnectStage::Login, ErrorKind::Blocked,
        u"the pooler does not know this project",
        u"Check the pooler's host and the user (postgres.PROJECT), and that the project is not paused."},
    ConnectRule{QLatin1StringView("no such database"), ConnectStage::Database, ErrorKind::Blocked,
                u"the pooler knows no such database", u"Check the database's name."},
    ConnectRule{QLatin1StringView("no such user"), ConnectStage::Login, ErrorKind::Blocked,
                u"the pooler knows no such user", u"Check the user."},
    ConnectRule{QLatin1StringView("unsupported startup parameter"), ConnectStage::Settings,
                ErrorKind::Blocked, u"the pooler refuses an option of the connection",
                u"Take the option out of the database's URI, of the service and of PGOPTIONS."},
    ConnectRule{QLatin1StringView("server login has been failing"), ConnectStage::Capacity,
                ErrorKind::Transient, u"the pooler cannot reach the database", u"Try again in a moment."},
    ConnectRule{QLatin1StringView("remaining connection slots"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the server has no free connection", u"Close other programs that use it."},
    ConnectRule{QLatin1StringView("pg_hba.conf"), ConnectStage::Login, ErrorKind::Blocked,
                u"the server does not admit this user from here",
                u"Check sslmode and the server's pg_hba.conf."},
    ConnectRule{QLatin1StringView("does not match host name"), ConnectStage::Encryption, ErrorKind::Blocked,
                u"the server's certificate is made for another host name",
                u"Use the host name it was made for; if you did, something else answers there."},
    ConnectRule{QLatin1StringView("root certificate file"), ConnectStage::Encryption, ErrorKind::Blocked,
                u"the CA file is not there or cannot be read",
                u"Name an existing one with sslrootcert=FILE; Supabase offers it, prod-ca-2021.crt, in its "
                u"database settings."},
    ConnectRule{QLatin1StringView("certificate"), ConnectStage::Encryption, ErrorKind::Blocked,
                u"the server's certificate is not trusted, or has expired",
                u"Name the right CA file with sslrootcert=FILE; an expired certificate is for the provider "
                u"to renew."},
    ConnectRule{QLatin1StringView("SSL"), ConnectStage::Encryption, ErrorKind::Blocked,
                u"an encrypted connection could not be made", u"Check sslmode and sslrootcert."},
    ConnectRule{QLatin1StringView("definition of service"), ConnectStage::Settings, ErrorKind::Blocked,
                u"the service is not defined", u"Define it in ~/.pg_service.conf."},
    ConnectRule{QLatin1StringView("could not translate host name"), ConnectStage::Host, ErrorKind::Transient,
                u"the host name is unknown",
                u"Check the host. Supabase's direct host answers over IPv6 only: use its session pooler."},
    ConnectRule{QLatin1StringView("Network is unreachable"), ConnectStage::Port, ErrorKind::Transient,
                u"the network is unreachable",
                u"Check the network. Supabase's direct host answers over IPv6 only: use its session pooler."},
    ConnectRule{QLatin1StringView("No route to host"), ConnectStage::Port, ErrorKind::Transient,
                u"there is no way to the host",
                u"Check the network. Supabase's direct host answers over IPv6 only: use its session pooler."},
    ConnectRule{QLatin1StringView("Connection refused"), ConnectStage::Port, ErrorKind::Transient,
                u"nothing listens there", u"Check host and port, and that the server runs."},
    ConnectRule{QLatin1StringView("No such file or directory"), ConnectStage::Port, ErrorKind::Transient,
                u"there is no server socket in that directory",
                u"Check the directory, and that the server runs."},
    ConnectRule{QLatin1StringView("timeout expired"), ConnectStage::Port, ErrorKind::Transient,
                u"no answer in time", u"Check host, port and firewall."},
    ConnectRule{QLatin1StringView("starting up"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the server is starting up", u"Try again in a moment."},
    ConnectRule{QLatin1StringView("shutting down"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the server is shutting down", u"Try again in a moment."},
    ConnectRule{QLatin1StringView("too many"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the server has no free connection", u"Close other programs that use it."},
    ConnectRule{QLatin1StringView("no more connections"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the pooler has no free connection", u"Close other programs that use it."},
    ConnectRule{QLatin1StringView("query_wait_timeout"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the pooler has no free connection", u"Close other programs that use it."},
    ConnectRule{QLatin1StringView("max client"), ConnectStage::Capacity, ErrorKind::Transient,
                u"the pooler has no free connection", u"Close other programs that use it."},
    ConnectRule{QLatin1StringView("permission denied for database"), ConnectStage::Database,
                ErrorKind::Blocked, u"this user may not connect to the database",
                u"Its owner may allow it: GRANT CONNECT ON DATABASE … TO …."},
    ConnectRule{QLatin1StringView("not permitted to log in"), ConnectStage::Login, ErrorKind::Blocked,
                u"this role is none to log in with",
                u"Use a login: shelfhelp database roles --login makes one."},
    ConnectRule{QLatin1StringView("not currently accepting connections"), ConnectStage::Database,
                ErrorKind::Blocked, u"the database takes no connections", u"Check the database's name."},
    // Last: other causes name role and database as well.
    ConnectRule{QLatin1StringView("role \""), ConnectStage::Login, ErrorKind::Blocked,
                u"there is no such user", u"Check the user."},
    ConnectRule{QLatin1StringView("database \""), ConnectStage::Database, ErrorKind::Blocked,
                u"there is no such database", u"Check the database's name."},
};

} // namespace

bool isStatementPooling(const pg_conn *connection)
{
    // Its own words, in English always; the result that is left tells only of the lost connection.
    return QByteArrayView(PQerrorMessage(connection)).contains("statement pooling mode");
}

ErrorKind errorKind(const QString &sqlState, bool connectionAlive)
{
    if (sqlState.isEmpty()) {
        return connectionAlive ? ErrorKind::Blocked : ErrorKind::Transient;
    }
    const StateRule *rule = ruleFor(sqlState);
    return rule != nullptr ? rule->kind : ErrorKind::Blocked;
}

Error statementError(const pg_result *result, const pg_conn *connection)
{
    Error error;
    error.sqlState = field(result, PG_DIAG_SQLSTATE);
    error.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    error.kind = errorKind(error.sqlState, PQstatus(connection) == CONNECTION_OK);
    if (const StateRule *rule = ruleFor(error.sqlState)) {
        error.message = rule->message.toString();
        error.remedy = rule->remedy.toString();
    } else if (error.sqlState.isEmpty()) {
        error.message = u"The connection to the database was lost"_qs;
        error.remedy = u"Try again."_qs;
    } else {
        error.message = u"The database answered with an unexpected error"_qs;
        error.remedy = u"Look into the server's log."_qs;
    }
    if (error.sqlState == u"23505" && error.constraint.endsWith(u"_pkey")) {
        // Ours come from a sequence: it stands behind the rows, and every further row would be refused.
        error.kind = ErrorKind::Blocked;
        error.message = u"An identity sequence stands behind the rows of its table"_qs;
        error.remedy = u"A restore has left it there: set it with setval() to the table's largest id."_qs;
    }
    if (isHotStandby(connection)) {
        explainStandby(error);
    }
    if (isStatementPooling(connection)) {
        error.kind = ErrorKind::Blocked;
        error.message = u"The pooler is in statement mode and refuses transactions"_qs;
        error.remedy =
            u"Connect to the server itself, or to a pooler in session mode or in transaction mode."_qs;
    }
    if (!error.constraint.isEmpty()) {
        error.message += u" (constraint %1)"_qs.arg(error.constraint);
    }
    qCDebug(log).noquote() << "statement failed:" << error.sqlState << field(result, PG_DIAG_MESSAGE_PRIMARY);
    return error;
}

Error connectError(const QString &serverText, const ConnectionSettings &settings)
{
    Error error{.kind = ErrorKind::Transient,
                .message = u"Cannot connect to %1"_qs.arg(settings.describe()),
                .remedy = u"Check host, port, user and password."_qs};
    for (const ConnectRule &rule : connectRules) {
        if (serverText.contains(rule.words, Qt::CaseInsensitive)) {
            error.kind = rule.kind;
            error.message += u": " + rule.message;
            error.remedy = rule.remedy.toString();
            return error;
        }
    }
    error.message += u": " + serverText.section(u'\n', 0, 0).trimmed();
    return error;
}

std::optional<ConnectStage> connectStage(const Error &error)
{
    for (const ConnectRule &rule : connectRules) {
        if (error.message.endsWith(u": " + rule.message) && error.remedy == rule.remedy) {
            return rule.stage;
        }
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Sql

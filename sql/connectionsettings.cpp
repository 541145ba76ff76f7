// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionsettings.h"

#include <QSet>

#include <libpq-fe.h>

#include <memory>

namespace ShelfHelp::Sql {

namespace {

/// Keywords a URI may carry besides host, port, database, user and password. Everything else, such as
/// `options` or `replication`, could change what our statements mean.
const QSet<QString> &allowedOptions()
{
    static const QSet<QString> keys{
        u"sslmode"_qs,         u"sslrootcert"_qs,
        u"sslcert"_qs,         u"sslkey"_qs,
        u"sslcrl"_qs,          u"service"_qs,
        u"passfile"_qs,        u"connect_timeout"_qs,
        u"channel_binding"_qs, u"target_session_attrs"_qs,
        u"hostaddr"_qs,        u"gssencmode"_qs,
    };
    return keys;
}

Error usageError(const QString &origin, const QString &what)
{
    return {.kind = ErrorKind::Usage,
            .message = u"The database given by %1 is not usable: %2"_qs.arg(origin, what),
            .remedy = u"Expected postgresql://USER@HOST:PORT/DATABASE, service=NAME, or embedded."_qs};
}

/// Puts one keyword of the connection string where it belongs; returns what is wrong with it, if anything.
QString takeKeyword(ConnectionSettings &settings, const QString &key, const QString &value)
{
    if (key == u"host") {
        settings.host = value;
    } else if (key == u"port") {
        bool isNumber = false;
        settings.port = value.toInt(&isNumber);
        if (!isNumber || settings.port < 1 || settings.port > 65535) {
            return u"the port is not a number between 1 and 65535"_qs;
        }
    } else if (key == u"dbname") {
        settings.database = value;
    } else if (key == u"user") {
        settings.user = value;
    } else if (key == u"password") {
        settings.password = value;
    } else if (allowedOptions().contains(key)) {
        settings.options.insert(key, value);
    } else {
        return u"the option \"%1\" is not allowed here"_qs.arg(key);
    }
    return {};
}

/// The variables of the existing pipeline, so that its .env file works.
Result<ConnectionSettings> fromVariables(const QProcessEnvironment &environment)
{
    ConnectionSettings settings;
    settings.origin = u"DB_HOST and the other DB_ variables"_qs;
    settings.host = environment.value(u"DB_HOST"_qs);
    settings.database = environment.value(u"DB_NAME"_qs, u"postgres"_qs);
    settings.user = environment.value(u"DB_USER"_qs);
    settings.password = environment.value(u"DB_PASS"_qs);
    const QString problem = takeKeyword(settings, u"port"_qs, environment.value(u"DB_PORT"_qs, u"5432"_qs));
    if (!problem.isEmpty()) {
        return usageError(settings.origin, problem);
    }
    return settings;
}

/// A choice that somebody made, or why it makes no sense.
Result<DatabaseChoice> chosen(Result<ConnectionSettings> settings)
{
    if (!settings.ok()) {
        return settings.error();
    }
    return DatabaseChoice(std::move(settings).value());
}

} // namespace

QString ConnectionSettings::describe() const
{
    if (embedded) {
        return u"embedded database in "_qs + host;
    }
    QString text = user.isEmpty() ? QString() : user + u'@';
    if (options.contains(u"service"_qs)) {
        text += u"service "_qs + options.value(u"service"_qs);
    } else {
        text += u"%1:%2/%3"_qs.arg(host.isEmpty() ? u"localhost"_qs : host, QString::number(port), database);
    }
    return u"%1 (from %2)"_qs.arg(text, origin);
}

bool ConnectionSettings::isLocal() const
{
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || host.startsWith(u"127.") ||
           host == u"::1";
}

Result<ConnectionSettings> parseConnectionString(const QString &text, const QString &origin)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
        PQconninfoParse(text.toUtf8().constData(), &message), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owner(message, PQfreemem);
    if (!parsed) {
        // libpq quotes the string in its message, password included: say what is expected instead.
        return usageError(origin, u"it is no libpq URI or keyword string"_qs);
    }
    ConnectionSettings settings;
    settings.origin = origin;
    for (const PQconninfoOption *option = parsed.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) {
            continue;
        }
        const QString problem =
            takeKeyword(settings, QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
        if (!problem.isEmpty()) {
            return usageError(origin, problem);
        }
    }
    return settings;
}

Result<DatabaseChoice> chooseDatabase(const QString &explicitUri, const QProcessEnvironment &environment)
{
    QString text = explicitUri;
    QString origin = u"--database"_qs;
    if (text.isEmpty()) {
        text = environment.value(u"DATABASE_URL"_qs);
        origin = u"DATABASE_URL"_qs;
    }
    if (text == u"embedded") {
        return DatabaseChoice();
    }
    if (!text.isEmpty()) {
        return chosen(parseConnectionString(text, origin));
    }
    if (!environment.value(u"DB_HOST"_qs).isEmpty()) {
        return chosen(fromVariables(environment));
    }
    return DatabaseChoice();
}

} // namespace ShelfHelp::Sql

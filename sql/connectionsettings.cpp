// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionsettings.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <libpq-fe.h>

#include <algorithm>
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
Result<DatabaseChoice> chosen(Result<ConnectionSettings> settings, const QProcessEnvironment &environment)
{
    if (!settings.ok()) {
        return settings.error();
    }
    takeTlsVariables(settings.value(), environment);
    return DatabaseChoice(std::move(settings).value());
}

bool isLocalHost(const QString &host)
{
    static const QRegularExpression loopback(u"^127(\\.[0-9]{1,3}){3}$"_qs);
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || host == u"::1" ||
           loopback.match(host).hasMatch();
}

QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// How far TLS goes in a mode that does not verify everything, as the rest of a sentence.
QString weaknessOf(const QString &mode)
{
    if (mode == u"verify-ca") {
        return u"is encrypted, but any server with a certificate of the same authority is taken for it"_qs;
    }
    if (mode == u"require") {
        return u"is encrypted, but nothing proves that the server is the right one"_qs;
    }
    return u"may be in clear text, passwords included"_qs;
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
    return origin.isEmpty() ? text : u"%1 (from %2)"_qs.arg(text, origin);
}

bool ConnectionSettings::isLocal() const
{
    // libpq connects to the address where both are given.
    const QString places = options.value(u"hostaddr"_qs, host);
    return std::ranges::all_of(places.split(u','), isLocalHost) &&
           std::ranges::all_of(host.split(u','), isLocalHost);
}

QString ConnectionSettings::toUri() const
{
    QStringList query;
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        query.append(option.key() + u'=' + percentEncoded(option.value()));
    }
    QString place;
    if (!options.contains(u"service"_qs) || !host.isEmpty()) {
        const bool isPath = host.isEmpty() || host.startsWith(u'/');
        const QString name = host.contains(u':') ? u'[' + host + u']' : host;
        place = (isPath ? QString() : name) + u':' + QString::number(port);
        if (host.startsWith(u'/')) {
            query.append(u"host="_qs + percentEncoded(host));
        }
    }
    const QString suffix = query.isEmpty() ? QString() : u'?' + query.join(u'&');
    return u"postgresql://%1@%2/%3%4"_qs.arg(percentEncoded(user), place, percentEncoded(database), suffix);
}

QString ConnectionSettings::sslMode() const
{
    if (options.contains(u"sslmode"_qs) || isLocal()) {
        return options.value(u"sslmode"_qs);
    }
    // `prefer` would go on in clear text when an attacker strips TLS.
    return options.contains(u"sslrootcert"_qs) ? u"verify-full"_qs : u"require"_qs;
}

QString ConnectionSettings::tlsWarning() const
{
    if (isLocal() || sslMode() == u"verify-full") {
        return {};
    }
    // With an authority libpq verifies it even where it is only asked for encryption.
    const bool isVerified = sslMode() == u"require" && options.contains(u"sslrootcert"_qs);
    const QString mode = isVerified ? u"verify-ca"_qs : sslMode();
    return u"The connection to %1 %2 (sslmode=%3). Add sslmode=verify-full&sslrootcert=FILE to the "
           "database's URI, or set PGSSLMODE and PGSSLROOTCERT; Supabase offers the file, prod-ca-2021.crt, "
           "in its database settings."_qs.arg(host.isEmpty() ? options.value(u"hostaddr"_qs) : host,
                                              weaknessOf(mode), sslMode());
}

/// A mode of our own would win over libpq's variables: they are taken over where they make it safer.
void takeTlsVariables(ConnectionSettings &settings, const QProcessEnvironment &environment)
{
    if (settings.options.contains(u"service"_qs)) {
        return;
    }
    const QString authority = environment.value(u"PGSSLROOTCERT"_qs);
    if (!authority.isEmpty() && !settings.options.contains(u"sslrootcert"_qs)) {
        settings.options.insert(u"sslrootcert"_qs, authority);
    }
    const QString mode = environment.value(u"PGSSLMODE"_qs);
    if (mode.startsWith(u"verify-") && !settings.options.contains(u"sslmode"_qs)) {
        settings.options.insert(u"sslmode"_qs, mode);
    }
}

bool namesDatabase(const QString &explicitUri, const QProcessEnvironment &environment)
{
    return !explicitUri.isEmpty() || !environment.value(u"DATABASE_URL"_qs).isEmpty() ||
           !environment.value(u"DB_HOST"_qs).isEmpty();
}

Result<ConnectionSettings> parseConnectionString(const QString &text, const QString &origin)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
        PQconninfoParse(text.toUtf8().constData(), &message), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owner(message, PQfreemem);
    if (!parsed) {
        // libpq quotes the string in its message, password included: say what is expected instead.
        return usageError(
            origin, u"it is no libpq URI or keyword string, or has an option that libpq does not know"_qs);
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
        return chosen(parseConnectionString(text, origin), environment);
    }
    if (!environment.value(u"DB_HOST"_qs).isEmpty()) {
        return chosen(fromVariables(environment), environment);
    }
    return DatabaseChoice();
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roles.h"

#include "transaction.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QVariant>

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype passwordLength = 32; ///< of 62 signs: 190 bits
constexpr qsizetype longestName = 63;    ///< bytes; PostgreSQL cuts longer ones
constexpr QStringView missingRight = u"42501";
constexpr QStringView nameTaken = u"42710";

/// Letters and digits only, so that no URI, shell or file needs to quote it.
QString makePassword()
{
    constexpr QStringView signs = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString password;
    for (qsizetype i = 0; i < passwordLength; ++i) {
        password.append(signs.at(QRandomGenerator::system()->bounded(signs.size())));
    }
    return password;
}

QStringList names(const Rows &rows, int row, int column)
{
    return QJsonDocument::fromJson(rows.get<QString>(row, column).toUtf8()).toVariant().toStringList();
}

/// Runs the statement that a statement writes.
Outcome executeWritten(Connection &connection, const QString &writer, const Parameters &parameters)
{
    const Result<Rows> written = connection.executeStatement(writer, parameters);
    if (!written.ok()) {
        return written.error();
    }
    const Result<Rows> done = connection.execute(written.value().get<QString>(0, 0));
    return done.ok() ? success() : Outcome(done.error());
}

/// A transaction that holds the migrations' lock.
Outcome beginLocked(Connection &connection, Transaction &transaction)
{
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    const Result<Rows> locked = connection.executeStatement(u"migrations/lock"_qs);
    return locked.ok() ? success() : Outcome(locked.error());
}

/// The same error, with what to do where a right was missing.
Error orRemedy(Error error, const QString &message, const QString &remedy)
{
    if (error.sqlState == missingRight) {
        error.message = message;
        error.remedy = remedy;
    }
    return error;
}

Error checkFailed(const QString &what)
{
    return {.kind = ErrorKind::Usage,
            .message = u"The role cannot have this name: "_qs + what,
            .remedy = u"Choose a plain one, such as analyst or lambda."_qs};
}

Outcome checkName(const QString &name)
{
    if (name.isEmpty() || name.toUtf8().size() > longestName) {
        return checkFailed(u"it needs 1 to %1 bytes"_qs.arg(longestName));
    }
    if (name.startsWith(u"pg_") || name == u"public" || name == u"none") {
        return checkFailed(u"PostgreSQL keeps it for itself"_qs);
    }
    for (const QChar sign : name) {
        if (!sign.isPrint()) {
            return checkFailed(u"it has a sign that cannot be printed"_qs);
        }
    }
    return success();
}

Error taken(const QString &name)
{
    return {.kind = ErrorKind::Usage,
            .message = u"There is a role called \"%1\" already"_qs.arg(name),
            .remedy = u"Choose another name."_qs};
}

/// A pooler takes the project from the user's name (postgres.PROJECT): the new one needs it as well.
QString loginUri(ConnectionSettings settings, const QString &name, const QString &currentUser)
{
    const QString suffix =
        settings.user.startsWith(currentUser + u'.') ? settings.user.mid(currentUser.size()) : QString();
    settings.user = name + suffix;
    return settings.toUri();
}

Outcome createLogin(Connection &connection, const Login &login, RoleKind kind)
{
    const Result<QString> verifier = connection.passwordVerifier(login.name, login.password);
    if (!verifier.ok()) {
        return verifier.error();
    }
    Transaction transaction(connection);
    if (Outcome begun = beginLocked(connection, transaction); !begun.ok()) {
        return begun;
    }
    if (Outcome created = executeWritten(connection, u"roles/write_create_login"_qs,
                                         {login.name, verifier.value(), login.group});
        !created.ok()) {
        return created;
    }
    if (kind == RoleKind::Read) {
        if (Outcome limited = executeWritten(connection, u"roles/write_make_read_only"_qs, {login.name});
            !limited.ok()) {
            return limited;
        }
    }
    return transaction.commit();
}

} // namespace

QString groupName(RoleKind kind)
{
    switch (kind) {
    case RoleKind::Read:
        return u"shelfhelp_read"_qs;
    case RoleKind::Ingest:
        return u"shelfhelp_ingest"_qs;
    case RoleKind::Admin:
        return u"shelfhelp_admin"_qs;
    }
    Q_UNREACHABLE();
}

bool isInUse(const RoleGroup &group)
{
    return group.exists && !(group.members.isEmpty() && group.otherDatabases.isEmpty());
}

Result<QList<RoleGroup>> roleGroups(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"roles/list_groups"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<RoleGroup> groups;
    for (int row = 0; row < rows.value().size(); ++row) {
        groups.append({.name = rows.value().get<QString>(row, 0),
                       .exists = rows.value().get<bool>(row, 1),
                       .readable = names(rows.value(), row, 2),
                       .callable = names(rows.value(), row, 3),
                       .members = names(rows.value(), row, 4),
                       .otherDatabases = names(rows.value(), row, 5)});
    }
    return groups;
}

Outcome makeRoleGroups(Connection &connection)
{
    Transaction transaction(connection);
    if (Outcome begun = beginLocked(connection, transaction); !begun.ok()) {
        return begun;
    }
    if (const Result<Rows> created = connection.executeStatement(u"roles/create_groups"_qs); !created.ok()) {
        return orRemedy(
            created.error(), u"This role may not make roles"_qs,
            u"Run as a role with CREATEROLE, then run this command again: "
            "CREATE ROLE shelfhelp_read; CREATE ROLE shelfhelp_ingest; CREATE ROLE shelfhelp_admin; "
            "GRANT shelfhelp_read, shelfhelp_ingest TO shelfhelp_admin;"_qs);
    }
    if (const Result<Rows> secured = connection.executeStatement(u"roles/secure"_qs); !secured.ok()) {
        return orRemedy(secured.error(), u"This role may not give rights in schema shelfhelp"_qs,
                        u"Connect as the role that runs the migrations: it owns the schema."_qs);
    }
    return transaction.commit();
}

Result<Login> makeLogin(Connection &connection, const QString &name, RoleKind kind)
{
    if (Outcome checked = checkName(name); !checked.ok()) {
        return checked.error();
    }
    const Result<Rows> found = connection.executeStatement(u"roles/find_role"_qs, {name});
    if (!found.ok()) {
        return found.error();
    }
    if (found.value().get<bool>(0, 0)) {
        return taken(name);
    }
    const Login login{.name = name,
                      .group = groupName(kind),
                      .password = makePassword(),
                      .uri = loginUri(connection.settings(), name, found.value().get<QString>(0, 1))};
    const Outcome created = createLogin(connection, login, kind);
    if (created.ok()) {
        return login;
    }
    if (created.error().sqlState == nameTaken) {
        return taken(name);
    }
    return orRemedy(
        created.error(), u"This role may not make a login in %1"_qs.arg(login.group),
        u"It needs CREATEROLE, and from PostgreSQL 16 on: GRANT %1 TO … WITH ADMIN OPTION."_qs.arg(
            login.group));
}

Result<QList<RoleGroup>> dropRoleGroups(Connection &connection)
{
    Transaction transaction(connection);
    if (Outcome begun = beginLocked(connection, transaction); !begun.ok()) {
        return begun.error();
    }
    const Result<QList<RoleGroup>> groups = roleGroups(connection);
    if (!groups.ok()) {
        return groups.error();
    }
    if (const Result<Rows> revoked = connection.executeStatement(u"roles/take_rights"_qs); !revoked.ok()) {
        return orRemedy(revoked.error(), u"This role may not take rights in schema shelfhelp"_qs,
                        u"Connect as the role that runs the migrations: it owns the schema."_qs);
    }
    for (const RoleGroup &group : groups.value()) {
        if (!group.exists || isInUse(group)) {
            continue;
        }
        if (Outcome dropped = executeWritten(connection, u"roles/write_drop_group"_qs, {group.name});
            !dropped.ok()) {
            return orRemedy(dropped.error(), u"This role may not drop %1"_qs.arg(group.name),
                            u"Run this command as a role with CREATEROLE."_qs);
        }
    }
    if (Outcome committed = transaction.commit(); !committed.ok()) {
        return committed.error();
    }
    return groups;
}

} // namespace ShelfHelp::Sql

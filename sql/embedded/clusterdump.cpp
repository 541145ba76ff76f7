// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clusterdump.h"

#include "clustererrors.h"
#include "servercommand.h"
#include "serverconnection.h"

#include <sql/connection.h>

#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <limits>

namespace ShelfHelp::Sql {

namespace {

QStringList serverArguments(const ConnectionSettings &settings)
{
    return {u"-h"_qs, settings.host, u"-p"_qs, QString::number(settings.port),
            u"-U"_qs, settings.user, u"-w"_qs};
}

ConnectionSettings inDatabase(ConnectionSettings settings, const QString &database)
{
    settings.database = database;
    return settings;
}

/// Takes out the role that initdb has made; the file keeps its owner.
Outcome removeOwnRole(const QString &path, const QString &role)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)) {
        return systemError(u"%1 cannot be read"_qs.arg(path), path, EACCES);
    }
    const QByteArray all = file.readAll();
    QByteArray rest;
    for (const QByteArray &line : all.split('\n')) {
        if (line != "CREATE ROLE " + role.toUtf8() + ';') {
            rest += line + '\n';
        }
    }
    if (!file.resize(0) || !file.seek(0) || file.write(rest) != rest.size() || !file.flush()) {
        return diskFull(path);
    }
    return success();
}

Result<QMap<QString, QString>> contentsOf(const ConnectionSettings &settings, bool analyze)
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(settings, Purpose::Owner);
    if (!connection.ok()) {
        return connection.error();
    }
    if (analyze) {
        if (Outcome analyzed = connection.value()->executeScript("ANALYZE"); !analyzed.ok()) {
            return analyzed.error();
        }
    }
    const Result<Rows> rows = connection.value()->executeStatement(u"upkeep/compare_tables"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QMap<QString, QString> contents;
    for (int row = 0; row < rows.value().size(); ++row) {
        contents.insert(rows.value().get<QString>(row, 0), rows.value().get<QString>(row, 1));
    }
    return contents;
}

} // namespace

Outcome requireDumpPrograms(const PostgresBinaries &postgres)
{
    for (const QString &name : {u"pg_dump"_qs, u"pg_dumpall"_qs, u"pg_restore"_qs, u"psql"_qs}) {
        if (!QFileInfo(postgres.folder + u'/' + name).isExecutable()) {
            return Error{
                .message = u"An upgrade needs %1, which is not in %2"_qs.arg(name, postgres.folder),
                .remedy = u"Install it: sudo apt-get install postgresql-client-%1."_qs.arg(postgres.major)};
        }
    }
    return success();
}

ClusterDump::ClusterDump(PostgresBinaries programs, ServerUser user, QString folder, ConnectionSettings from,
                         ConnectionSettings to)
    : m_programs(std::move(programs))
    , m_user(std::move(user))
    , m_folder(std::move(folder))
    , m_from(std::move(from))
    , m_to(std::move(to))
{
}

Result<QStringList> ClusterDump::databases() const
{
    const Result<std::unique_ptr<Connection>> connection = Connection::open(m_from, Purpose::Owner);
    if (!connection.ok()) {
        return connection.error();
    }
    const Result<Rows> rows = connection.value()->executeStatement(u"upkeep/list_databases"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QStringList names;
    for (int row = 0; row < rows.value().size(); ++row) {
        names.append(rows.value().get<QString>(row, 0));
    }
    return names;
}

Outcome ClusterDump::copyRoles() const
{
    const QString file = m_folder + u"/roles.sql"_qs;
    Outcome copied = runProgram(u"The roles cannot be dumped"_qs, u"pg_dumpall"_qs,
                                serverArguments(m_from) + QStringList{u"--globals-only"_qs, u"-f"_qs, file});
    if (copied.ok()) {
        copied = removeOwnRole(file, m_to.user);
    }
    if (copied.ok()) {
        copied = runProgram(u"The roles cannot be restored"_qs, u"psql"_qs,
                            serverArguments(m_to) + QStringList{u"-X"_qs, u"-q"_qs, u"-v"_qs,
                                                                u"ON_ERROR_STOP=1"_qs, u"-d"_qs,
                                                                u"postgres"_qs, u"-f"_qs, file});
    }
    QFile::remove(file);
    return copied;
}

Outcome ClusterDump::copyDatabase(const QString &database) const
{
    const QString file = m_folder + u"/database.dump"_qs;
    // A name with = or :// would be taken for connection parameters.
    const QString quoted =
        u"dbname='%1'"_qs.arg(QString(database).replace(u'\\', u"\\\\"_qs).replace(u'\'', u"\\'"_qs));
    Outcome copied =
        runProgram(u"The database %1 cannot be dumped"_qs.arg(database), u"pg_dump"_qs,
                   serverArguments(m_from) + QStringList{u"-Fc"_qs, u"-f"_qs, file, u"-d"_qs, quoted});
    if (copied.ok()) {
        copied = ensureDatabase(inDatabase(m_to, database), m_folder);
    }
    if (copied.ok()) {
        copied =
            runProgram(u"The database %1 cannot be restored"_qs.arg(database), u"pg_restore"_qs,
                       serverArguments(m_to) + QStringList{u"--exit-on-error"_qs, u"--single-transaction"_qs,
                                                           u"-d"_qs, quoted, file});
    }
    QFile::remove(file);
    return copied;
}

Result<qsizetype> ClusterDump::compareDatabase(const QString &database) const
{
    const auto before = contentsOf(inDatabase(m_from, database), false);
    const auto after = contentsOf(inDatabase(m_to, database), true);
    if (!before.ok() || !after.ok()) {
        return before.ok() ? after.error() : before.error();
    }
    if (before.value() != after.value()) {
        QStringList differing;
        for (auto table = before.value().cbegin(); table != before.value().cend(); ++table) {
            if (after.value().value(table.key()) != table.value()) {
                differing.append(table.key());
            }
        }
        return Error{.message = u"The copy of the database %1 is not equal: %2"_qs.arg(database,
                                                                                       differing.join(u", ")),
                     .remedy = u"The old database is as it was. Please report this."_qs};
    }
    return before.value().size();
}

Outcome ClusterDump::runProgram(const QString &what, const QString &program,
                                const QStringList &arguments) const
{
    const CommandResult result = run({.program = m_programs.folder + u'/' + program,
                                      .arguments = arguments,
                                      .workingDirectory = m_folder,
                                      .timeoutMs = std::numeric_limits<int>::max()},
                                     m_user);
    return result.succeeded ? success() : Outcome(commandError(what, m_folder, result.output));
}

} // namespace ShelfHelp::Sql

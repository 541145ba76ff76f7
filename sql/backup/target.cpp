// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "target.h"

#include "seedlibraries.h"
#include "source.h"

#include <sql/pooling.h>
#include <sql/rollups/refresher.h>
#include <sql/rollups/rollupstate.h>
#include <sql/schema/adoptioncheck.h>

#include <QLocale>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

Outcome dropped(const Result<Rows> &rows)
{
    return rows.ok() ? success() : Outcome(rows.error());
}

/// The temporary table that a merged one is read into.
QString staging(const BackupTable &table)
{
    return u"pg_temp.restored_" + table.name;
}

QTimeZone zoneOf(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace

QString toText(const TableContents &contents)
{
    QStringList parts;
    for (const auto &[table, rows] : contents) {
        parts.append(u"%1 rows of %2"_qs.arg(QLocale::c().toString(rows), table));
    }
    return parts.join(u", ");
}

Outcome requireTarget(Connection &connection, const QString &what)
{
    const Result<Rows> facts = connection.executeStatement(u"backup/check_target"_qs);
    if (!facts.ok()) {
        return facts.error();
    }
    if (facts.value().get<bool>(0, 0)) {
        return Error{
            .message =
                u"%1 cannot go into this server: it is a hot standby, and accepts no writes"_qs.arg(what),
            .remedy = u"Connect to the primary: --database URI names it, or DATABASE_URL."_qs};
    }
    if (facts.value().get<bool>(0, 1)) {
        return Error{
            .message = u"%1 cannot go into this database: it is read-only"_qs.arg(what),
            .remedy =
                u"Above its size limit a hosted database becomes so: free space, or take a larger plan."_qs};
    }
    return requireSession(connection, what);
}

Outcome Target::prepare()
{
    if (Outcome set = setUpCopying(m_connection); !set.ok()) {
        return set;
    }
    const Result<Rows> locked = m_connection.executeStatement(u"backup/lock_in_transaction"_qs);
    if (!locked.ok()) {
        return locked.error();
    }
    if (!locked.value().get<bool>(0, 0)) {
        return Error{.kind = ErrorKind::Transient,
                     .message = u"Another restore or transfer is filling this database"_qs,
                     .remedy = u"Wait until it is done, or stop it."_qs};
    }
    Result<QList<TableShape>> shapes = readTableShapes(m_connection);
    if (!shapes.ok()) {
        return shapes.error();
    }
    m_shapes = std::move(shapes).value();
    const Outcome tried = tryReplica();
    return tried.ok() ? lockTables() : tried;
}

/// Hosted databases let their owner do it without telling so in the catalogue: it has to be tried.
Outcome Target::tryReplica()
{
    if (Outcome saved = m_connection.executeScript("SAVEPOINT replica"); !saved.ok()) {
        return saved;
    }
    const Outcome set = m_connection.executeScript("SET LOCAL session_replication_role = replica");
    m_isReplica = set.ok();
    if (!set.ok() && set.error().sqlState != u"42501") {
        return set;
    }
    return set.ok() ? success() : m_connection.executeScript("ROLLBACK TO SAVEPOINT replica");
}

/// In the order of writers, so that none of them and us wait for each other.
Outcome Target::lockTables()
{
    for (const TableShape &shape : m_shapes) {
        Outcome locked = m_connection.executeScript("LOCK TABLE " + shape.table.qualified().toLatin1() +
                                                    " IN SHARE ROW EXCLUSIVE MODE");
        if (!locked.ok()) {
            Error error = locked.error();
            if (error.sqlState == u"55P03") {
                error.message = u"Somebody is writing to %1"_qs.arg(shape.table.qualified());
                error.remedy =
                    u"Stop what stores notifications here (poller, function, ingest), then try again."_qs;
            } else if (error.sqlState == u"42501") {
                error.message = u"This role may not fill %1"_qs.arg(shape.table.qualified());
                error.remedy = u"Connect as the tables' owner."_qs;
            }
            return error;
        }
    }
    return success();
}

Result<TableContents> Target::contents()
{
    TableContents contents;
    for (const TableShape &shape : m_shapes) {
        const QString name = shape.table.qualified();
        if (shape.table.isMerged) {
            continue; // tells of this database
        }
        qint64 count = 0;
        if (name == u"public.libraries") {
            const Result<QStringList> libraries = foreignLibraries(m_connection);
            if (!libraries.ok()) {
                return libraries.error();
            }
            count = libraries.value().size() / 2;
        } else {
            const Result<Rows> rows = m_connection.execute(u"SELECT count(*) FROM " + name);
            if (!rows.ok()) {
                return rows.error();
            }
            count = rows.value().get<qint64>(0, 0);
        }
        if (count > 0) {
            contents.append({name, count});
        }
    }
    return contents;
}

Outcome Target::empty()
{
    QStringList names;
    for (const TableShape &shape : m_shapes) {
        if (!shape.table.isMerged && shape.table.qualified() != u"public.libraries") {
            names.append(shape.table.qualified());
        }
    }
    Outcome emptied = m_connection.executeScript("TRUNCATE " + names.join(u", ").toLatin1());
    if (!emptied.ok() && emptied.error().sqlState == u"0A000") {
        return Error{.message =
                         u"A table of your own refers to these tables, so that they cannot be emptied"_qs,
                     .remedy = u"Drop its foreign key for the while, or choose an empty database."_qs};
    }
    return emptied.ok() ? markAll() : emptied;
}

Outcome Target::emptyLibraries()
{
    return dropped(m_connection.executeStatement(u"backup/delete_libraries"_qs));
}

Result<const TableShape *> Target::fit(const QString &table, const QStringList &columns) const
{
    const TableShape *shape = findShape(m_shapes, table);
    if (shape == nullptr) {
        return Error{.message = u"The database has no table %1"_qs.arg(table),
                     .remedy = u"Bring its schema up to date: shelfhelp migrate apply."_qs};
    }
    for (const QString &column : columns) {
        if (!shape->columns.contains(column)) {
            return Error{
                .message = u"The column %1.%2 is not in this database"_qs.arg(table, column),
                .remedy =
                    u"Nothing may be lost: add it there (ALTER TABLE … ADD COLUMN), or take it out at the "
                    "other end."_qs};
        }
    }
    for (const QString &column : shape->required) {
        if (!columns.contains(column)) {
            return Error{
                .message =
                    u"There are no values for the column %1.%2, which needs them"_qs.arg(table, column),
                .remedy =
                    u"Restore it with the version it was made by, then run: shelfhelp migrate apply."_qs};
        }
    }
    return shape;
}

Result<QString> Target::copyStatement(const TableShape &shape, const QStringList &columns, bool isMerged)
{
    const QString list = shape.columnList(columns);
    if (!isMerged) {
        return u"COPY %1 (%2) FROM STDIN"_qs.arg(shape.table.qualified(), list);
    }
    const QString script =
        u"CREATE TEMPORARY TABLE IF NOT EXISTS %1 ON COMMIT DROP AS TABLE %2 WITH NO DATA"_qs.arg(
            staging(shape.table).mid(QStringView(u"pg_temp.").size()), shape.table.qualified());
    if (Outcome made = m_connection.executeScript(script.toUtf8()); !made.ok()) {
        return made.error();
    }
    return u"COPY %1 (%2) FROM STDIN"_qs.arg(staging(shape.table), list);
}

Outcome Target::merge(const BackupTable &table)
{
    return dropped(m_connection.executeStatement(u"backup/merge_" + table.name));
}

/// Of the sequence and not of the column, which would lock readers out. RESTART gives it a new file, so that
/// even what nextval() does to it is undone by a rollback.
Outcome Target::restartIdentity(const BackupTable &table, qint64 last)
{
    const Parameters column{table.qualified(), table.identity};
    const Result<Rows> name = m_connection.executeStatement(u"backup/find_sequence"_qs, column);
    if (!name.ok()) {
        return name.error();
    }
    const QString restart = u"ALTER SEQUENCE %1 RESTART WITH %2"_qs.arg(
        name.value().get<QString>(0, 0), QString::number(std::max<qint64>(last, 1)));
    if (Outcome set = m_connection.executeScript(restart.toUtf8()); !set.ok() || last < 1) {
        return set;
    }
    // Else the value would be told as one that nobody got yet.
    return dropped(m_connection.executeStatement(u"backup/take_identity"_qs, column));
}

Outcome Target::setIdentities(const QHash<QString, qint64> &lastValues)
{
    for (const TableShape &shape : m_shapes) {
        const BackupTable &table = shape.table;
        if (table.identity.isEmpty()) {
            continue;
        }
        const Result<Rows> greatest = m_connection.execute(
            u"SELECT coalesce(max(%1), 0)::bigint FROM %2"_qs.arg(table.identity, table.qualified()));
        if (!greatest.ok()) {
            return greatest.error();
        }
        const qint64 last =
            std::max(greatest.value().get<qint64>(0, 0), lastValues.value(table.qualified(), 0));
        if (Outcome set = restartIdentity(table, last); !set.ok()) {
            return set;
        }
    }
    return success();
}

Result<QList<Orphans>> Target::findOrphans()
{
    const Result<Rows> rows = m_connection.executeStatement(u"backup/find_orphans"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<Orphans> orphans;
    for (int row = 0; row < rows.value().size(); ++row) {
        orphans.append({.place = rows.value().get<QString>(row, 0),
                        .rows = rows.value().get<qint64>(row, 1),
                        .isKey = rows.value().get<bool>(row, 2)});
    }
    return orphans;
}

Outcome Target::noteAsAdopted()
{
    Outcome noted = dropped(m_connection.executeStatement(
        u"adoption/record_adoption"_qs,
        {u"Shelf Help Analytics " SHELFHELP_VERSION ""_qs, adoptionBaseline.toString()}));
    for (const QString &statement : {u"adoption/derive"_qs, u"adoption/finish_adoption"_qs}) {
        if (noted.ok()) {
            noted = dropped(m_connection.executeStatement(statement));
        }
    }
    return noted;
}

Outcome Target::markAll()
{
    return dropped(m_connection.executeStatement(u"backup/mark_all"_qs));
}

QString finishFilling(Connection &connection, const QString &reportingZone, const QString &sourceZone)
{
    QStringList names;
    for (const BackupTable &table : backupTables()) {
        names.append(table.qualified());
    }
    if (const Outcome analyzed = connection.executeScript("ANALYZE " + names.join(u", ").toLatin1());
        !analyzed.ok()) {
        return u"The planner's statistics could not be renewed: %1 Run: ANALYZE."_qs.arg(
            analyzed.error().toText());
    }
    const Result<RollupState> state = readRollupState(connection);
    if (!state.ok() || !state.value().hasMarks) {
        return state.ok() ? QString() // figures are read from the rows here
                          : state.error().toText();
    }
    RebuildOptions options{.now = QDateTime::currentDateTimeUtc()};
    options.reportingZone = reportingZone.isEmpty() ? state.value().reportingZone : zoneOf(reportingZone);
    options.sourceZone = sourceZone.isEmpty() ? state.value().sourceZone : zoneOf(sourceZone);
    const Result<Refreshed> rebuilt = rebuildRollups(connection, options);
    if (rebuilt.ok() && rebuilt.value().state == Refreshed::State::Done) {
        return {};
    }
    return u"The sums by day are still to be made; until then figures are read from the rows. Run: shelfhelp "
           u"database "
           "rebuild"_qs;
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "copylimit.h"

namespace ShelfHelp::Bench {

namespace {

const QString tablesQuery = uR"(
    WITH RECURSIVE referring(oid, depth) AS (
        SELECT oid, 0 FROM pg_catalog.pg_class
         WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'shelfhelp'::regnamespace)
           AND relname <> 'atlas_schema_revisions'
        UNION ALL
        SELECT f.conrelid, r.depth + 1 FROM referring AS r
          JOIN pg_catalog.pg_constraint AS f ON f.confrelid = r.oid AND f.contype = 'f' AND f.conrelid <> r.oid
    )
    SELECT oid::regclass FROM referring GROUP BY oid ORDER BY max(depth), oid)"_qs;

} // namespace

QList<TableRows> dumpTables(const Sql::ConnectionSettings &settings)
{
    Postgres session(settings);
    QList<TableRows> dump;
    for (const QStringList &row : session.rows(tablesQuery)) {
        const QString &table = row.constFirst();
        if (session.value(u"SELECT EXISTS (SELECT FROM %1)"_qs.arg(table)) == u"t") {
            dump.append({table, session.copyOut(u"COPY %1 TO STDOUT (FORMAT binary)"_qs.arg(table))});
        }
    }
    return dump;
}

void prepareForCopy(const Sql::ConnectionSettings &settings, const QList<TableRows> &tables)
{
    Postgres session(settings);
    for (const TableRows &table : tables) {
        session.execute(u"TRUNCATE %1 CASCADE; ALTER TABLE %1 DISABLE TRIGGER USER"_qs.arg(table.table));
    }
}

void copyTables(const Sql::ConnectionSettings &settings, const QList<TableRows> &tables)
{
    Postgres session(settings);
    session.execute(u"BEGIN"_qs);
    for (const TableRows &table : tables) {
        session.copyIn(u"COPY %1 FROM STDIN (FORMAT binary)"_qs.arg(table.table), table.rows);
    }
    session.execute(u"COMMIT"_qs);
}

} // namespace ShelfHelp::Bench

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationhistory.h"

namespace ShelfHelp::Sql {

namespace {

/// Atlas drops any column it does not know and changes types it does not expect, so the shape is its own.
/// Atlas leaves row level security and grants alone; without them an API role could delete the history.
constexpr char createHistoryScript[] = R"(
CREATE SCHEMA IF NOT EXISTS "shelfhelp";
CREATE TABLE "shelfhelp"."atlas_schema_revisions" (
  "version" character varying NOT NULL,
  "description" character varying NOT NULL,
  "type" bigint NOT NULL DEFAULT 2,
  "applied" bigint NOT NULL DEFAULT 0,
  "total" bigint NOT NULL DEFAULT 0,
  "executed_at" timestamptz NOT NULL,
  "execution_time" bigint NOT NULL,
  "error" text NULL,
  "error_stmt" text NULL,
  "hash" character varying NOT NULL,
  "partial_hashes" jsonb NULL,
  "operator_version" character varying NOT NULL,
  PRIMARY KEY ("version"));
ALTER TABLE "shelfhelp"."atlas_schema_revisions" ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE
  api_role name;
BEGIN
  FOR api_role IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname IN ('anon', 'authenticated') LOOP
    EXECUTE format('REVOKE ALL ON TABLE shelfhelp.atlas_schema_revisions FROM %I', api_role);
  END LOOP;
END
$$;
)";

QString operatorVersion()
{
    return u"Shelf Help Analytics " SHELFHELP_VERSION ""_qs;
}

Revision revisionAt(const Rows &rows, int row)
{
    return {.version = rows.get<QString>(row, 0),
            .description = rows.get<QString>(row, 1),
            .type = rows.get<qint64>(row, 2),
            .applied = rows.get<qint64>(row, 3),
            .total = rows.get<qint64>(row, 4),
            .error = rows.get<QString>(row, 5),
            .hash = rows.get<QString>(row, 6)};
}

/// `found` is the row of find_history. A role that cannot read another history may still use one of ours.
Result<QStringList> readVersionsElsewhere(Connection &connection, const Rows &found)
{
    const bool exists = found.get<bool>(0, 4);
    if (!exists || !found.get<bool>(0, 5)) {
        if (exists && !found.get<bool>(0, 0)) {
            return Error{
                .message =
                    u"This role cannot read the migration history in schema atlas_schema_revisions, which may be ours"_qs,
                .remedy = u"Connect as its owner."_qs};
        }
        return QStringList();
    }
    const Result<Rows> rows = connection.executeStatement(u"migrations/read_history_elsewhere"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QStringList versions;
    for (int row = 0; row < rows.value().size(); ++row) {
        versions.append(rows.value().get<QString>(row, 0));
    }
    return versions;
}

} // namespace

Result<MigrationHistory> readMigrationHistory(Connection &connection)
{
    const Result<Rows> found = connection.executeStatement(u"migrations/find_history"_qs);
    if (!found.ok()) {
        return found.error();
    }
    MigrationHistory history{.hasTable = found.value().get<bool>(0, 0),
                             .existingTables = found.value().get<int>(0, 2)};
    const Result<QStringList> elsewhere = readVersionsElsewhere(connection, found.value());
    if (!elsewhere.ok()) {
        return elsewhere.error();
    }
    history.elsewhere = elsewhere.value();
    if (!history.hasTable) {
        return history;
    }
    const bool isReadable = found.value().get<bool>(0, 1);
    if (!isReadable && !found.value().get<bool>(0, 3)) {
        return Error{.message = u"This role cannot read the migration history in schema shelfhelp"_qs,
                     .remedy = u"Connect as its owner, or grant the role SELECT on it and BYPASSRLS."_qs};
    }
    const Result<Rows> rows = connection.executeStatement(
        isReadable ? u"migrations/read_history"_qs : u"migrations/read_history_as_guest"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        history.revisions.append(revisionAt(rows.value(), row));
    }
    return history;
}

Outcome createMigrationHistory(Connection &connection)
{
    return connection.executeScript(createHistoryScript);
}

Outcome recordRevision(Connection &connection, const Revision &revision, const RevisionTiming &timing)
{
    const Result<Rows> recorded = connection.executeStatement(
        u"migrations/record_revision"_qs,
        {revision.version, revision.description, revision.type, revision.total, timing.executedAt,
         timing.nanoseconds, revision.hash, operatorVersion()});
    if (!recorded.ok()) {
        return recorded.error();
    }
    return success();
}

} // namespace ShelfHelp::Sql

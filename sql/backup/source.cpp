// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source.h"

#include <sql/schema/migrationhistory.h>
#include <sql/schema/migrator.h>

#include <string>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

/// The remedy of a missing right has to name the role's lack, which is not a grant on one table.
Error explainRights(Error error)
{
    if (error.sqlState == u"42501") {
        error.message = u"This role may not read everything: the copy would lack rows"_qs;
        error.remedy =
            u"Connect as the tables' owner, or as a role with BYPASSRLS that may read all of them."_qs;
    }
    return error;
}

Outcome checkState(Connection &connection, Source &source)
{
    const Result<MigrationStatus> status = migrationStatus(connection);
    if (!status.ok()) {
        return status.error();
    }
    switch (status.value().state) {
    case MigrationState::Ahead:
        return Error{.message =
                         u"The database is newer than this program (last migration %1), and may hold what "
                         "it does not know"_qs.arg(status.value().applied.last()),
                     .remedy = u"Install a newer version of Shelf Help Analytics."_qs};
    case MigrationState::NotInitialised:
        return Error{.message = u"The database has no Shelf Help tables"_qs,
                     .remedy = u"Choose another database."_qs};
    default: // one that is behind, not adopted or broken has rows all the same
        break;
    }
    const Result<MigrationHistory> history = readMigrationHistory(connection);
    if (!history.ok()) {
        return history.error();
    }
    if (!history.value().revisions.isEmpty()) {
        source.schemaVersion = history.value().revisions.last().version;
        source.schemaHash = history.value().revisions.last().hash;
    }
    return success();
}

Outcome describe(Connection &connection, Source &source)
{
    const Result<Rows> rows = connection.executeStatement(u"backup/describe_source"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    source.database = connection.settings().describe();
    source.serverVersion = connection.serverVersion();
    source.takenAt = rows.value().get<QDateTime>(0, 0);
    source.encoding = rows.value().get<QString>(0, 1);
    source.hasLedger = rows.value().get<bool>(0, 3);
    if (!rows.value().get<bool>(0, 2)) {
        return success();
    }
    const Result<Rows> zones = connection.executeStatement(u"backup/read_zones"_qs);
    if (!zones.ok()) {
        return zones.error();
    }
    if (zones.value().size() > 0) {
        source.reportingZone = zones.value().get<QString>(0, 0);
        source.sourceZone = zones.value().get<QString>(0, 1);
    }
    return success();
}

Outcome readTables(Connection &connection, Source &source)
{
    const Result<QList<TableShape>> shapes = readTableShapes(connection);
    if (!shapes.ok()) {
        return shapes.error();
    }
    const Result<QHash<QString, qint64>> identities = readLastIdentities(connection, shapes.value());
    if (!identities.ok()) {
        return identities.error();
    }
    for (const TableShape &shape : shapes.value()) {
        const QString name = shape.table.qualified();
        const Result<Rows> count = connection.execute(u"SELECT count(*) FROM " + name);
        if (!count.ok()) {
            return count.error();
        }
        SourceTable table{.shape = shape, .rows = count.value().get<qint64>(0, 0)};
        if (identities.value().contains(name)) {
            table.lastIdentity = identities.value().value(name);
        }
        source.tables.append(table);
    }
    return success();
}

} // namespace

qint64 Source::rows() const
{
    qint64 sum = 0;
    for (const SourceTable &table : tables) {
        sum += table.rows;
    }
    return sum;
}

Outcome setUpCopying(Connection &connection)
{
    return connection.executeScript(
        "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;"
        "SET LOCAL row_security = off; SET LOCAL search_path = pg_catalog; SET LOCAL TimeZone = 'UTC';"
        "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = "
        "'hex';"
        "SET LOCAL extra_float_digits = 1");
}

Result<QHash<QString, qint64>> readLastIdentities(Connection &connection, const QList<TableShape> &shapes)
{
    std::vector<std::optional<std::string>> names;
    std::vector<std::optional<std::string>> columns;
    for (const TableShape &shape : shapes) {
        if (!shape.table.identity.isEmpty()) {
            names.emplace_back(shape.table.qualified().toStdString());
            columns.emplace_back(shape.table.identity.toStdString());
        }
    }
    const Result<Rows> rows =
        connection.executeStatement(u"backup/read_sequences"_qs,
                                    {Parameter::texts(std::span<const std::optional<std::string>>(names)),
                                     Parameter::texts(std::span<const std::optional<std::string>>(columns))});
    if (!rows.ok()) {
        return rows.error();
    }
    QHash<QString, qint64> last;
    for (int row = 0; row < rows.value().size(); ++row) {
        if (!rows.value().isNull(row, 1)) {
            last.insert(rows.value().get<QString>(row, 0), rows.value().get<qint64>(row, 1));
        }
    }
    return last;
}

Result<Source> beginReading(Connection &connection, Transaction &transaction)
{
    Source source;
    if (Outcome begun = transaction.begin(Transaction::Kind::Snapshot); !begun.ok()) {
        return begun.error();
    }
    for (const auto step : {checkState, describe, readTables}) {
        Outcome done = setUpCopying(connection); // the first step ends with a search path of its own
        if (done.ok()) {
            done = step(connection, source);
        }
        if (!done.ok()) {
            return explainRights(done.error());
        }
    }
    return source;
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptionplan.h"

#include "adoptionindexes.h"
#include "adoptionmarks.h"

namespace ShelfHelp::Sql {

namespace {

Result<OtherHistory> readOtherHistory(Connection &connection, const QString &schema, const QString &quoted)
{
    const Result<Rows> rows = connection.execute(
        u"SELECT count(*), coalesce(max(version COLLATE \"C\"), '') FROM %1.atlas_schema_revisions "
        "WHERE NOT starts_with(version, '.')"_qs.arg(quoted));
    if (!rows.ok()) {
        return rows.error();
    }
    return OtherHistory{schema, rows.value().get<qint64>(0, 0), rows.value().get<QString>(0, 1)};
}

Result<QList<OtherHistory>> readOtherHistories(Connection &connection)
{
    const Result<Rows> found = connection.executeStatement(u"adoption/find_histories"_qs);
    if (!found.ok()) {
        return found.error();
    }
    QList<OtherHistory> histories;
    for (int row = 0; row < found.value().size(); ++row) {
        const auto schema = found.value().get<QString>(row, 0);
        if (!found.value().get<bool>(row, 2)) {
            histories.append({.schema = schema});
            continue;
        }
        const Result<OtherHistory> history =
            readOtherHistory(connection, schema, found.value().get<QString>(row, 1));
        if (!history.ok()) {
            return history.error();
        }
        histories.append(history.value());
    }
    return histories;
}

Result<StoredFacts> readStoredFacts(Connection &connection)
{
    const Result<Rows> counts = connection.executeStatement(u"adoption/count_rows"_qs);
    const Result<Rows> repeated = connection.executeStatement(u"adoption/count_repeated_searches"_qs);
    const Result<Rows> moved = connection.executeStatement(u"adoption/count_moved_dates"_qs);
    for (const Result<Rows> *rows : {&counts, &repeated, &moved}) {
        if (!rows->ok()) {
            return rows->error();
        }
    }
    StoredFacts facts{.repeatedShelfSearches = repeated.value().get<qint64>(0, 0),
                      .repeatedLibrarySearches = repeated.value().get<qint64>(0, 1),
                      .movedShelves = moved.value().get<qint64>(0, 0),
                      .movedBooks = moved.value().get<qint64>(0, 1)};
    int column = 0;
    for (const QString &table :
         {u"libraries"_qs, u"books"_qs, u"shelves"_qs, u"shelf_searches"_qs, u"library_searches"_qs}) {
        facts.tables.append({table, counts.value().get<qint64>(0, column++)});
    }
    return facts;
}

Result<QStringList> missingIndexes(Connection &connection)
{
    const Result<QList<OptionalIndex>> indexes = readOptionalIndexes(connection);
    if (!indexes.ok()) {
        return indexes.error();
    }
    QStringList names;
    for (const OptionalIndex &index : indexes.value()) {
        if (index.state == OptionalIndex::State::Missing || index.state == OptionalIndex::State::Invalid) {
            names.append(index.name);
        }
    }
    return names;
}

/// What adopting would make.
void planMigrations(AdoptionPlan &plan, const QList<MigrationFile> &files)
{
    for (const MigrationFile &file : files) {
        if (file.version() == adoptionBaseline) {
            plan.baseline = file.title();
        }
    }
    plan.migrations = plan.check.status.pending;
    plan.migrations.removeIf(
        [](const QString &title) { return title.section(u'_', 0, 0) <= adoptionBaseline; });
}

} // namespace

Result<AdoptionPlan> planAdoption(Connection &connection)
{
    const Result<QList<MigrationFile>> files = readMigrationDirectory(embeddedMigrationDirectory());
    if (!files.ok()) {
        return files.error();
    }
    Result<AdoptionCheck> check = checkAdoption(connection, files.value());
    if (!check.ok()) {
        return check.error();
    }
    AdoptionPlan plan{.check = std::move(check).value(), .serverVersion = connection.serverVersion()};
    Result<QList<OtherHistory>> histories = readOtherHistories(connection);
    if (!histories.ok()) {
        return histories.error();
    }
    plan.otherHistories = std::move(histories).value();
    if (!plan.isPossible()) {
        return plan;
    }
    planMigrations(plan, files.value());
    Result<StoredFacts> stored = readStoredFacts(connection);
    if (!stored.ok()) {
        return stored.error();
    }
    plan.stored = std::move(stored).value();
    Result<QStringList> indexes = missingIndexes(connection);
    if (!indexes.ok()) {
        return indexes.error();
    }
    plan.indexes = std::move(indexes).value();
    const Result<bool> marks = hasMarks(connection);
    if (!marks.ok()) {
        return marks.error();
    }
    plan.hasMarks = marks.value();
    return plan;
}

} // namespace ShelfHelp::Sql

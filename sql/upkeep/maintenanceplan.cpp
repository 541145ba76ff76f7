// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenanceplan.h"

#include <algorithm>
#include <array>

namespace ShelfHelp::Sql {

namespace {

struct KindWords
{
    MaintenanceKind kind;
    QLatin1StringView name;
};

constexpr std::array kinds{
    KindWords{MaintenanceKind::Vacuum, QLatin1StringView("vacuum")},
    KindWords{MaintenanceKind::Analyze, QLatin1StringView("analyze")},
    KindWords{MaintenanceKind::Reindex, QLatin1StringView("reindex")},
    KindWords{MaintenanceKind::Cluster, QLatin1StringView("cluster")},
    KindWords{MaintenanceKind::VacuumFull, QLatin1StringView("vacuum-full")},
};

bool rewrites(MaintenanceKind kind)
{
    return kind == MaintenanceKind::Cluster || kind == MaintenanceKind::VacuumFull;
}

QString lockWords(const MaintenanceRequest &request)
{
    switch (request.kind) {
    case MaintenanceKind::Vacuum:
    case MaintenanceKind::Analyze:
        return u"Lock SHARE UPDATE EXCLUSIVE, one table after the other: reading and writing go on. Only "
               u"other "
               u"maintenance and changes of the schema wait."_qs;
    case MaintenanceKind::Reindex:
        return request.isBlocking
                   ? u"Lock SHARE on the table and ACCESS EXCLUSIVE on each of its indexes: until a table is "
                     u"done, "
                     u"ingest waits, and so do readers that would use the index being built."_qs
                   : u"Lock SHARE UPDATE EXCLUSIVE, one table after the other: reading and writing go on. "
                     u"New indexes "
                     u"are built beside the old ones, and it waits for transactions that are open."_qs;
    case MaintenanceKind::Cluster:
    case MaintenanceKind::VacuumFull:
        return u"Lock ACCESS EXCLUSIVE, one table after the other: until a table is done, nobody can read or "
               u"write "
               u"it. Dashboard, ingest and the web page wait, or fail when it takes longer than their patience."_qs;
    }
    Q_UNREACHABLE();
}

Error noSuchTable(const QString &name, const QList<TableStorage> &storage)
{
    QStringList names;
    for (const TableStorage &table : storage) {
        names.append(table.schema == u"public" ? table.name : table.fullName());
    }
    std::ranges::sort(names);
    return {.kind = ErrorKind::Usage,
            .message = u"%1 is none of the tables of Shelf Help Analytics"_qs.arg(name),
            .remedy = u"These are: %1."_qs.arg(names.join(u", "))};
}

Error notOwner(const QString &name, const Connection &connection)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"Only the owner of %1 may maintain it, and %2 is not"_qs.arg(
                name, connection.settings().user.isEmpty() ? u"this role"_qs : connection.settings().user),
            .remedy = u"Connect as the owner: the role that ran the migrations (on Supabase: postgres)."_qs};
}

/// A BRIN index is of use only while the rows stay in the order in which they came.
bool needsOrderOfArrival(const TableStorage &table)
{
    return std::ranges::any_of(table.indexes,
                               [](const IndexStorage &index) { return index.method == u"brin"; });
}

/// Ordered as before, else by time, as figures read it, else by the key.
const IndexStorage *sensibleIndex(const TableStorage &table)
{
    const auto find = [&table](auto test) -> const IndexStorage * {
        const auto found = std::ranges::find_if(table.indexes, [&test](const IndexStorage &index) {
            return index.isClusterable && index.isValid && test(index);
        });
        return found == table.indexes.end() ? nullptr : &*found;
    };
    if (const IndexStorage *before = find([](const IndexStorage &index) { return index.isClustered; })) {
        return before;
    }
    if (const IndexStorage *time = find([](const IndexStorage &index) { return index.leadsWithTime; })) {
        return time;
    }
    return needsOrderOfArrival(table) ? nullptr
                                      : find([](const IndexStorage &index) { return index.isPrimary; });
}

Error notClusterable(const IndexStorage &index)
{
    if (!index.isValid) {
        return {.kind = ErrorKind::Usage,
                .message = u"The index %1 is invalid"_qs.arg(index.name),
                .remedy = u"Run: shelfhelp database maintain reindex "_qs + index.table};
    }
    return {.kind = ErrorKind::Usage,
            .message = u"No table can be ordered by %1: it is a %2 index%3"_qs.arg(
                index.name, index.method.toUpper(),
                index.method == u"btree" ? u" of some of the rows only"_qs : QString()),
            .remedy = u"Leave --index out, or name a B-tree index of all rows."_qs};
}

Result<QString> clusterIndex(const TableStorage &table, const QString &wanted)
{
    if (wanted.isEmpty()) {
        const IndexStorage *index = sensibleIndex(table);
        if (index == nullptr) {
            return Error{.kind = ErrorKind::Usage,
                         .message = u"%1 has no index by which it should be ordered"_qs.arg(table.fullName()),
                         .remedy = u"Use vacuum-full to give its room back."_qs};
        }
        return index->name;
    }
    QStringList names;
    for (const IndexStorage &index : table.indexes) {
        if (index.name == wanted) {
            return index.isClusterable && index.isValid ? Result<QString>(wanted) : notClusterable(index);
        }
        names.append(index.name);
    }
    return Error{.kind = ErrorKind::Usage,
                 .message = u"%1 has no index %2"_qs.arg(table.fullName(), wanted),
                 .remedy = u"It has: %1."_qs.arg(names.join(u", "))};
}

const TableStorage *findTable(const QList<TableStorage> &storage, const QString &name)
{
    const auto found = std::ranges::find_if(storage, [&name](const TableStorage &table) {
        return table.fullName() == name || table.name == name;
    });
    return found == storage.end() ? nullptr : &*found;
}

/// A table that nobody named is passed over where one that was named is an error.
Outcome addStep(MaintenancePlan &plan, const MaintenanceRequest &request, const TableStorage &table)
{
    MaintenanceStep step{.kind = request.kind, .isBlocking = request.isBlocking, .table = table, .index = {}};
    if (request.kind == MaintenanceKind::Cluster) {
        const Result<QString> index = clusterIndex(table, request.index);
        if (!index.ok()) {
            return index.error();
        }
        step.index = index.value();
    }
    plan.steps.append(step);
    const bool isCopied = rewrites(request.kind) || request.kind == MaintenanceKind::Reindex;
    if (isCopied) {
        plan.roomNeeded =
            qMax(plan.roomNeeded, table.indexBytes + (rewrites(request.kind) ? table.tableBytes : 0));
    }
    return success();
}

Outcome addNamed(MaintenancePlan &plan, const MaintenanceRequest &request, const QList<TableStorage> &storage,
                 const Connection &connection)
{
    for (const QString &name : request.tables) {
        const TableStorage *table = findTable(storage, name);
        if (table == nullptr) {
            return noSuchTable(name, storage);
        }
        if (!table->mayMaintain) {
            return notOwner(table->fullName(), connection);
        }
        const bool isThere = std::ranges::any_of(plan.steps, [table](const MaintenanceStep &step) {
            return step.table.fullName() == table->fullName();
        });
        if (isThere) {
            continue;
        }
        if (Outcome added = addStep(plan, request, *table); !added.ok()) {
            return added;
        }
    }
    return success();
}

Outcome addAll(MaintenancePlan &plan, const MaintenanceRequest &request, const QList<TableStorage> &storage,
               const Connection &connection)
{
    for (const TableStorage &table : storage) {
        if (!table.mayMaintain) {
            plan.skipped.append(u"%1: only its owner may"_qs.arg(table.fullName()));
        } else if (Outcome added = addStep(plan, request, table); !added.ok()) {
            plan.skipped.append(u"%1: no index by which it should be ordered"_qs.arg(table.fullName()));
        }
    }
    if (plan.steps.isEmpty() && !storage.isEmpty()) {
        return notOwner(storage.constFirst().fullName(), connection);
    }
    return success();
}

Outcome checkPlace(Connection &connection)
{
    if (Outcome session = requireSession(connection, u"Maintenance commands"_qs); !session.ok()) {
        return session;
    }
    const Result<Rows> standby = connection.executeStatement(u"upkeep/read_database"_qs);
    if (!standby.ok()) {
        return standby.error();
    }
    if (standby.value().get<bool>(0, 2)) {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"This server is a hot standby: it is maintained by what its primary does"_qs,
                     .remedy = u"Connect to the primary."_qs};
    }
    return success();
}

} // namespace

QString maintenanceName(MaintenanceKind kind)
{
    return QString(std::ranges::find(kinds, kind, &KindWords::kind)->name);
}

std::optional<MaintenanceKind> maintenanceFromName(const QString &name)
{
    const auto found =
        std::ranges::find_if(kinds, [&name](const KindWords &words) { return words.name == name; });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

Result<MaintenancePlan> planMaintenance(Connection &connection, const MaintenanceRequest &request)
{
    if (!request.index.isEmpty() &&
        (request.kind != MaintenanceKind::Cluster || request.tables.size() != 1)) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"An index can be named for the cluster of one table only"_qs,
                     .remedy = u"Such as: shelfhelp database maintain cluster shelf_searches --index "
                               u"idx_shelf_searches_time_start"_qs};
    }
    if (Outcome place = checkPlace(connection); !place.ok()) {
        return place.error();
    }
    const Result<QList<TableStorage>> storage = readStorage(connection);
    if (!storage.ok()) {
        return storage.error();
    }
    MaintenancePlan plan;
    const Outcome added = request.tables.isEmpty() ? addAll(plan, request, storage.value(), connection)
                                                   : addNamed(plan, request, storage.value(), connection);
    if (!added.ok()) {
        return added.error();
    }
    plan.lock = lockWords(request);
    plan.stopsOthers =
        rewrites(request.kind) || (request.kind == MaintenanceKind::Reindex && request.isBlocking);
    return plan;
}

} // namespace ShelfHelp::Sql

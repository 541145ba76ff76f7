// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptionindexes.h"

namespace ShelfHelp::Sql {

namespace {

using State = OptionalIndex::State;

/// As migration 20261124170000 has them.
QByteArray definitionOf(const QString &name)
{
    return name == u"idx_shelf_searches_time_start"
               ? "public.shelf_searches (time_start, shelf_search_id)"
               : "public.library_searches (time_start, library_search_id)";
}

State stateOf(bool isTaken, bool isIndex, bool isValid)
{
    if (!isTaken) {
        return State::Missing;
    }
    if (!isIndex) {
        return State::NameTaken;
    }
    return isValid ? State::Usable : State::Invalid;
}

/// Runs one statement about each name.
Outcome forEach(Connection &connection, const QByteArray &command, const QStringList &names,
                const QByteArray &end = {})
{
    for (const QString &name : names) {
        if (Outcome done = connection.executeScript(command + name.toLatin1() + end); !done.ok()) {
            return done;
        }
    }
    return success();
}

Outcome build(Connection &connection, const OptionalIndex &index)
{
    // Before it is built: an undo has to know of one that was left half built.
    const Result<Rows> noted = connection.executeStatement(u"adoption/note_index"_qs, {index.name});
    if (!noted.ok()) {
        return noted.error();
    }
    const QByteArray name = index.name.toLatin1();
    if (index.state == State::Invalid) {
        if (Outcome dropped = connection.executeScript("DROP INDEX CONCURRENTLY public." + name);
            !dropped.ok()) {
            return dropped;
        }
    }
    return connection.executeScript("CREATE INDEX CONCURRENTLY " + name + " ON " + definitionOf(index.name));
}

/// The session's patience for locks; building has to outwait every older transaction.
Result<QString> exchangePatience(Connection &connection, const QString &patience)
{
    const Result<Rows> before = connection.execute(u"SELECT current_setting('lock_timeout')"_qs);
    if (!before.ok()) {
        return before.error();
    }
    const Result<Rows> set =
        connection.execute(u"SELECT set_config('lock_timeout', $1, false)"_qs, {patience});
    return set.ok() ? Result<QString>(before.value().get<QString>(0, 0)) : Result<QString>(set.error());
}

Result<QStringList> buildAll(Connection &connection)
{
    const Result<QList<OptionalIndex>> indexes = readOptionalIndexes(connection);
    if (!indexes.ok()) {
        return indexes.error();
    }
    QStringList built;
    for (const OptionalIndex &index : indexes.value()) {
        if (index.state != State::Missing && index.state != State::Invalid) {
            continue;
        }
        if (Outcome done = build(connection, index); !done.ok()) {
            Error error = done.error();
            error.message = u"The index %1 could not be built: %2"_qs.arg(index.name, error.message);
            return error;
        }
        built.append(index.name);
    }
    return built;
}

} // namespace

Result<QList<OptionalIndex>> readOptionalIndexes(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"adoption/read_indexes"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<OptionalIndex> indexes;
    for (int row = 0; row < rows.value().size(); ++row) {
        indexes.append({.name = rows.value().get<QString>(row, 0),
                        .state = stateOf(rows.value().get<bool>(row, 1), rows.value().get<bool>(row, 2),
                                         rows.value().get<bool>(row, 3))});
    }
    return indexes;
}

/// An empty type is a relation to CREATE INDEX IF NOT EXISTS, and costs nothing. Dropping an index that was
/// just built would take a lock that readers wait for.
Outcome reserveIndexNames(Connection &connection, const QStringList &names)
{
    return forEach(connection, "CREATE TYPE public.", names, " AS ()");
}

Outcome releaseIndexNames(Connection &connection, const QStringList &names)
{
    return forEach(connection, "DROP TYPE public.", names);
}

Result<QStringList> buildOptionalIndexes(Connection &connection)
{
    const Result<QString> patience = exchangePatience(connection, u"0"_qs);
    if (!patience.ok()) {
        return patience.error();
    }
    Result<QStringList> built = buildAll(connection);
    if (const Result<QString> restored = exchangePatience(connection, patience.value());
        built.ok() && !restored.ok()) {
        return restored.error();
    }
    return built;
}

Outcome dropOptionalIndexes(Connection &connection, const QStringList &names)
{
    const Result<QList<OptionalIndex>> indexes = readOptionalIndexes(connection);
    if (!indexes.ok()) {
        return indexes.error();
    }
    for (const OptionalIndex &index : indexes.value()) {
        const bool isThere = index.state == State::Usable || index.state == State::Invalid;
        if (!isThere || !names.contains(index.name)) {
            continue;
        }
        if (Outcome dropped = connection.executeScript("DROP INDEX public." + index.name.toLatin1());
            !dropped.ok()) {
            return dropped;
        }
    }
    return success();
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "purge.h"

namespace ShelfHelp::Sql {

namespace {

constexpr int leastDays = 1;
constexpr int mostDays = 36'500;

/// Where the next batch begins: behind the last key of this one.
struct Position
{
    qint64 number = -1; ///< topic or rejection
    QString id = u"00000000-0000-0000-0000-000000000000"_qs;
};

Outcome check(const PurgeOptions &options)
{
    if (options.kind == PurgeKind::Ledger && options.olderThanDays < leastLedgerDays) {
        return Error{
            .kind = ErrorKind::Usage,
            .message =
                u"Entries of the ledger are kept for %1 days at least: for so long a queue, its dead-letter "
                u"queue or the archive of a topic can bring a notification again"_qs.arg(leastLedgerDays),
            .remedy = u"Say --ledger-older-than %1d, or more."_qs.arg(leastLedgerDays)};
    }
    if (options.olderThanDays < leastDays || options.olderThanDays > mostDays) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"The age has to be between %1 and %2 days"_qs.arg(leastDays).arg(mostDays)};
    }
    return success();
}

Result<Rows> runBatch(Connection &connection, const PurgeOptions &options, const Position &position)
{
    if (options.kind == PurgeKind::Ledger) {
        return connection.executeStatement(
            options.isDryRun ? u"upkeep/count_ledger"_qs : u"upkeep/purge_ledger"_qs,
            {options.olderThanDays, position.number, position.id, options.batch});
    }
    return connection.executeStatement(
        options.isDryRun ? u"upkeep/count_rejections"_qs : u"upkeep/purge_rejections"_qs,
        {options.olderThanDays, options.openToo, position.number, options.batch});
}

Error explained(const Error &error, const Purged &purged)
{
    if (error.sqlState == u"42501") {
        return {.kind = ErrorKind::Blocked,
                .message = u"This role may not delete from the ledger and the rejections"_qs,
                .remedy = u"Connect as the owner of the tables."_qs,
                .sqlState = error.sqlState};
    }
    Error told = error;
    if (purged.purged > 0) {
        told.message += u" (%1 were deleted before, and stay so)"_qs.arg(purged.purged);
    }
    return told;
}

/// A session that another client may get next is left as it is.
Outcome allowWriting(Connection &connection, const PurgeOptions &options)
{
    if (options.isDryRun || !keepsSession(connection.pooling())) {
        return success();
    }
    const Result<Rows> allowed = connection.executeStatement(u"upkeep/allow_writing"_qs);
    return allowed.ok() ? success() : Outcome(allowed.error());
}

} // namespace

Result<Purged> purge(Connection &connection, const PurgeOptions &options)
{
    if (Outcome checked = check(options); !checked.ok()) {
        return checked.error();
    }
    if (Outcome allowed = allowWriting(connection, options); !allowed.ok()) {
        return allowed.error();
    }
    Purged purged;
    Position position;
    for (;;) {
        if (options.shouldStop && options.shouldStop()) {
            purged.wasStopped = true;
            return purged;
        }
        const Result<Rows> rows = runBatch(connection, options, position);
        if (!rows.ok()) {
            return explained(rows.error(), purged);
        }
        const qint64 seen = rows.value().get<qint64>(0, 0);
        if (seen == 0) {
            return purged;
        }
        purged.seen += seen;
        purged.purged += rows.value().get<qint64>(0, 1);
        position.number = rows.value().get<qint64>(0, 2);
        if (options.kind == PurgeKind::Ledger) {
            position.id = rows.value().get<QString>(0, 3);
        }
        if (options.progress) {
            options.progress(purged.seen, purged.purged);
        }
    }
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sumkeeper.h"

#include "console.h"

#include <sql/rollups/refresher.h>

namespace ShelfHelp::App {

namespace {

constexpr qint64 intervalMs = 60'000;
constexpr int daysAtOnce = 40; ///< some seconds at most

void refresh(Sql::Connection &connection, const Sql::RefreshOptions &options)
{
    constexpr QStringView missingRight = u"42501"; // SQLSTATE
    const auto refreshed = Sql::refreshRollups(connection, options);
    if (!refreshed.ok() && refreshed.error().sqlState != missingRight) {
        printWarning(u"The sums by day were not refreshed, and figures take longer until they are: %1"_qs.arg(
            refreshed.error().toText()));
    }
}

} // namespace

void refreshSums(Sql::Connection &connection)
{
    refresh(connection, {.now = QDateTime::currentDateTimeUtc()});
}

SumKeeper::SumKeeper(Sql::DatabaseAccess &access)
    : m_access(access)
{
    m_sinceLast.start();
}

void SumKeeper::refreshIfDue()
{
    if (m_sinceLast.elapsed() < intervalMs) {
        return;
    }
    // A database that is away is the poller's own concern.
    if (const auto connection = m_access.open(Sql::Purpose::Writing); connection.ok()) {
        refresh(*connection.value(),
                {.now = QDateTime::currentDateTimeUtc(), .maxDays = daysAtOnce, .mayRebuild = false});
    }
    m_sinceLast.restart();
}

} // namespace ShelfHelp::App

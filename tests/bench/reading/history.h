// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QDate>

namespace ShelfHelp::Bench {

class Server;

/// Two years of simulated searches in the five tables of a database.
struct History
{
    qint64 events = 0; ///< notifications, three in a thousand delivered twice
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;
    qint64 shelves = 0;
    qint64 books = 0;
    QDate firstDay; ///< in UTC, as the next
    QDate lastDay;
    double seconds = 0; ///< to simulate and to copy
};

/// Copies what `events` simulated notifications would leave in the five tables of a fresh database, the same
/// rows with the same ids as by ingesting them; the ledger stays empty. All triggers of ours fire.
[[nodiscard]] History loadHistory(const Sql::ConnectionSettings &settings, qint64 events, quint64 seed);

/// Ends the benchmark when a small history differs from the same notifications ingested.
void requireHistoryAsIngested(const Server &server, quint64 seed);

} // namespace ShelfHelp::Bench

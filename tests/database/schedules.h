// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace ShelfHelp::Tests {

/// What one ingester is handed, document by document, and how many notifications it stores at once.
struct Ingester
{
    QList<QByteArray> documents; ///< JSON lines
    int batchSize = 1;
};

/// Deliveries of the same notifications to 1 to 8 ingesters at once: in any order, each once to six times,
/// cut into documents and batches of any size.
using Schedule = QList<Ingester>;

/// Notifications about a few shelves, books and libraries that meet in the same moments, so that every rule
/// of precedence is asked for; some that are rejected, and some that have no id. The same seed, the same
/// notifications.
[[nodiscard]] QList<QByteArray> crowdedPayloads(int count, quint32 seed);

[[nodiscard]] Schedule randomSchedule(const QList<QByteArray> &payloads, quint32 seed);

} // namespace ShelfHelp::Tests

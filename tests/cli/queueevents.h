// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>

#include <QByteArray>
#include <QList>

#include <memory>

namespace ShelfHelp::Tests {

class MigratedDatabase;

/// A record of an event, as a queue's trigger sends it.
struct QueueRecord
{
    QByteArray body;
    QByteArray messageId = {}; ///< the queue's, by which it is named in the response; none when empty
    QByteArray group = "default-group";
};

[[nodiscard]] QByteArray queueEvent(const QList<QueueRecord> &records);

/// A search in that library, in the envelope of SNS. The id is SNS's: what is stored goes by it.
[[nodiscard]] QByteArray notification(const QByteArray &id, const QByteArray &library = "nashville");

/// The event with one search, "m1" to the queue.
[[nodiscard]] QByteArray eventWith(const QByteArray &id, const QByteArray &library = "nashville");

/// The library of which searches are not stored while a lock is held.
inline const QByteArray heldLibrary = "held";

/// Locks that library until the connection goes. Add it with addHeldLibrary() before.
[[nodiscard]] std::unique_ptr<Sql::Connection> holdLibrary(MigratedDatabase &database);
void addHeldLibrary(MigratedDatabase &database);

/// How many sessions wait for the lock.
[[nodiscard]] int waitingForLock(MigratedDatabase &database);

/// What was stored, by SNS's ids.
[[nodiscard]] QString storedIds(MigratedDatabase &database);

} // namespace ShelfHelp::Tests

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bookshelf.h"

#include <QByteArray>
#include <QList>

namespace ShelfHelp::Ingest::Simulation {

// Times are microseconds since 1970 in UTC. Messages are written as the backend writes them: compact JSON,
// the same order of keys, naive times without a fraction on whole seconds.

struct ShelfSearchFacts
{
    QByteArray url;
    QList<ShelfEntry> shown;
    qint64 totalBooks = 0;
    qint64 start = 0;
    qint64 end = 0;
    bool isShuffle = true;
};

struct LibraryCheckFacts
{
    QByteArray libraryId;
    bool isLibby = true;
    ShelfEntry entry;
    bool available = false;
    QByteArray message;
    qint64 start = 0;
    qint64 end = 0;
};

struct GoodreadsVisitFacts
{
    QByteArray url;
    ShelfEntry entry;
    qint64 time = 0;
};

[[nodiscard]] QByteArray shelfSearchMessage(quint64 seed, const ShelfSearchFacts &facts);
[[nodiscard]] QByteArray libraryCheckMessage(quint64 seed, const LibraryCheckFacts &facts);
[[nodiscard]] QByteArray goodreadsVisitMessage(quint64 seed, const GoodreadsVisitFacts &facts);

/// The SNS FIFO notification around a message, on one line without its end. `serial` counts the
/// notifications of one simulation from 0 and decides MessageId and SequenceNumber.
[[nodiscard]] QByteArray envelopeLine(quint64 seed, quint64 serial, qint64 publishedAt,
                                      const QByteArray &message);

} // namespace ShelfHelp::Ingest::Simulation

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bookshelf.h"

#include <QByteArray>
#include <QList>

#include <variant>

namespace ShelfHelp::Ingest::Simulation {

// Times are microseconds since 1970 in UTC.

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

/// What the backend tells, before it is put into words.
using Happening = std::variant<ShelfSearchFacts, LibraryCheckFacts, GoodreadsVisitFacts>;

} // namespace ShelfHelp::Ingest::Simulation

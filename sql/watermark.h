// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

#include <QDateTime>

#include <optional>

namespace ShelfHelp::Sql {

class Connection;

/// How far the tables are filled. Another one means that something arrived, whoever wrote it: asking for it
/// costs a look at the ends of two indexes, and works behind every pooler, where LISTEN does not.
struct Watermark
{
    qint64 lastSearch = 0; ///< id of the newest shelf search
    qint64 lastCheck = 0;  ///< … and library check
    /// When our own ingest stored or undid something last; nothing in a database without a schema of ours.
    std::optional<QDateTime> lastIngest;
    qint64 openRejections = 0; ///< rejected notifications nobody has dealt with

    friend bool operator==(const Watermark &, const Watermark &) = default;
};

[[nodiscard]] Result<Watermark> watermark(Connection &connection);

} // namespace ShelfHelp::Sql

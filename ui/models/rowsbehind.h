// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filterterms.h"

#include <sql/analytics/eventfigures.h>
#include <sql/analytics/rowindex.h>
#include <sql/analytics/rowsbehind.h>
#include <sql/analytics/shelftable.h>
#include <sql/rejections.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

enum class RowKind {
    ShelfSearches,
    LibraryChecks,
    Shelves,
    Notifications, ///< of the journal
    DeadLetters,   ///< rejected notifications, whenever they came
};

/// The rows that a mark of a chart or a tile counts: the way from a figure to what it is made of.
struct RowsBehind
{
    RowKind kind = RowKind::ShelfSearches;
    QString name; ///< for people: "Cold searches of Mon 2 Sep 2024"
    Sql::Pieces pieces;
    Sql::Filter filter;
    Sql::RowOrder order = Sql::RowOrder::NewestFirst;
    std::optional<Sql::FunnelPart> funnel = {}; ///< only these of the searches; the pieces are one
    Sql::JournalFilter journal = {};            ///< of notifications only
    Sql::RejectionFilter rejections = {};       ///< of dead letters only
    qint64 n = 0;                               ///< how many the mark counts: as many as there are rows
    /// Of Shelves: which of those that were searched, and their order. (Offset and limit are the reader's.)
    Sql::ShelfTableRequest shelves = {};
    FilterLabels labels = {}; ///< of what the filter says by an id

    friend bool operator==(const RowsBehind &, const RowsBehind &) = default;
};

/// Where these searches are, for Sql::searchRowsAt(). On the database's thread; `time` gives the zones.
[[nodiscard]] Result<Sql::RowIndex> searchIndex(Sql::Snapshot &snapshot, const RowsBehind &rows,
                                                const Sql::TimeContext &time);

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/journal.h>
#include <sql/analytics/rowsbehind.h>
#include <sql/analytics/shelftable.h>
#include <sql/rejections.h>
#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>
#include <ui/window/rowsfile.h>

namespace ShelfHelp::Tests {

/// How many rows a mark leads to, of whatever kind they are: as its page counts them.
[[nodiscard]] inline Result<qint64> countRows(Sql::Snapshot &snapshot, const Ui::RowsBehind &rows,
                                              const Ui::Question &question)
{
    const Sql::TimeContext context = Ui::contextOf({.time = question.time, .rows = rows, .index = {}});
    const auto totalOf = [](const auto &index) {
        return index.ok() ? Result<qint64>(index.value().total()) : index.error();
    };
    switch (rows.kind) {
    case Ui::RowKind::ShelfSearches:
        return Sql::countSearchRows(snapshot, rows.pieces, rows.filter);
    case Ui::RowKind::LibraryChecks:
        return Sql::countCheckRows(snapshot, rows.pieces, rows.filter);
    case Ui::RowKind::Shelves:
        return totalOf(Sql::ShelfOrder::read(snapshot, context, rows.filter, rows.shelves));
    case Ui::RowKind::Notifications:
        return totalOf(Sql::JournalIndex::make(snapshot, context.range, rows.journal));
    case Ui::RowKind::DeadLetters:
        break;
    }
    const auto page = Sql::rejectionPage(snapshot.connection(), rows.rejections, 0, 1);
    return page.ok() ? Result<qint64>(page.value().total) : page.error();
}

} // namespace ShelfHelp::Tests

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rowtables.h"

#include <sql/analytics/rowsbehind.h>

namespace ShelfHelp::App {

/// Which page of searches or checks a request means; fails as wrong usage where the place is none.
[[nodiscard]] Result<Sql::RowPage> rowPageOf(const FigureRequest &request, const RowsRequest &rows);

/// A row's place as a text, for the next page.
[[nodiscard]] QString placeText(const Sql::RowKey &key);

/// The table of a page, with the place of its last row where it is full.
template <typename Entry, typename MakeRow>
[[nodiscard]] Result<FigureTable> pageOf(const Result<QList<Entry>> &entries, int limit,
                                         const QStringList &columns, MakeRow makeRow)
{
    Result<FigureTable> table = tableOf(entries, columns, makeRow);
    if (table.ok() && entries.value().size() >= limit) {
        table.value().notes = {{u"next"_qs, placeText(entries.value().last().key)}};
    }
    return table;
}

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "windowservices.h"

#include <functional>

namespace ShelfHelp::Ui {

using IsCancelled = std::function<bool()>;

/// Writes the rows as CSV, page by page, under a temporary name until all are there; their number stands with
/// the context. Gives how many. On the database's thread; `isCancelled` is asked between two pages.
[[nodiscard]] Result<qint64> writeRows(Sql::Connection &connection, const RowsExport &job,
                                       const IsCancelled &isCancelled);

/// The same of all books or libraries, in their order. Stored times are read in `sourceZone`.
[[nodiscard]] Result<qint64> writeTable(Sql::Connection &connection, const TableExport &job,
                                        const QTimeZone &sourceZone, const IsCancelled &isCancelled);

/// The time and zones of a request, about the whole of its pieces.
[[nodiscard]] Sql::TimeContext contextOf(const RowsRequest &request);

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "windowservices.h"

#include <functional>

namespace ShelfHelp::Ui {

/// Writes the rows as CSV, page by page, under a temporary name until all are there. Gives how many. On the
/// database's thread; `isCancelled` is asked between two pages.
[[nodiscard]] Result<qint64> writeRows(Sql::Connection &connection, const RowsExport &job,
                                       const std::function<bool()> &isCancelled);

/// Writes a text under a temporary name until it is complete; says what to do when that fails.
[[nodiscard]] Outcome writeFile(const QString &fileName, const QByteArray &content);

} // namespace ShelfHelp::Ui

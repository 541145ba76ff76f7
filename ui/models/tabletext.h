// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;

namespace ShelfHelp::Ui {

/// Rows of a table for the clipboard: tab-separated raw values (PagedTableModel::SortRole) under a line of
/// machine names, numbers in the C locale, instants with offset. Rows that have not arrived are left out.
[[nodiscard]] QString tabSeparatedRows(const QAbstractItemModel &model, const QList<int> &rows);

} // namespace ShelfHelp::Ui

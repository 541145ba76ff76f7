// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figurerequest.h"
#include "figuretable.h"

#include <QString>
#include <QStringList>

namespace ShelfHelp::App {

/// Which rows behind the figures.
struct RowsRequest
{
    QString kind;              ///< of rowKinds()
    bool slowestFirst = false; ///< else the newest ones; the journal has no other order
    QString after;             ///< the note `next` of the page before; empty for the first one
};

/// `searches`, `checks`, `journal`.
[[nodiscard]] const QStringList &rowKinds();

/// One page of the rows of the range that the filter lets through. Where it is full its note `next` says
/// what the next page comes after.
[[nodiscard]] Result<FigureTable> rowTable(const FigureRequest &request, const RowsRequest &rows);

/// Each of the kinds.
[[nodiscard]] Result<FigureTable> searchRowTable(const FigureRequest &request, const RowsRequest &rows);
[[nodiscard]] Result<FigureTable> checkRowTable(const FigureRequest &request, const RowsRequest &rows);
[[nodiscard]] Result<FigureTable> journalTable(const FigureRequest &request, const RowsRequest &rows);

/// Why a text is no place in a list.
[[nodiscard]] Error badPlace(const QString &after);

/// Microseconds in milliseconds.
[[nodiscard]] Cell millisecondsOf(const std::optional<qint64> &us);

} // namespace ShelfHelp::App

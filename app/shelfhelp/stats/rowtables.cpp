// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowtables.h"

namespace ShelfHelp::App {

const QStringList &rowKinds()
{
    static const QStringList kinds{u"searches"_qs, u"checks"_qs, u"journal"_qs};
    return kinds;
}

Result<FigureTable> rowTable(const FigureRequest &request, const RowsRequest &rows)
{
    if (rows.kind == u"searches") {
        return searchRowTable(request, rows);
    }
    return rows.kind == u"checks" ? checkRowTable(request, rows) : journalTable(request, rows);
}

Error badPlace(const QString &after)
{
    return {.kind = ErrorKind::Usage,
            .message =
                u"\"%1\" is no place in this list; expected the \"next\" of the page before"_qs.arg(after)};
}

Cell millisecondsOf(const std::optional<qint64> &us)
{
    constexpr double usPerMs = 1000;
    return us ? Cell(double(*us) / usPerMs) : Cell();
}

} // namespace ShelfHelp::App

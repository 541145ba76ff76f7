// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowsbehind.h"

namespace ShelfHelp::Ui {

Result<Sql::RowIndex> searchIndex(Sql::Snapshot &snapshot, const RowsBehind &rows,
                                  const Sql::TimeContext &time)
{
    if (!rows.funnel || rows.pieces.isEmpty()) {
        return Sql::RowIndex::ofSearches(snapshot, rows.pieces, rows.filter, time.reportingZone);
    }
    Sql::TimeContext ofRows = time;
    ofRows.range = rows.pieces.pieces.first().range;
    return Sql::RowIndex::ofFunnel(snapshot, ofRows, *rows.funnel, rows.filter);
}

} // namespace ShelfHelp::Ui

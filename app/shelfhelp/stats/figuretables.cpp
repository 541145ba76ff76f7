// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretables.h"

namespace ShelfHelp::App {

const TableMakers &tableMakers()
{
    static const TableMakers all = [] {
        TableMakers makers;
        for (const TableMakers &page :
             {overviewTables(), shelfTables(), durationTables(), libraryTables(), bookTables(),
              activityTables(), journeyTables(), eventTables(), qualityTables()}) {
            makers.insert(page);
        }
        return makers;
    }();
    return all;
}

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figurerequest.h"
#include "figuretable.h"

#include <QHash>

#include <functional>

namespace ShelfHelp::App {

using MakeTable = std::function<Result<FigureTable>(const FigureRequest &)>;
/// By the names of Sql::figureCatalogue().
using TableMakers = QHash<QString, MakeTable>;

// Page by page, as the catalogue has them.
[[nodiscard]] TableMakers overviewTables();
[[nodiscard]] TableMakers shelfTables();
[[nodiscard]] TableMakers durationTables();
[[nodiscard]] TableMakers libraryTables();
[[nodiscard]] TableMakers bookTables();
[[nodiscard]] TableMakers activityTables();
[[nodiscard]] TableMakers journeyTables();
[[nodiscard]] TableMakers eventTables();
[[nodiscard]] TableMakers qualityTables(); ///< and parity

/// All of them.
[[nodiscard]] const TableMakers &tableMakers();

} // namespace ShelfHelp::App

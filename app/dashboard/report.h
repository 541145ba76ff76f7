// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

#include <sql/result.h>

#include <QTimeZone>

namespace ShelfHelp::Sql {
class DatabaseAccess;
}

namespace ShelfHelp::Dashboard {

/// Reads the figures of the report's period and writes the Overview as a PNG, with range, zone and the time
/// of reading in its head. Needs a QApplication of any platform; blocks until done. Fails when a figure
/// cannot be read, so that nobody mails a half-empty picture.
[[nodiscard]] Outcome writeReport(Sql::DatabaseAccess &database, const ReportArguments &arguments,
                                  const QTimeZone &reportingZone, const QTimeZone &sourceZone);

} // namespace ShelfHelp::Dashboard

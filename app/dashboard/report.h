// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

#include <sql/alerts/alertcheck.h>
#include <sql/result.h>

#include <QTimeZone>

namespace ShelfHelp::Sql {
class DatabaseAccess;
}

namespace ShelfHelp::Dashboard {

/// What the window's settings decide as well.
struct ReportSettings
{
    QTimeZone reportingZone;
    QTimeZone sourceZone;
    Ui::ColorScheme scheme = Ui::ColorScheme::Light; ///< of a picture
};

/// What whoever asked for a report should hear of besides.
struct ReportNews
{
    QStringList hints;               ///< why figures may be of nothing
    QList<Sql::AlertFinding> alerts; ///< those that fire, at the report's moment
};

/// The rule and its figure in words, as the report and the console say it.
[[nodiscard]] QString alertText(const Sql::AlertFinding &alert);

/// Reads the figures of the report's pages and period and writes them as its format has it, with range, zone,
/// filters, rows and the time of reading, and with the alerts that fire. Needs a QApplication of any
/// platform; blocks until done. Fails when a figure cannot be read, so that nobody mails half a report.
[[nodiscard]] Result<ReportNews> writeReport(Sql::DatabaseAccess &database, const ReportArguments &arguments,
                                             const ReportSettings &settings);

} // namespace ShelfHelp::Dashboard

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/filter.h>
#include <sql/timecontext.h>
#include <ui/charts/theme.h>
#include <ui/models/exportformat.h>
#include <ui/models/view.h>

#include <QPageSize>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <variant>

namespace ShelfHelp::Dashboard {

inline constexpr int exitOk = 0;
inline constexpr int exitFailed = 1; ///< database away, file not writable, no display …
inline constexpr int exitUsage = 2;
inline constexpr int exitAlert = 4; ///< a report was written, and an alert fires; as shelfhelp stats --alerts

/// A file to be written instead of showing a window.
struct ReportArguments
{
    QString period; ///< as periodFrom() reads it
    QString file;   ///< of CSV a folder
    Ui::ExportFormat format = Ui::ExportFormat::Png;
    QStringList pages;
    Sql::Filter filter;
    Ui::ComparisonMode comparison = Ui::ComparisonMode::PreviousPeriod;
    QSize size;                                 ///< of a picture: width, and least height
    std::optional<QPageSize::PageSizeId> paper; ///< of PDF; nothing: the locale's
};

/// Full screen on a wall.
struct KioskArguments
{
    int seconds = 0; ///< per page; 0: stays on one
};

/// What the command line asks for; what is missing comes from the settings.
struct Arguments
{
    QString database; ///< empty: environment, else the connection used last, else the embedded database
    QString profile;  ///< a connection by its name, in place of `database`
    std::optional<QString> page;
    std::optional<Sql::RangePreset> range;
    std::optional<Ui::ColorScheme> colorScheme;
    std::optional<QString> language; ///< of Ui::languages()
    std::optional<QTimeZone> reportingZone;
    std::optional<QTimeZone> sourceZone;
    std::optional<KioskArguments> kiosk;
    std::optional<ReportArguments> report;
    QStringList payloads;
};

/// The program ends at once with this status: --help, --version, or wrong usage. Everything has been printed.
struct EarlyExit
{
    int status = exitOk;
};

/// Reads the command line. Needs no QApplication, because it may decide whether there is a display.
[[nodiscard]] std::variant<Arguments, EarlyExit> parseCommandLine(int argc, char **argv);

} // namespace ShelfHelp::Dashboard

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>
#include <ui/charts/theme.h>

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace ShelfHelp::Dashboard {

inline constexpr int exitOk = 0;
inline constexpr int exitFailed = 1; ///< database away, file not writable, no display …
inline constexpr int exitUsage = 2;

/// A picture to be written instead of showing a window.
struct ReportArguments
{
    Sql::RangePreset period = Sql::RangePreset::Last28Days;
    QString file;
    QSize size;
};

/// What the command line asks for; what is missing comes from the settings.
struct Arguments
{
    QString database; ///< empty: environment, else the embedded database
    std::optional<QString> page;
    std::optional<Sql::RangePreset> range;
    std::optional<Ui::ColorScheme> colorScheme;
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

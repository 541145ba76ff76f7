// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "explanation.h"
#include "figuretable.h"

#include <QJsonObject>

#include <optional>

namespace ShelfHelp::App {

/// A figure, or a list of rows, as it is to be printed.
struct StatsPart
{
    QString name;
    FigureTable table;
    std::optional<Explanation> explanation;
};

/// All that one run prints.
struct StatsReport
{
    Sql::TimeContext context;
    QJsonObject filters; ///< by the names of the options
    QList<StatsPart> parts;
};

/// One document: what was asked, and `figures` by name (`rows` instead of it for rows).
[[nodiscard]] QJsonObject statsJson(const StatsReport &report, const QString &member);

/// What was asked, then one table after the other.
[[nodiscard]] QString statsText(const StatsReport &report);

/// The short form of the overview, for a person: a line per tile.
[[nodiscard]] Result<QString> statsSummary(const FigureRequest &request);

} // namespace ShelfHelp::App

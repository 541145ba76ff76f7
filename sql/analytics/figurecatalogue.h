// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// The pages of the dashboard, in their order.
enum class FigurePage {
    Overview,
    Shelves,
    Durations,
    Libraries,
    Books,
    Activity,
    Journey,
    Events,
    Parity,
    Quality
};

/// What a figure is made from.
enum class FigureSource {
    Searches, ///< shelf searches; sums by day where they serve
    Checks,   ///< library checks, likewise
    Both,     ///< of each
    Books,    ///< each, as far as books are concerned; sums where no filter restricts them
    Rows,     ///< always the rows of the range
    Ledger,   ///< what our own ingest has noted; not recorded on a database without it
};

/// A figure's name in machine output, and what it means (docs/figures.md has the rules in full).
struct FigureDescription
{
    QString name;
    FigurePage page = FigurePage::Overview;
    bool isOnOverview = false; ///< there as well
    FigureSource source = FigureSource::Both;
    QString definition; ///< one or two sentences

    [[nodiscard]] bool isOn(FigurePage other) const
    {
        return page == other || (isOnOverview && other == FigurePage::Overview);
    }
};

/// All figures, page by page, in the order in which they are drawn.
[[nodiscard]] const QList<FigureDescription> &figureCatalogue();

/// The description, or null.
[[nodiscard]] const FigureDescription *findFigure(const QString &name);

/// `overview`, `shelves` …, in the order of FigurePage.
[[nodiscard]] const QStringList &figurePageNames();
[[nodiscard]] QString figurePageName(FigurePage page);
[[nodiscard]] std::optional<FigurePage> figurePageFromName(const QString &name);

} // namespace ShelfHelp::Sql

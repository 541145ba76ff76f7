// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charttable.h"
#include "filterterms.h"
#include "rowsbehind.h"

#include <QTimeZone>

#include <optional>
#include <utility>

namespace ShelfHelp::Ui {

/// The columns of the tables of rows, and what stands in them: the same on the screen, on the clipboard and
/// in files. Texts come from payloads: plain text only.
///
/// columns(); cells() of a row; filterStep(), what a cell stands for as a filter, if for anything; order(),
/// the rows in another order, if they can be read in it; behind(), the rows that a row stands for, if for
/// any.
template <typename Row>
struct RowCells;

/// The first column and the duration lead to the orders that searches and checks can be read in: others of
/// millions of rows would be another index of the database for each.
[[nodiscard]] std::optional<RowsBehind> orderedByTime(RowsBehind rows, int column, Qt::SortOrder order);

template <>
struct RowCells<Sql::ShelfSearchRow>
{
    enum Column { Started, Duration, Temperature, Size, Returned, Type, Reader, Shelf, Url, Id };

    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Sql::ShelfSearchRow &row, const QTimeZone &zone,
                                                const QLocale &locale);
    [[nodiscard]] static std::optional<FilterStep> filterStep(const Sql::ShelfSearchRow &row, int column);

    [[nodiscard]] static std::optional<RowsBehind> order(const RowsBehind &rows, int column,
                                                         Qt::SortOrder order)
    {
        return orderedByTime(rows, column, order);
    }

    [[nodiscard]] static std::optional<RowsBehind> behind(const Sql::ShelfSearchRow &, const RowsBehind &)
    {
        return std::nullopt;
    }
};

template <>
struct RowCells<Sql::LibraryCheckRow>
{
    enum Column {
        Started,
        Duration,
        LibraryName,
        LibraryId,
        Medium,
        Title,
        Author,
        Outcome,
        Suspect,
        Message,
        Id
    };

    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Sql::LibraryCheckRow &row, const QTimeZone &zone,
                                                const QLocale &locale);
    [[nodiscard]] static std::optional<FilterStep> filterStep(const Sql::LibraryCheckRow &row, int column);

    [[nodiscard]] static std::optional<RowsBehind> order(const RowsBehind &rows, int column,
                                                         Qt::SortOrder order)
    {
        return orderedByTime(rows, column, order);
    }

    [[nodiscard]] static std::optional<RowsBehind> behind(const Sql::LibraryCheckRow &, const RowsBehind &)
    {
        return std::nullopt;
    }
};

template <>
struct RowCells<Sql::ShelfRow>
{
    enum Column { Url, Reader, Shelf, FirstSeen, LastSearched, Searches, LatestSize, ColdMedian };

    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Sql::ShelfRow &row, const QTimeZone &zone,
                                                const QLocale &locale);
    /// What a cell has no room for; empty where there is nothing more to say.
    [[nodiscard]] static QString toolTip(const Sql::ShelfRow &row, int column);
    [[nodiscard]] static std::optional<FilterStep> filterStep(const Sql::ShelfRow &row, int column);
    /// By all columns but the median.
    [[nodiscard]] static std::optional<RowsBehind> order(const RowsBehind &rows, int column,
                                                         Qt::SortOrder order);
    /// The searches of the shelf, in the same time and as the same filter lets through.
    [[nodiscard]] static std::optional<RowsBehind> behind(const Sql::ShelfRow &row, const RowsBehind &rows);
};

/// "to-read of reader 158747789"; a number where the URL is none of Goodreads' review lists.
[[nodiscard]] QString shelfNameText(const Sql::ShelfRow &shelf);

/// The URL of a shelf on one line, without what all of Goodreads' review lists begin with: where there is
/// little room.
[[nodiscard]] QString shortShelfUrlText(const QString &url);

/// By which column rows are ordered, and how.
[[nodiscard]] std::pair<int, Qt::SortOrder> orderOf(const RowsBehind &rows);

} // namespace ShelfHelp::Ui

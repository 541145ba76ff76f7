// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charttable.h"
#include "filterterms.h"

#include <sql/analytics/rowsbehind.h>

#include <QTimeZone>

namespace ShelfHelp::Ui {

/// The columns of the tables of rows, and what stands in them: the same on the screen, on the clipboard and
/// in files. Texts come from payloads: plain text only.
template <typename Row>
struct RowCells;

template <>
struct RowCells<Sql::ShelfSearchRow>
{
    enum Column { Started, Duration, Temperature, Size, Returned, Type, Reader, Shelf, Url, Id };

    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Sql::ShelfSearchRow &row, const QTimeZone &zone,
                                                const QLocale &locale);
    /// What a cell stands for as a filter, if for anything.
    [[nodiscard]] static std::optional<FilterStep> filterStep(const Sql::ShelfSearchRow &row, int column);
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
};

} // namespace ShelfHelp::Ui

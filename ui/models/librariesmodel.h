// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charttable.h"
#include "pagedmodel.h"

#include <QTimeZone>

#include <optional>

namespace ShelfHelp::Ui {

/// The Libraries table: one row per library, most often checked first. Names are not unique, so the id has
/// a column of its own. A library that nobody has named has its id as name, and a mark beside it.
class LibrariesModel final : public PagedModel<Sql::LibraryRow, Sql::LibrarySort>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibrariesModel)

public:
    enum Columns { Name, Id, Checks, Availability, Coverage, Median, LastCheck, ColumnCount };

    /// Instants are shown in `zone`.
    LibrariesModel(Fetch fetch, const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

    /// What stands in the columns: the same on the screen, on the clipboard and in files.
    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Sql::LibraryRow &library, const QTimeZone &zone);

    /// The row of a library among those that have arrived.
    [[nodiscard]] std::optional<int> rowOf(const QString &libraryId) const;

private:
    [[nodiscard]] Sql::LibrarySort sortOf(int column) const override;
    [[nodiscard]] QVariant displayText(int row, int column) const override;
    [[nodiscard]] QVariant rawValue(int row, int column) const override;
    [[nodiscard]] QString markOf(int row, int column) const override;
    [[nodiscard]] QString toolTipText(int row, int column) const override;
    [[nodiscard]] QString headerText(int column) const override;
    [[nodiscard]] QString machineName(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;

    QTimeZone m_zone;
};

} // namespace ShelfHelp::Ui

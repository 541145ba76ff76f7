// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pagedmodel.h"

#include <QTimeZone>

namespace ShelfHelp::Ui {

/// The Libraries table: one row per library, most often checked first. Names are not unique, so the id has
/// a column of its own.
class LibrariesModel final : public PagedModel<Sql::LibraryRow, Sql::LibrarySort>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibrariesModel)

public:
    enum Columns { Name, Id, Checks, Availability, Coverage, Median, LastCheck, ColumnCount };

    /// Instants are shown in `zone`.
    LibrariesModel(Fetch fetch, const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

private:
    [[nodiscard]] Sql::LibrarySort sortOf(int column) const override;
    [[nodiscard]] QVariant displayText(int row, int column) const override;
    [[nodiscard]] QVariant rawValue(int row, int column) const override;
    [[nodiscard]] QString headerText(int column) const override;
    [[nodiscard]] QString machineName(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;

    QTimeZone m_zone;
};

} // namespace ShelfHelp::Ui

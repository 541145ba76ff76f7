// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charttable.h"
#include "pagedmodel.h"

#include <QTimeZone>

namespace ShelfHelp::Ui {

/// The Books table: one row per book, most often shown first. Texts come from payloads: plain text only.
class BooksModel final : public PagedModel<Sql::BookRow, Sql::BookSort>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BooksModel)

public:
    enum Columns {
        Title,
        Author,
        Isbn,
        GoodreadsId,
        TimesShown,
        Checks,
        Available,
        Out,
        NotInCatalogue,
        Unknown,
        FirstShown,
        LastShown,
        Rows, ///< how many are this book: more than one where those of an id of Goodreads are one
        ColumnCount
    };

    /// Instants are shown in `zone`.
    BooksModel(Fetch fetch, const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

    /// What stands in the columns: the same on the screen, on the clipboard and in files.
    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Sql::BookRow &book, const QTimeZone &zone);

private:
    [[nodiscard]] Sql::BookSort sortOf(int column) const override;
    [[nodiscard]] QVariant displayText(int row, int column) const override;
    [[nodiscard]] QVariant rawValue(int row, int column) const override;
    [[nodiscard]] QString headerText(int column) const override;
    [[nodiscard]] QString machineName(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;

    QTimeZone m_zone;
};

} // namespace ShelfHelp::Ui

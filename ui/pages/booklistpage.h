// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablepage.h"

#include <ui/models/booksmodel.h>
#include <ui/models/filterterms.h>

#include <optional>

class QAction;

namespace ShelfHelp::Ui {

/// Find a book: which ones come up, which are checked and found. Enter opens its card. GUI thread only.
class BookListPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BookListPage)

public:
    BookListPage(BooksModel::Fetch fetch, const QTimeZone &zone, QWidget *parent = nullptr);

    /// What the table shows, for a file.
    [[nodiscard]] BooksModel::Request request() const { return m_model->request(); }

Q_SIGNALS:
    /// The card of a book: its rows, the one that was shown last first.
    void bookRequested(const QList<qint64> &bookIds);
    void filterRequested(const FilterStep &step);

protected:
    [[nodiscard]] QString countText(qint64 total) const override;

private:
    BookListPage(BooksModel *model, QWidget *parent);
    void setUpActions();
    void openCard();
    void filterByBook();
    void showGrouping();

    BooksModel *m_model;
    QAction *m_card;
    QAction *m_filter;
    std::optional<bool> m_showsRows; ///< as the grouping decided last
};

} // namespace ShelfHelp::Ui

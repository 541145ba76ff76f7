// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablepage.h"

#include <ui/models/booksmodel.h>

namespace ShelfHelp::Ui {

/// Find a book: which ones come up, which are checked and found.
class BooksPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BooksPage)

public:
    BooksPage(BooksModel::Fetch fetch, const QTimeZone &zone, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString countText(qint64 total) const override;
};

} // namespace ShelfHelp::Ui

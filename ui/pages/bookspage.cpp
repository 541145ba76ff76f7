// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookspage.h"

#include <utility>

namespace ShelfHelp::Ui {

namespace {

TablePageTexts bookTexts()
{
    return {.name = BooksPage::tr("Books"),
            .searchPlaceholder = BooksPage::tr("Search title, author or ISBN ( / )"),
            .onlyWithChecks = BooksPage::tr("Onl&y checked books"),
            .nothingStored =
                BooksPage::tr("No book has been stored yet: books come with the first shelf search."),
            .nothingChecked = BooksPage::tr("No book has been checked at a library yet."),
            .widestCells = {{},
                            u"Robert Louis Stevens"_qs,
                            u"9780000000000"_qs,
                            u"200000000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"28 Sep 2026 20:46"_qs}};
}

} // namespace

BooksPage::BooksPage(BooksModel::Fetch fetch, const QTimeZone &zone, QWidget *parent)
    : TablePage(new BooksModel(std::move(fetch), zone), bookTexts(), parent)
{
    setObjectName(u"booksPage"_qs);
}

QString BooksPage::countText(qint64 total) const
{
    return total == 1 ? tr("1 book") : tr("%L1 books").arg(total);
}

} // namespace ShelfHelp::Ui

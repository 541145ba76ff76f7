// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "booklistpage.h"

#include "columnmenu.h"

#include <QAction>
#include <QTableView>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

TablePageTexts bookTexts()
{
    return {.name = BookListPage::tr("Books"),
            .searchPlaceholder = BookListPage::tr("Search title, author or ISBN ( / )"),
            .onlyWithChecks = BookListPage::tr("Onl&y checked books"),
            .grouped = BookListPage::tr("&One per Goodreads id"),
            .nothingStored =
                BookListPage::tr("No book has been stored yet: books come with the first shelf search."),
            .nothingChecked = BookListPage::tr("No book has been checked at a library yet."),
            .widestCells = {{},
                            u"Robert Louis Stevens"_qs,
                            u"9780000000000"_qs,
                            u"200000000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"100,000"_qs,
                            u"28 Sep 2026 20:46"_qs,
                            u"28 Sep 2026 20:46"_qs,
                            u"10"_qs}};
}

} // namespace

BookListPage::BookListPage(BooksModel::Fetch fetch, const QTimeZone &zone, QWidget *parent)
    : BookListPage(new BooksModel(std::move(fetch), zone), parent)
{
}

BookListPage::BookListPage(BooksModel *model, QWidget *parent)
    : TablePage(model, bookTexts(), parent)
    , m_model(model)
    , m_card(new QAction(tr("Show &card of the book"), this))
    , m_filter(new QAction(tr("&Filter by this book"), this))
{
    setObjectName(u"bookListPage"_qs);
    setUpActions();
    showGrouping();
    connect(model, &PagedTableModel::stateChanged, this, &BookListPage::showGrouping);
}

void BookListPage::setUpActions()
{
    m_card->setObjectName(u"showBookCard"_qs);
    m_card->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    m_card->setShortcutContext(Qt::WidgetShortcut);
    m_filter->setObjectName(u"filterByBook"_qs);
    connect(m_card, &QAction::triggered, this, &BookListPage::openCard);
    connect(m_filter, &QAction::triggered, this, &BookListPage::filterByBook);
    connect(tableView(), &QTableView::doubleClicked, this, &BookListPage::openCard);
    tableView()->addActions({m_card, m_filter});
    tableView()->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void BookListPage::openCard()
{
    if (const std::optional<Sql::BookRow> book = m_model->loadedRow(tableView()->currentIndex().row())) {
        Q_EMIT bookRequested(book->bookIds.isEmpty() ? QList<qint64>{book->bookId} : book->bookIds);
    }
}

void BookListPage::filterByBook()
{
    if (const std::optional<Sql::BookRow> book = m_model->loadedRow(tableView()->currentIndex().row())) {
        Q_EMIT filterRequested(bookStep(book->bookId, book->title.value_or(QString())));
    }
}

/// How many rows are one book says something only where they are put together.
void BookListPage::showGrouping()
{
    if (m_showsRows != m_model->isGrouped()) {
        m_showsRows = m_model->isGrouped();
        columns()->setShown(BooksModel::Rows, *m_showsRows);
    }
}

QString BookListPage::countText(qint64 total) const
{
    return total == 1 ? tr("1 book") : tr("%L1 books").arg(total);
}

} // namespace ShelfHelp::Ui

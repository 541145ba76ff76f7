// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that makes its pages.

#include "mainwindow.h"
#include "replays.h"
#include "windowmenus.h"

#include <ui/pages/booklistpage.h>
#include <ui/pages/deadletterspage.h>
#include <ui/pages/journalpage.h>
#include <ui/pages/journeypage.h>
#include <ui/pages/librarylistpage.h>
#include <ui/pages/panelpage.h>
#include <ui/pages/panelpages.h>
#include <ui/pages/rowspage.h>
#include <ui/pages/workpage.h>
#include <ui/upkeep/databasepage.h>

#include <QStackedWidget>

namespace ShelfHelp::Ui {

MainWindow::WindowPage MainWindow::makePage(const PageEntry &entry)
{
    if (PanelPage *panels = makePanelPage(entry.id, m_pageStack)) {
        return {.entry = entry, .page = panels, .panels = connected(panels)};
    }
    const auto ofRows = [&](RowsPage *rows) {
        return WindowPage{.entry = entry, .page = rows, .rows = connected(rows)};
    };
    const auto ofWork = [&](WorkPage *work) {
        return WindowPage{.entry = entry, .page = work, .work = connected(work)};
    };
    if (entry.id == searchRowsPage) {
        return ofRows(RowsPage::ofSearches(m_services.searchRows, m_pageStack));
    }
    if (entry.id == checkRowsPage) {
        return ofRows(RowsPage::ofChecks(m_services.checkRows, m_pageStack));
    }
    if (entry.id == shelfRowsPage) {
        return ofRows(RowsPage::ofShelves(m_services.shelfRows, m_pageStack));
    }
    if (entry.id == journalPage) {
        return ofWork(new JournalPage(m_services.events, m_pageStack));
    }
    if (entry.id == deadLettersPage) {
        return ofWork(new DeadLettersPage(m_services.events, m_options.chooser.folder, m_pageStack));
    }
    if (entry.id == databasePage) {
        DatabasePage *database = makeDatabasePage();
        return {.entry = entry, .page = database, .database = database};
    }
    TablePage *table = entry.id == u"library-list" ? makeLibraryList() : makeBookList();
    return {.entry = entry, .page = table, .table = table};
}

void MainWindow::makePages()
{
    for (const PageEntry &entry : pageEntries()) {
        const WindowPage page = makePage(entry);
        connect(page.page, &Page::told, this, &MainWindow::tell);
        connect(page.page, &Page::answered, this, [this, asked = page.page] {
            if (currentPage().page == asked) {
                showAsOf(false);
            }
        });
        connect(page.page, &Page::rowsRequested, m_navigator, &Navigator::showRows);
        connect(page.page, &Page::csvRequested, this, [this] { exportCurrent({}); });
        connect(page.page, &Page::sampleRequested, m_replays, &Replays::loadSample);
        connect(page.page, &Page::changed, this, &MainWindow::refresh);
        m_pageStack->addWidget(page.page);
        m_pages.append(page);
    }
}

PanelPage *MainWindow::connected(PanelPage *page)
{
    connect(page, &PanelPage::retryRequested, this, &MainWindow::refresh);
    connect(page, &PanelPage::clearFiltersRequested, m_navigator, &Navigator::clearFilters);
    connect(page, &PanelPage::filterRequested, m_navigator, &Navigator::addFilter);
    connect(page, &PanelPage::rangeRequested, m_navigator, &Navigator::zoomTo);
    connect(page, &PanelPage::exportRequested, this, &MainWindow::exportPanel);
    connect(page, &PanelPage::explainRequested, this, &MainWindow::explain);
    connect(page, &PanelPage::bookRequested, this, [this](qint64 bookId) { showBook({bookId}); });
    connectAnnotations(page);
    if (const auto *journey = qobject_cast<JourneyPage *>(page)) {
        connect(journey, &JourneyPage::windowRequested, m_navigator, &Navigator::setFunnelWindow);
    }
    return page;
}

RowsPage *MainWindow::connected(RowsPage *page)
{
    connect(page, &RowsPage::filterRequested, m_navigator, &Navigator::addFilter);
    connect(page, &RowsPage::clearFiltersRequested, m_navigator, &Navigator::clearFilters);
    return page;
}

WorkPage *MainWindow::connected(WorkPage *page)
{
    connect(page, &WorkPage::undoRequested, m_replays, &Replays::askToUndo);
    return page;
}

TablePage *MainWindow::makeLibraryList()
{
    m_libraryList = new LibraryListPage(m_services.libraries, m_settings.preferences.reportingZone,
                                        m_services.libraryNames, m_pageStack);
    m_menus->addToEdit(m_libraryList->nameAction());
    return m_libraryList;
}

TablePage *MainWindow::makeBookList()
{
    m_bookList = new BookListPage(m_services.books, m_settings.preferences.reportingZone, m_pageStack);
    connect(m_bookList, &BookListPage::bookRequested, this, &MainWindow::showBook);
    connect(m_bookList, &BookListPage::filterRequested, this, &MainWindow::filterBooks);
    return m_bookList;
}

DatabasePage *MainWindow::makeDatabasePage()
{
    m_databasePage = new DatabasePage(
        m_services.upkeep,
        {.profile = m_options.profile, .connections = m_options.connections, .chooser = m_options.chooser},
        m_pageStack);
    connect(m_databasePage, &DatabasePage::connectionsRequested, this, &MainWindow::showConnections);
    connect(m_databasePage, &DatabasePage::connectionChosen, this, &MainWindow::connectionChosen);
    connect(m_databasePage, &DatabasePage::deadLettersRequested, this,
            [this] { m_navigator->showPage(deadLettersPage); });
    connect(m_menus, &WindowMenus::refreshRequested, m_databasePage, [this] {
        if (currentPage().database != nullptr) {
            m_databasePage->checkAgain();
        }
    });
    return m_databasePage;
}

} // namespace ShelfHelp::Ui

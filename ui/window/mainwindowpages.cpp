// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that makes its pages.

#include "mainwindow.h"
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
#include <QStatusBar>

namespace ShelfHelp::Ui {

namespace {

constexpr int newsDuration = 5000; ///< milliseconds

} // namespace

void MainWindow::makePages()
{
    for (const PageEntry &entry : pageEntries()) {
        if (PanelPage *panels = makePanelPage(entry.id, m_pageStack)) {
            addPanelPage(entry, panels);
        } else if (entry.id == searchRowsPage) {
            addRowsPage(entry, RowsPage::ofSearches(m_services.searchRows, m_pageStack));
        } else if (entry.id == checkRowsPage) {
            addRowsPage(entry, RowsPage::ofChecks(m_services.checkRows, m_pageStack));
        } else if (entry.id == shelfRowsPage) {
            addRowsPage(entry, RowsPage::ofShelves(m_services.shelfRows, m_pageStack));
        } else if (entry.id == journalPage) {
            addWorkPage(entry, new JournalPage(m_services.events, m_pageStack));
        } else if (entry.id == deadLettersPage) {
            addWorkPage(entry, new DeadLettersPage(m_services.events, m_options.chooser.folder, m_pageStack));
        } else if (entry.id == databasePage) {
            addDatabasePage(entry);
        } else if (entry.id == u"library-list") {
            addLibraryList(entry);
        } else {
            addBookList(entry);
        }
        m_pageStack->addWidget(m_pages.last().widget());
    }
}

void MainWindow::addPanelPage(const PageEntry &entry, PanelPage *page)
{
    m_pages.append({.entry = entry, .panels = page});
    connect(page, &PanelPage::retryRequested, this, &MainWindow::refresh);
    connect(page, &PanelPage::clearFiltersRequested, m_navigator, &Navigator::clearFilters);
    connect(page, &PanelPage::rowsRequested, m_navigator, &Navigator::showRows);
    connect(page, &PanelPage::filterRequested, m_navigator, &Navigator::addFilter);
    connect(page, &PanelPage::rangeRequested, m_navigator, &Navigator::zoomTo);
    connect(page, &PanelPage::exportRequested, this, &MainWindow::exportPanel);
    connect(page, &PanelPage::explainRequested, this, &MainWindow::explain);
    connect(page, &PanelPage::bookRequested, this, [this](qint64 bookId) { showBook({bookId}); });
    connectAnnotations(page);
    if (const auto *journey = qobject_cast<JourneyPage *>(page)) {
        connect(journey, &JourneyPage::windowRequested, m_navigator, &Navigator::setFunnelWindow);
    }
}

void MainWindow::addRowsPage(const PageEntry &entry, RowsPage *page)
{
    m_pages.append({.entry = entry, .rows = page});
    connect(page, &RowsPage::rowsRequested, m_navigator, &Navigator::showRows);
    connect(page, &RowsPage::filterRequested, m_navigator, &Navigator::addFilter);
    connect(page, &RowsPage::clearFiltersRequested, m_navigator, &Navigator::clearFilters);
    connect(page, &RowsPage::csvRequested, this, &MainWindow::exportRows);
    connect(page, &RowsPage::told, this,
            [this](const QString &news) { statusBar()->showMessage(news, newsDuration); });
    connect(page, &RowsPage::answered, this, [this] { showAsOf(false); });
}

void MainWindow::addTablePage(const PageEntry &entry, TablePage *page)
{
    m_pages.append({.entry = entry, .table = page});
    connect(page, &TablePage::csvRequested, this, &MainWindow::exportTable);
    connect(page, &TablePage::loadSampleRequested, this, &MainWindow::loadSample);
    connect(page, &TablePage::copied, this,
            [this](const QString &news) { statusBar()->showMessage(news, newsDuration); });
    connect(page, &TablePage::answered, this, [this] { showAsOf(false); });
}

void MainWindow::addLibraryList(const PageEntry &entry)
{
    m_libraryList = new LibraryListPage(m_services.libraries, m_settings.preferences.reportingZone,
                                        m_services.libraryNames, m_pageStack);
    m_menus->addToEdit(m_libraryList->nameAction());
    addTablePage(entry, m_libraryList);
}

void MainWindow::addBookList(const PageEntry &entry)
{
    m_bookList = new BookListPage(m_services.books, m_settings.preferences.reportingZone, m_pageStack);
    addTablePage(entry, m_bookList);
    connect(m_bookList, &BookListPage::bookRequested, this, &MainWindow::showBook);
    connect(m_bookList, &BookListPage::filterRequested, this, [this](const FilterStep &step) {
        m_navigator->showPage(u"books"_qs); // where a filter is seen
        m_navigator->addFilter(step);
    });
}

void MainWindow::addWorkPage(const PageEntry &entry, WorkPage *page)
{
    m_pages.append({.entry = entry, .work = page});
    connect(page, &WorkPage::told, this,
            [this](const QString &news) { statusBar()->showMessage(news, newsDuration); });
    connect(page, &WorkPage::answered, this, [this] { showAsOf(false); });
    connect(page, &WorkPage::rowsRequested, m_navigator, &Navigator::showRows);
    connect(page, &WorkPage::csvRequested, this, &MainWindow::exportRows);
    connect(page, &WorkPage::undoRequested, this, &MainWindow::askToUndo);
    connect(page, &WorkPage::sampleRequested, this, &MainWindow::loadSample);
    connect(page, &WorkPage::changed, this, &MainWindow::refresh);
}

void MainWindow::addDatabasePage(const PageEntry &entry)
{
    m_databasePage = new DatabasePage(
        m_services.upkeep,
        {.profile = m_options.profile, .connections = m_options.connections, .chooser = m_options.chooser},
        m_pageStack);
    m_pages.append({.entry = entry, .database = m_databasePage});
    connect(m_databasePage, &DatabasePage::connectionsRequested, this, &MainWindow::showConnections);
    connect(m_databasePage, &DatabasePage::connectionChosen, this, &MainWindow::connectionChosen);
    connect(m_databasePage, &DatabasePage::deadLettersRequested, this,
            [this] { m_navigator->showPage(deadLettersPage); });
    connect(m_databasePage, &DatabasePage::changed, this, &MainWindow::refresh);
    connect(m_databasePage, &DatabasePage::answered, this, [this] {
        if (currentPage().database != nullptr) {
            showAsOf(false);
        }
    });
    connect(m_menus, &WindowMenus::refreshRequested, m_databasePage, [this] {
        if (currentPage().database != nullptr) {
            m_databasePage->checkAgain();
        }
    });
}

} // namespace ShelfHelp::Ui

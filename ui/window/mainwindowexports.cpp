// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that gives things away: files, paper, and the screen on a wall.

#include "annotator.h"
#include "exporter.h"
#include "filterbar.h"
#include "kiosk.h"
#include "mainwindow.h"
#include "navigation.h"
#include "rowsfile.h"
#include "topbar.h"

#include <ui/charts/card.h>
#include <ui/dialogs/reportdialog.h>
#include <ui/format/privacy.h>
#include <ui/models/explanation.h>
#include <ui/pages/booklistpage.h>
#include <ui/pages/librarylistpage.h>
#include <ui/pages/panelpage.h>
#include <ui/pages/panelpages.h>
#include <ui/pages/rowspage.h>
#include <ui/pages/workpage.h>
#include <ui/report/pdffile.h>

#include <QAction>
#include <QApplication>
#include <QMenuBar>
#include <QStatusBar>

namespace ShelfHelp::Ui {

void MainWindow::exportCurrent(std::optional<ExportFormat> format)
{
    const WindowPage &page = currentPage();
    Panel *panel = page.panels != nullptr ? page.panels->currentPanel() : nullptr;
    if (page.database != nullptr) {
        return; // there are neither cards nor rows
    }
    if (page.rows != nullptr || page.work != nullptr) {
        exportRows();
    } else if (page.table != nullptr) {
        exportTable();
    } else if (panel != nullptr) {
        exportPanel(panel, format);
    } else {
        tell(tr("Point at a card, or give it the focus with Tab."));
    }
}

void MainWindow::exportPanel(Panel *panel, std::optional<ExportFormat> format)
{
    const QDateTime asOf = panel->answer() ? panel->answer()->asOf : QDateTime();
    m_exporter->exportCard(*panel, format,
                           reportContext(panel->body()->accessibleName(), panel->question(),
                                         m_navigator->view().labels, asOf, currentPage().panels->rowCounts(),
                                         locale()),
                           shownScheme(), m_annotator->annotations());
}

void MainWindow::exportRows()
{
    const WindowPage &page = currentPage();
    const RowsRequest request = page.rows != nullptr ? page.rows->request()
                                                     : RowsRequest{.time = m_navigator->question().time,
                                                                   .rows = page.work->shownRows()};
    Question question{.time = request.rows.pieces.isEmpty() ? request.time : contextOf(request),
                      .filter = request.rows.filter};
    question.time.comparison.reset();
    QStringList context;
    if (!request.rows.name.isEmpty()) {
        context.append(request.rows.name);
    }
    context += contextLines(question, m_navigator->view().labels, m_options.now(), locale());
    if (!request.rows.shelves.search.isEmpty()) {
        context.append(tr("Search: %1").arg(privateText(request.rows.shelves.search)));
    }
    m_exporter->exportRows(page.entry.id, {.request = request, .fileName = {}, .context = context});
}

/// Tables count everything that is stored: no range and no filter but the table's own.
void MainWindow::exportTable()
{
    const WindowPage &page = currentPage();
    const bool isOfBooks = page.table == m_bookList;
    TableExport job{.request = m_libraryList->request(),
                    .fileName = {},
                    .context = {page.entry.title, tr("Range: all time"),
                                tr("As of: %1").arg(m_options.now().toUTC().toString(Qt::ISODate))}};
    if (isOfBooks) {
        job.request = m_bookList->request();
    }
    const QString search = isOfBooks ? m_bookList->request().search : m_libraryList->request().search;
    if (!search.isEmpty()) {
        job.context.append(tr("Search: %1").arg(search));
    }
    m_exporter->exportTable(page.entry.id, job);
}

/// Asks which pages, and as what.
void MainWindow::chooseReport(const QStringList &pages)
{
    const QStringList possible = panelPageIds();
    QList<ReportDialog::Page> offered;
    for (const WindowPage &page : std::as_const(m_pages)) {
        if (possible.contains(page.entry.id)) {
            offered.append({.id = page.entry.id, .title = page.entry.title});
        }
    }
    auto *dialog = new ReportDialog(offered, {.pages = pages, .paper = usualPaper(locale())}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &ReportDialog::chosen, this, &MainWindow::exportReport);
    dialog->open();
}

void MainWindow::exportReport(const ReportChoice &choice)
{
    ReportRequest request{.pages = {},
                          .look = {.format = choice.format, .scheme = shownScheme(), .paper = choice.paper},
                          .question = m_navigator->question(),
                          .labels = m_navigator->view().labels,
                          .annotations = m_annotator->annotations(),
                          .suggestedName = choice.pages.size() == 1 ? choice.pages.first() : u"report"_qs};
    for (const WindowPage &page : std::as_const(m_pages)) {
        if (!choice.pages.contains(page.entry.id) || page.panels == nullptr) {
            continue;
        }
        request.pages.append({.id = page.entry.id, .title = page.entry.title});
        for (const Panel *panel : page.panels->panels()) {
            request.looks[page.entry.id].insert(panel->id(), lookOf(*panel->card()));
        }
    }
    m_exporter->exportReport(request);
}

/// There is no printer support in the program: the page becomes a PDF, which every desktop can print.
void MainWindow::print()
{
    if (panelPageIds().contains(currentPage().entry.id)) {
        exportReport({.pages = {currentPage().entry.id}, .paper = usualPaper(locale())});
    } else {
        tell(tr("Only pages of cards can be printed."));
    }
}

ColorScheme MainWindow::shownScheme() const
{
    const Theme &theme = Theme::of(palette());
    if (&theme == &Theme::highContrast()) {
        return ColorScheme::HighContrast;
    }
    return theme.dark ? ColorScheme::Dark : ColorScheme::Light;
}

void MainWindow::startKiosk(int secondsPerPage)
{
    m_kioskSeconds = secondsPerPage;
    m_kiosk->start(secondsPerPage);
    // The keys of a menu bar that is hidden do nothing: the window has them meanwhile.
    for (QAction *action : menuBar()->findChildren<QAction *>()) {
        if (!action->shortcut().isEmpty()) {
            addAction(action);
        }
    }
    setWindowState(windowState() | Qt::WindowFullScreen);
    showBars();
    applyPreferences();
}

void MainWindow::stopKiosk()
{
    m_kiosk->stop();
    for (QAction *action : actions()) {
        removeAction(action);
    }
    setWindowState(windowState() & ~Qt::WindowFullScreen);
    showBars();
    applyPreferences();
}

void MainWindow::showBars()
{
    const bool hasBars = !m_kiosk->isOn();
    menuBar()->setVisible(hasBars);
    m_navigation->setVisible(hasBars);
    statusBar()->setVisible(hasBars);
    m_topBar->setStill(!hasBars);
    m_filterBar->setVisible(hasBars && currentPage().hasRange());
    for (const WindowPage &page : std::as_const(m_pages)) {
        for (const Panel *panel : page.panels != nullptr ? page.panels->panels() : QList<Panel *>()) {
            panel->card()->setStill(hasBars ? Card::Still::No : Card::Still::Framed);
        }
    }
    showRange(m_navigator->question());
}

/// The part of the page below, or the next page of cards; with nothing to turn to, the same one at a later
/// hour. While the database is away the figures that are there are all there is.
void MainWindow::turnPage()
{
    if (m_isLost || !m_isReady) {
        return;
    }
    if (m_kioskSeconds > 0 && currentPage().panels != nullptr && currentPage().panels->scrollOn()) {
        return;
    }
    const int current = pageIndex(currentPage().entry.id);
    int next = current;
    do {
        next = (next + 1) % int(m_pages.size());
    } while (m_pages[next].panels == nullptr && next != current);
    if (m_kioskSeconds == 0 || next == current) {
        showView();
    } else {
        m_pages[next].panels->scrollToTop();
        m_navigator->showPage(m_pages[next].entry.id);
    }
}

} // namespace ShelfHelp::Ui

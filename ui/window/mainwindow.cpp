// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "dashboardfeed.h"
#include "databaselabel.h"
#include "infobar.h"
#include "navigation.h"
#include "topbar.h"
#include "windowmenus.h"

#include <ui/charts/messagepanel.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/pages/bookspage.h>
#include <ui/pages/librariespage.h>
#include <ui/pages/overviewpage.h>

#include <QApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr int newsDuration = 5000; ///< milliseconds

QStringList pageTitles()
{
    return {MainWindow::tr("Overview"), MainWindow::tr("Books"), MainWindow::tr("Libraries")};
}

} // namespace

MainWindow::MainWindow(WindowServices services, WindowOptions options, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_options(std::move(options))
    , m_settings(WindowSettings::load())
    , m_feed(new DashboardFeed(m_services, this))
    , m_menus(new WindowMenus(menuBar(), pageTitles(), this))
    , m_navigation(new Navigation(pageTitles(), this))
    , m_topBar(new TopBar(m_menus->rangeMenu(), this))
    , m_infoBar(new InfoBar(this))
    , m_pageStack(new QStackedWidget(this))
    , m_content(new QStackedWidget(this))
    , m_problem(new MessagePanel(this))
    , m_database(new DatabaseLabel(this))
{
    setObjectName(u"mainWindow"_qs);
    setAcceptDrops(true);
    makePages();
    layOut();
    connectMenus();
    connectTopBar();
    connectPages();
    m_topBar->setSteps(false, false);
    m_menus->setSteps(false, false);
    restore();
    refresh();
}

MainWindow::~MainWindow() = default;

QStringList MainWindow::pageIds()
{
    return {u"overview"_qs, u"books"_qs, u"libraries"_qs};
}

void MainWindow::makePages()
{
    m_overview = new OverviewPage(m_pageStack);
    auto *books = new BooksPage(m_services.books, m_options.reportingZone, m_pageStack);
    auto *libraries = new LibrariesPage(m_services.libraries, m_options.reportingZone,
                                        m_services.libraryNames, m_pageStack);
    m_menus->addToEdit(libraries->nameAction());
    const QStringList ids = pageIds();
    const QStringList titles = pageTitles();
    m_pages = {{ids.at(0), titles.at(0), m_overview, nullptr},
               {ids.at(1), titles.at(1), books, books},
               {ids.at(2), titles.at(2), libraries, libraries}};
    for (const Page &page : m_pages) {
        m_pageStack->addWidget(page.widget);
    }
}

void MainWindow::layOut()
{
    m_problem->setObjectName(u"databaseProblem"_qs);
    m_content->addWidget(m_pageStack);
    m_content->addWidget(m_problem);
    statusBar()->addPermanentWidget(m_database);
    statusBar()->setSizeGripEnabled(false);

    const Scale scale(font());
    statusBar()->setContentsMargins(scale.px(12), 0, scale.px(20), scale.px(2));
    auto *column = new QVBoxLayout;
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *head = new QVBoxLayout; // the pages bring margins of their own
    head->setContentsMargins(scale.px(20), scale.px(16), scale.px(20), 0);
    head->setSpacing(scale.px(12));
    head->addWidget(m_topBar);
    head->addWidget(m_infoBar);
    column->addLayout(head);
    column->addWidget(m_content, 1);
    auto *central = new QWidget(this);
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addLayout(column, 1);
    setCentralWidget(central);
}

void MainWindow::connectMenus()
{
    connect(m_menus, &WindowMenus::openRequested, this, &MainWindow::chooseFiles);
    connect(m_menus, &WindowMenus::importRequested, this, &MainWindow::chooseFolder);
    connect(m_menus, &WindowMenus::quitRequested, this, &QWidget::close);
    connect(m_menus, &WindowMenus::copyRequested, this, [this] { currentPage().table->copySelection(); });
    connect(m_menus, &WindowMenus::findRequested, this, [this] { currentPage().table->focusSearch(); });
    connect(m_menus, &WindowMenus::pageChosen, this, &MainWindow::showPage);
    connect(m_menus, &WindowMenus::colorSchemeChosen, this, &MainWindow::chooseColorScheme);
    connect(m_menus, &WindowMenus::presetChosen, this, &MainWindow::choosePreset);
    connect(m_menus, &WindowMenus::previousRequested, this, [this] { step(&RangeSelection::goBack); });
    connect(m_menus, &WindowMenus::nextRequested, this, [this] { step(&RangeSelection::goForward); });
    connect(m_menus, &WindowMenus::refreshRequested, this, &MainWindow::refresh);
    connect(m_menus, &WindowMenus::sampleRequested, this, &MainWindow::loadSample);
    connect(m_menus, &WindowMenus::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_menus, &WindowMenus::aboutRequested, this, &MainWindow::showAbout);
}

void MainWindow::connectTopBar()
{
    connect(m_navigation, &Navigation::pageChosen, this, &MainWindow::showPage);
    connect(m_topBar, &TopBar::presetChosen, this, &MainWindow::choosePreset);
    connect(m_topBar, &TopBar::previousRequested, this, [this] { step(&RangeSelection::goBack); });
    connect(m_topBar, &TopBar::nextRequested, this, [this] { step(&RangeSelection::goForward); });
    connect(m_topBar, &TopBar::refreshRequested, this, &MainWindow::refresh);
}

void MainWindow::connectPages()
{
    connect(m_feed, &DashboardFeed::spanArrived, this, &MainWindow::takeSpan);
    connect(m_feed, &DashboardFeed::figuresArrived, this, &MainWindow::takeFigures);
    connect(m_feed, &DashboardFeed::failed, this, &MainWindow::showError);
    connect(m_problem, &MessagePanel::retryRequested, this, &MainWindow::refresh);
    connect(m_overview, &OverviewPage::retryRequested, this, &MainWindow::refresh);
    connect(m_overview, &OverviewPage::loadSampleRequested, this, &MainWindow::loadSample);
    for (const Page &page : m_pages) {
        if (page.table != nullptr) {
            connect(page.table, &TablePage::loadSampleRequested, this, &MainWindow::loadSample);
            connect(page.table, &TablePage::copied, this,
                    [this](const QString &message) { statusBar()->showMessage(message, newsDuration); });
            connect(page.table, &TablePage::answered, this, [this] { showAsOf(m_options.now()); });
        }
    }
}

void MainWindow::restore()
{
    if (m_settings.geometry.isEmpty() || !restoreGeometry(m_settings.geometry)) {
        resize(firstSize.boundedTo(screen()->availableSize()));
    }
    if (const std::optional<Sql::RangePreset> range = m_options.range ? m_options.range : m_settings.range) {
        m_selection = RangeSelection(*range);
    }
    const ColorScheme scheme = m_options.colorScheme.value_or(m_settings.colorScheme);
    m_menus->setColorScheme(scheme);
    QApplication::setPalette(applicationPalette(scheme, QPalette()));
    applyTheme();
    const qsizetype page = pageIds().indexOf(m_options.page.value_or(m_settings.page));
    m_page = int(std::max<qsizetype>(0, page));
    showPage(m_page);
}

void MainWindow::refresh()
{
    for (Page &page : m_pages) {
        page.isStale = true;
    }
    showDatabase();
    showProgress(tr("Asking the database …"));
    m_overview->setLoading();
    m_feed->requestSpan();
}

void MainWindow::takeSpan(const Sql::DataSpan &span)
{
    statusBar()->clearMessage();
    showDatabase();
    m_content->setCurrentWidget(m_pageStack);
    m_isReady = true;
    m_span = span;
    if (!m_selection) {
        chooseFirstRange(span);
    }
    showRange();
    loadPage();
}

void MainWindow::chooseFirstRange(const Sql::DataSpan &span)
{
    const Sql::RangePreset preset = Sql::defaultPreset(span, m_options.reportingZone, m_options.now());
    if (!span.first) {
        return; // nothing stored: the first notifications decide
    }
    m_selection = RangeSelection(preset);
    if (preset == Sql::RangePreset::All) {
        m_infoBar->tell(tr("Nothing was searched in the last 28 days, so all time is shown."));
    }
}

void MainWindow::takeFigures(const Sql::OverviewFigures &figures, const Sql::TimeContext &context)
{
    statusBar()->clearMessage();
    m_overview->setFigures(figures, context);
    showAsOf(figures.asOf);
}

void MainWindow::showError(const Error &error)
{
    m_isReady = false;
    statusBar()->clearMessage();
    showDatabase();
    m_problem->showError(error);
    m_content->setCurrentWidget(m_problem);
}

void MainWindow::showDatabase()
{
    m_database->setDatabase(m_services.describe(), m_services.tlsWarning());
}

MainWindow::Page &MainWindow::currentPage()
{
    return m_pages[m_page];
}

void MainWindow::showPage(int index)
{
    m_page = index;
    m_settings.page = m_pages.at(index).id;
    m_pageStack->setCurrentIndex(index);
    m_navigation->setPage(index);
    m_menus->setPage(index);
    m_topBar->setTitle(currentPage().title);
    setWindowTitle(tr("%1 – Shelf Help Analytics").arg(currentPage().title));
    const bool isTable = currentPage().table != nullptr;
    m_menus->setPageAbilities(!isTable, isTable);
    m_topBar->setRangeButtonsVisible(!isTable);
    showRange();
    if (m_isReady) {
        loadPage();
    }
}

void MainWindow::loadPage()
{
    Page &page = currentPage();
    if (!page.isStale) {
        return;
    }
    page.isStale = false;
    if (page.table != nullptr) {
        page.table->refresh();
        return;
    }
    m_overview->setLoading();
    m_feed->requestFigures(context());
}

Sql::TimeContext MainWindow::context() const
{
    const QDateTime now = m_options.now();
    const RangeSelection selection = m_selection.value_or(RangeSelection());
    const Sql::TimeRange range = selection.range(m_options.reportingZone, now, m_span);
    return {.reportingZone = m_options.reportingZone,
            .sourceZone = m_options.sourceZone,
            .range = range,
            .comparison = Sql::previousPeriod(range, selection.preset(), m_options.reportingZone),
            .bucket = Sql::defaultBucket(range),
            .now = now};
}

void MainWindow::choosePreset(Sql::RangePreset preset)
{
    m_selection = RangeSelection(preset);
    m_settings.range = preset;
    m_infoBar->tell({});
    m_pages.first().isStale = true;
    showRange();
    loadPage();
}

void MainWindow::step(void (RangeSelection::*direction)())
{
    if (!m_selection) {
        return;
    }
    const RangeSelection before = *m_selection;
    (*m_selection.*direction)();
    if (*m_selection != before) {
        m_pages.first().isStale = true;
        showRange();
        loadPage();
    }
}

void MainWindow::showRange()
{
    const QString zone = zoneText(m_options.reportingZone);
    if (currentPage().table != nullptr) {
        m_topBar->setRange(tr("All time · %1").arg(zone), tr("Tables count everything that is stored."));
        return;
    }
    if (!m_isReady) {
        return; // the first range follows from the data
    }
    const Sql::TimeRange range = context().range;
    m_topBar->setRange(rangeText(range, m_options.reportingZone, QLocale()),
                       tr("From %1\nuntil just before %2\nStored times are read as %3.")
                           .arg(range.from.toTimeZone(m_options.reportingZone).toString(Qt::ISODate),
                                range.to.toTimeZone(m_options.reportingZone).toString(Qt::ISODate),
                                zoneText(m_options.sourceZone)));
    const RangeSelection selection = m_selection.value_or(RangeSelection());
    const auto preset = selection.isShifted() ? std::nullopt : std::optional(selection.preset());
    m_topBar->setPreset(preset);
    m_menus->setPreset(preset);
    m_topBar->setSteps(selection.canGoBack(), selection.canGoForward());
    m_menus->setSteps(selection.canGoBack(), selection.canGoForward());
}

void MainWindow::showAsOf(const QDateTime &asOf)
{
    const QTime time = asOf.toTimeZone(m_options.reportingZone).time();
    m_topBar->setAsOf(tr("as of %1").arg(clockText(time, QLocale())));
}

} // namespace ShelfHelp::Ui

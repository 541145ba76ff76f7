// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "alertnotice.h"
#include "connectionmark.h"
#include "dashboardfeed.h"
#include "databaselabel.h"
#include "exporter.h"
#include "filterbar.h"
#include "infobar.h"
#include "kiosk.h"
#include "livelabel.h"
#include "livewatch.h"
#include "navigation.h"
#include "replays.h"
#include "topbar.h"
#include "windowmenus.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/format/numbers.h>
#include <ui/pages/panelpage.h>
#include <ui/pages/panelpages.h>
#include <ui/pages/rowspage.h>
#include <ui/pages/tablepage.h>
#include <ui/pages/workpage.h>
#include <ui/upkeep/databasepage.h>

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
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

/// Whether the figures of one question are those of the other: the moment alone makes no difference to a
/// range that is over.
bool isSameQuestion(const Question &a, Question b)
{
    b.time.now = a.time.now;
    return a == b;
}

QString comparisonText(const Comparison &comparison)
{
    switch (comparison.mode) {
    case ComparisonMode::None:
        return MainWindow::tr("No comparison");
    case ComparisonMode::YearBefore:
        return MainWindow::tr("vs a year before");
    case ComparisonMode::Custom:
        return MainWindow::tr("vs another period");
    case ComparisonMode::PreviousPeriod:
        break;
    }
    return MainWindow::tr("vs previous period");
}

View firstView(const WindowSettings &settings, const WindowOptions &options)
{
    View view;
    const QString page = options.page.value_or(settings.page);
    view.page = MainWindow::pageIds().contains(page) ? page : MainWindow::pageIds().first();
    if (const auto range = options.range ? options.range : settings.range) {
        view.range = RangeSelection(*range);
    }
    view.comparison = settings.comparison;
    view.buckets = settings.buckets;
    view.funnelWindow = settings.funnelWindow;
    return view;
}

} // namespace

bool MainWindow::WindowPage::hasRange() const
{
    return page->hasRange() && !entry.isOfAllTime;
}

MainWindow::MainWindow(WindowServices services, WindowOptions options, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_options(std::move(options))
    , m_settings(WindowSettings::load())
    , m_navigator(new Navigator(firstView(m_settings, m_options), m_options.now, this))
    , m_feed(new DashboardFeed(m_services, this))
    , m_watch(new LiveWatch(m_services.watermark, this))
    , m_menus(new WindowMenus(menuBar(), pageEntries(), this))
    , m_navigation(new Navigation(pageEntries(), this))
    , m_topBar(new TopBar(m_menus->rangeMenu(), this))
    , m_filterBar(new FilterBar(m_menus->comparisonMenu(), m_menus->bucketMenu(), m_menus->zoneMenu(), this))
    , m_infoBar(new InfoBar(this))
    , m_pageStack(new QStackedWidget(this))
    , m_content(new QStackedWidget(this))
    , m_problem(new MessagePanel(this))
    , m_database(new DatabaseLabel(this))
    , m_stripe(new ConnectionMark(u"connectionStripe"_qs, this))
    , m_connectionMark(new ConnectionMark(u"connectionMark"_qs, this))
    , m_live(new LiveLabel(this))
    , m_privacy(plainLabel(u"privacyMark"_qs, this))
    , m_alerts(new AlertNotice(this))
    , m_annotator(new Annotator(m_services.annotations, m_options.notesFile, this))
    , m_exporter(new Exporter(m_services, m_options.chooser, this))
    , m_replays(new Replays(
          m_services, m_options.chooser, [this] { return m_settings.preferences.reportingZone; }, this))
    , m_kiosk(new Kiosk(this))
{
    setObjectName(u"mainWindow"_qs);
    setAcceptDrops(true);
    m_isChosen = m_options.range || m_settings.range;
    if (m_options.reportingZone) {
        m_settings.preferences.reportingZone = *m_options.reportingZone;
    }
    if (m_options.sourceZone) {
        m_settings.preferences.sourceZone = *m_options.sourceZone;
    }
    makePages();
    layOut();
    connectMenus();
    connectReplays();
    connectRangeMenus();
    connectBars();
    connectData();
    connectAnnotations();
    connectConnections();
    restore();
    if (m_options.kioskSeconds) {
        startKiosk(*m_options.kioskSeconds);
    }
    refresh();
}

MainWindow::~MainWindow() = default;

QStringList MainWindow::pageIds()
{
    QStringList ids;
    for (const PageEntry &entry : pageEntries()) {
        ids.append(entry.id);
    }
    return ids;
}

void MainWindow::layOut()
{
    m_pageStack->setObjectName(u"pages"_qs);
    m_problem->setObjectName(u"databaseProblem"_qs);
    m_content->addWidget(m_pageStack);
    m_content->addWidget(m_problem);
    m_privacy->setText(tr("Names hidden"));
    m_privacy->setToolTip(
        tr("Privacy mode: names in the addresses of shelves are not shown (Ctrl+Shift+P)."));
    statusBar()->addPermanentWidget(m_privacy);
    statusBar()->addPermanentWidget(m_alerts);
    statusBar()->addPermanentWidget(m_live);
    statusBar()->addPermanentWidget(m_connectionMark);
    statusBar()->addPermanentWidget(m_database);
    m_database->setContentsMargins(Scale(font()).px(16), 0, 0, 0);
    statusBar()->setSizeGripEnabled(false);

    const Scale scale(font());
    statusBar()->setContentsMargins(scale.px(12), 0, scale.px(20), scale.px(2));
    auto *column = new QVBoxLayout;
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *head = new QVBoxLayout; // the pages bring margins of their own
    head->setContentsMargins(scale.px(20), scale.px(16), scale.px(20), 0);
    head->setSpacing(scale.px(8));
    head->addWidget(m_topBar);
    head->addWidget(m_filterBar);
    head->addWidget(m_infoBar);
    column->addWidget(m_stripe);
    column->addLayout(head);
    column->addWidget(m_content, 1);
    auto *central = new QWidget(this);
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addLayout(column, 1);
    setCentralWidget(central);
    central->setFocus(); // no control has a ring before the reader has used Tab
}

void MainWindow::connectMenus()
{
    connect(m_menus, &WindowMenus::exportRequested, this, &MainWindow::exportCurrent);
    connect(m_menus, &WindowMenus::pageExportRequested, this,
            [this] { chooseReport({currentPage().entry.id}); });
    connect(m_menus, &WindowMenus::reportRequested, this, [this] { chooseReport(panelPageIds()); });
    connect(m_menus, &WindowMenus::printRequested, this, &MainWindow::print);
    connect(m_menus, &WindowMenus::kioskRequested, this, [this] { startKiosk(m_kioskSeconds); });
    connect(m_menus, &WindowMenus::quitRequested, this, &QWidget::close);
    connect(m_menus, &WindowMenus::copyRequested, this, [this] { currentPage().page->copy(); });
    connect(m_menus, &WindowMenus::findRequested, this, [this] { currentPage().page->focusSearch(); });
    connect(m_menus, &WindowMenus::preferencesRequested, this, &MainWindow::showPreferences);
    connect(m_menus, &WindowMenus::pageChosen, this,
            [this](int page) { m_navigator->showPage(m_pages[page].entry.id); });
    connect(m_menus, &WindowMenus::deadLettersRequested, this,
            [this] { m_navigator->showPage(deadLettersPage); });
    connect(m_menus, &WindowMenus::backRequested, m_navigator, &Navigator::goBack);
    connect(m_menus, &WindowMenus::forwardRequested, m_navigator, &Navigator::goForward);
    connect(m_menus, &WindowMenus::zoomResetRequested, m_navigator, &Navigator::resetZoom);
    connect(m_menus, &WindowMenus::tableRequested, this, &MainWindow::toggleTable);
    connect(m_menus, &WindowMenus::fullScreenRequested, this, &MainWindow::toggleFullScreen);
    connect(m_menus, &WindowMenus::privacyChosen, this, &MainWindow::choosePrivacy);
    connect(m_menus, &WindowMenus::colorSchemeChosen, this, &MainWindow::chooseColorScheme);
    connect(m_menus, &WindowMenus::refreshRequested, this, &MainWindow::refresh);
    connect(m_menus, &WindowMenus::liveChosen, this, [this](int seconds) {
        m_settings.preferences.liveSeconds = seconds;
        applyPreferences();
    });
    connect(m_menus, &WindowMenus::explainRequested, this, &MainWindow::explainCurrent);
    connect(m_menus, &WindowMenus::clearFiltersRequested, m_navigator, &Navigator::clearFilters);
    connect(m_menus, &WindowMenus::paletteRequested, this, &MainWindow::showPalette);
    connect(m_menus, &WindowMenus::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_menus, &WindowMenus::aboutRequested, this, &MainWindow::showAbout);
}

void MainWindow::connectReplays()
{
    connect(m_menus, &WindowMenus::openRequested, m_replays, &Replays::chooseFiles);
    connect(m_menus, &WindowMenus::importRequested, m_replays, &Replays::chooseFolder);
    connect(m_menus, &WindowMenus::pasteRequested, m_replays, &Replays::paste);
    connect(m_menus, &WindowMenus::sampleRequested, m_replays, &Replays::loadSample);
    connect(m_menus, &WindowMenus::otherSampleRequested, m_replays, &Replays::trySample);
    connect(m_menus, &WindowMenus::undoReplayRequested, m_replays, &Replays::undoLast);
    connect(m_replays, &Replays::undoChanged, m_menus, &WindowMenus::setUndo);
    connect(m_replays, &Replays::told, m_infoBar, &InfoBar::tell);
    connect(m_replays, &Replays::changed, this, &MainWindow::refresh);
    connect(m_replays, &Replays::rowsRequested, m_navigator, &Navigator::showRows);
}

void MainWindow::connectRangeMenus()
{
    connect(m_menus, &WindowMenus::presetChosen, this, [this](Sql::RangePreset preset) {
        m_isChosen = true;
        m_infoBar->tell({});
        m_navigator->choosePreset(preset);
    });
    connect(m_topBar, &TopBar::presetChosen, m_menus, &WindowMenus::presetChosen);
    connect(m_menus, &WindowMenus::customRangeRequested, this, &MainWindow::chooseCustomRange);
    connect(m_menus, &WindowMenus::previousRequested, m_navigator, &Navigator::goToPreviousPeriod);
    connect(m_menus, &WindowMenus::nextRequested, m_navigator, &Navigator::goToNextPeriod);
    connect(m_menus, &WindowMenus::comparisonChosen, m_navigator, &Navigator::setComparison);
    connect(m_menus, &WindowMenus::comparisonToggled, this, &MainWindow::toggleComparison);
    connect(m_menus, &WindowMenus::otherComparisonRequested, this, &MainWindow::chooseComparison);
    connect(m_menus, &WindowMenus::bucketChosen, m_navigator, &Navigator::chooseBucket);
    connect(m_menus, &WindowMenus::bucketStepRequested, this, &MainWindow::stepBucket);
    connect(m_menus, &WindowMenus::zoneChosen, this, [this](const QTimeZone &zone) {
        m_settings.preferences.reportingZone = zone;
        applyPreferences();
    });
}

void MainWindow::connectBars()
{
    connect(m_navigation, &Navigation::pageChosen, m_menus, &WindowMenus::pageChosen);
    connect(m_topBar, &TopBar::previousRequested, m_navigator, &Navigator::goToPreviousPeriod);
    connect(m_topBar, &TopBar::nextRequested, m_navigator, &Navigator::goToNextPeriod);
    connect(m_topBar, &TopBar::refreshRequested, this, &MainWindow::refresh);
    connect(m_filterBar, &FilterBar::zoomResetRequested, m_navigator, &Navigator::resetZoom);
    connect(m_filterBar, &FilterBar::removeRequested, m_navigator, &Navigator::removeFilter);
    connect(m_filterBar, &FilterBar::exchangeRequested, m_navigator, &Navigator::exchangeFilter);
    connect(m_filterBar, &FilterBar::filterRequested, m_navigator, &Navigator::addFilter);
}

void MainWindow::connectData()
{
    connect(m_navigator, &Navigator::changed, this, &MainWindow::showView);
    connect(m_feed, &DashboardFeed::spanArrived, this, &MainWindow::takeSpan);
    connect(m_feed, &DashboardFeed::spanFailed, this, &MainWindow::takeSpanError);
    connect(m_feed, &DashboardFeed::figureArrived, this, &MainWindow::takeFigure);
    connect(m_feed, &DashboardFeed::figuresFinished, this, [this] {
        m_loading = -1;
        m_annotator->refresh(m_navigator->question().time);
    });
    connect(m_watch, &LiveWatch::answered, this, &MainWindow::takeWatermark);
    connect(m_watch, &LiveWatch::failed, this, &MainWindow::loseDatabase);
    connect(m_problem, &MessagePanel::retryRequested, this, &MainWindow::refresh);
    connect(m_exporter, &Exporter::told, m_infoBar, &InfoBar::tell);
    connect(m_kiosk, &Kiosk::turned, this, &MainWindow::turnPage);
}

void MainWindow::restore()
{
    if (m_settings.geometry.isEmpty() || !restoreGeometry(m_settings.geometry)) {
        resize(firstSize);
    }
    resize(size().boundedTo(screen()->availableSize())); // it may come from a larger screen
    for (const WindowPage &page : std::as_const(m_pages)) {
        page.page->restoreColumns(m_settings.columns.value(page.entry.id));
    }
    if (m_options.colorScheme) {
        m_settings.preferences.colorScheme = *m_options.colorScheme;
    }
    QApplication::setPalette(applicationPalette(m_settings.preferences.colorScheme, QPalette()));
    applyTheme();
    applyPreferences();
}

void MainWindow::refresh()
{
    for (WindowPage &page : m_pages) {
        page.isStale = true;
    }
    showDatabase();
    showProgress(tr("Asking the database …"));
    if (PanelPage *panels = currentPage().panels) {
        panels->showLoading();
    }
    m_feed->requestSpan();
}

void MainWindow::takeSpan(const Sql::DataSpan &span)
{
    statusBar()->clearMessage();
    showDatabase();
    m_isReady = true;
    m_isLost = false;
    m_hasFailed = false;
    m_isEmpty = !span.first && !span.last;
    if (m_isEmpty) {
        m_problem->showEmpty(tr("No notifications yet: nothing is stored in this database."),
                             tr("Load sample notification…"));
    }
    showContent();
    m_navigator->setSpan(span, firstRange(span)); // shows it
}

/// The view with the range that suits the data, as long as nobody has chosen one.
View MainWindow::firstRange(const Sql::DataSpan &span)
{
    View view = m_navigator->view();
    if (m_isChosen || !span.first) {
        return view; // nothing stored: the first notifications decide
    }
    m_isChosen = true;
    const Clock clock = m_navigator->clock();
    const Sql::RangePreset preset = Sql::defaultPreset(span, clock.reportingZone, clock.now);
    view.range = RangeSelection(preset);
    if (preset == Sql::RangePreset::All) {
        m_infoBar->tell(tr("Nothing was searched in the last 28 days, so all time is shown."));
    }
    return view;
}

void MainWindow::takeSpanError(const Error &error)
{
    statusBar()->clearMessage();
    showDatabase();
    if (m_isReady) {
        loseDatabase(error); // the figures stay
        return;
    }
    m_problem->showError(error, tr("Connections…"));
    m_hasFailed = true;
    showView();
}

/// The page, or why there is nothing to see on it. That of the database helps there.
void MainWindow::showContent()
{
    const WindowPage &page = currentPage();
    const bool hasProblem =
        page.database == nullptr && (m_hasFailed || (m_isEmpty && page.page->hasFilters()));
    m_content->setCurrentWidget(hasProblem ? static_cast<QWidget *>(m_problem) : m_pageStack);
}

void MainWindow::takeFigure(const FigureAnswer &answer, const Question &question)
{
    if (m_loading < 0) {
        return;
    }
    WindowPage &page = m_pages[m_loading];
    page.panels->take(answer, question);
    page.asOf = answer.asOf;
    showAsOf(false);
}

void MainWindow::takeWatermark(const Sql::Watermark &watermark, bool hasNews)
{
    const QTimeZone &zone = m_settings.preferences.reportingZone;
    QString text = tr("Live");
    if (watermark.lastIngest) {
        const QDateTime local = watermark.lastIngest->toTimeZone(zone);
        const bool isToday = local.date() == m_options.now().toTimeZone(zone).date();
        text = tr("Live · last ingest %1")
                   .arg(isToday ? clockText(local.time(), locale())
                                : dateText(local.date(), DateStyle::DayMonthYear, locale()));
    }
    if (watermark.openRejections > 0) {
        text += tr(" · dead letters: %1").arg(countText(watermark.openRejections, locale()));
    }
    m_live->setState(LiveLabel::State::Live, text,
                     tr("The database is looked at %1: what arrives is shown without a click.")
                         .arg(liveText(m_settings.preferences.liveSeconds).toLower()));
    if (m_isLost || hasNews || !m_isReady) {
        m_isLost = false;
        m_infoBar->tell({});
        refresh();
    } else if (m_navigator->hasMovedOn(m_shown)) {
        showView(); // a new day, or a clock that was set
    } else if (WindowPage &page = currentPage(); page.asOf.isValid() && !page.isStale) {
        page.asOf = m_options.now(); // nothing new: what is shown is true now
        showAsOf(false);
    }
}

/// What is shown stays, with the time when it was true.
void MainWindow::loseDatabase(const Error &error)
{
    m_live->setState(LiveLabel::State::Lost, tr("The database does not answer"), error.toText());
    if (!m_isReady || m_isLost) {
        return;
    }
    m_isLost = true;
    m_infoBar->tell(tr("The database does not answer. What is shown is older; it is asked again by itself."));
    showAsOf(true);
}

void MainWindow::showDatabase()
{
    m_database->setDatabase(m_services.describe(), m_services.tlsWarning());
}

MainWindow::WindowPage &MainWindow::currentPage()
{
    return m_pages[pageIndex(m_navigator->view().page)];
}

int MainWindow::pageIndex(const QString &id) const
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].entry.id == id) {
            return i;
        }
    }
    return 0;
}

void MainWindow::showView()
{
    showPage();
    const Question question = pageQuestion();
    m_shown = question.time.range;
    showRange(question);
    showFilters(question);
    m_menus->setHistory(m_navigator->canGoBack(), m_navigator->canGoForward());
    if (m_isReady || currentPage().database != nullptr) {
        loadPage();
    }
}

void MainWindow::showPage()
{
    const WindowPage &page = currentPage();
    const int index = pageIndex(page.entry.id);
    m_settings.page = page.entry.id;
    m_pageStack->setCurrentIndex(index);
    showContent();
    m_navigation->setPage(index);
    m_menus->setPage(index);
    m_topBar->setTitle(page.entry.title);
    setWindowTitle(m_options.profile ? tr("%1 – %2 – Shelf Help Analytics", "page, connection")
                                           .arg(page.entry.title, m_options.profile->name)
                                     : tr("%1 – Shelf Help Analytics").arg(page.entry.title));
    const bool hasRange = page.hasRange();
    m_menus->setAbilities({.hasRange = hasRange,
                           .hasCards = page.panels != nullptr,
                           .hasSearch = page.page->hasSearch(),
                           .hasRows = page.panels == nullptr,
                           .canExport = page.database == nullptr});
    m_topBar->setRangeButtonsVisible(hasRange);
    m_filterBar->setVisible(hasRange && !m_kiosk->isOn());
    m_filterBar->setHasCharts(page.panels != nullptr);
    m_filterBar->setHasFilters(page.page->hasFilters());
}

void MainWindow::showRange(const Question &question)
{
    const WindowPage &page = currentPage();
    const View &view = m_navigator->view();
    const QTimeZone &zone = question.time.reportingZone;
    if (page.database != nullptr) {
        m_topBar->setRange(tr("All of it, whatever the range is"),
                           tr("The database that this window shows."));
        return;
    }
    if (!page.hasRange()) {
        m_topBar->setRange(tr("All time · %1").arg(zoneText(zone)),
                           page.work != nullptr ? tr("Dead letters are shown whenever they came.")
                                                : tr("Tables count everything that is stored."));
        return;
    }
    if (!m_isReady) {
        return; // the first range follows from the data
    }
    const Sql::TimeRange range = question.time.range;
    QStringList words{rangeText(range, zone, locale())};
    if (m_kiosk->isOn()) { // without the chips a filter would go unnoticed
        for (const FilterTerm &term : termsOf(question.filter, view.labels, locale())) {
            words.append(term.text());
        }
    }
    m_topBar->setRange(words.join(u" · "_qs),
                       tr("From %1\nuntil just before %2\nStored times are read as %3.")
                           .arg(range.from.toTimeZone(zone).toString(Qt::ISODate),
                                range.to.toTimeZone(zone).toString(Qt::ISODate),
                                zoneText(question.time.sourceZone)));
    const bool isPlain = !view.zoom && !view.range.isShifted();
    const auto preset = isPlain ? view.range.preset() : std::nullopt;
    m_settings.range = m_isChosen ? view.range.preset() : std::nullopt;
    m_topBar->setPreset(preset);
    m_menus->setPreset(preset);
    m_topBar->setSteps(view.range.canGoBack(), view.range.canGoForward());
    m_menus->setSteps(view.range.canGoBack(), view.range.canGoForward());
}

void MainWindow::showFilters(const Question &question)
{
    const View &view = m_navigator->view();
    const QTimeZone &zone = question.time.reportingZone;
    m_settings.comparison = view.comparison;
    m_settings.buckets = view.buckets;
    m_settings.funnelWindow = view.funnelWindow;
    const QString compared =
        question.time.comparison
            ? tr("Compared with %1").arg(rangeText(*question.time.comparison, zone, locale()))
            : tr("Compared with nothing");
    m_filterBar->setComparison(
        question.time.comparison ? comparisonText(view.comparison) : tr("No comparison"), compared);
    const QList<Sql::Bucket> buckets = bucketsFor(question.time.range);
    m_filterBar->setBucket(perBucketText(question.time.bucket), buckets.size() > 1);
    m_filterBar->setZone(zoneText(zone));
    m_filterBar->setZoom(view.zoom ? periodText(*view.zoom, zone, locale()) : QString());
    m_filterBar->setFilters(currentPage().page->hasFilters()
                                ? termsOf(view.rows ? view.rows->filter : view.filter, view.labels, locale())
                                : QList<FilterTerm>());
    m_menus->setComparison(view.comparison);
    m_menus->setBuckets(buckets, question.time.bucket);
    m_menus->setZone(zone);
    m_menus->setZoomed(view.zoom.has_value());
    m_menus->setFiltered(view.filter != Sql::Filter());
}

void MainWindow::loadPage()
{
    WindowPage &page = currentPage();
    if (page.table != nullptr) {
        if (std::exchange(page.isStale, false)) {
            page.table->refresh();
        }
        return;
    }
    if (page.database != nullptr) {
        page.database->load(m_settings.preferences.reportingZone);
        return;
    }
    if (page.rows != nullptr) {
        loadRows(page);
        return;
    }
    if (page.work != nullptr) {
        loadWork(page);
        return;
    }
    const Question question = pageQuestion();
    if (!page.isStale && page.asked && isSameQuestion(*page.asked, question)) {
        return;
    }
    if (m_loading >= 0) {
        m_pages[m_loading].isStale = true; // what it waits for will not come any more
    }
    m_loading = pageIndex(page.entry.id);
    page.isStale = false;
    page.asked = question;
    page.panels->showLoading();
    m_feed->requestFigures(question, page.panels->requests());
}

void MainWindow::loadRows(WindowPage &page)
{
    const RowsBehind rows = m_navigator->rowsOf(page.rows->kind());
    if (!page.isStale && page.shown == rows) {
        return;
    }
    page.isStale = false;
    page.shown = rows;
    page.rows->showRows(m_navigator->question().time, rows);
}

void MainWindow::loadWork(WindowPage &page)
{
    const Question question = pageQuestion();
    RowsBehind rows = m_navigator->rowsOf(page.work->kind());
    if (!m_navigator->view().rows) {
        rows.pieces = Sql::wholeRange(question.time.range);
        rows.filter = {};
    }
    if (!page.isStale && page.shown == rows) {
        return;
    }
    page.isStale = false;
    page.shown = rows;
    page.work->showRows(question, rows);
}

Question MainWindow::pageQuestion()
{
    if (currentPage().page->hasFilters() || !currentPage().hasRange()) {
        return m_navigator->question();
    }
    // Old notifications may have arrived just now: of the ledger all time ends today.
    Clock clock = m_navigator->clock();
    clock.span.last = std::max(clock.span.last.value_or(clock.now), clock.now);
    Question question = questionOf(m_navigator->view(), clock);
    question.filter = {};
    return question;
}

void MainWindow::showAsOf(bool isStale)
{
    const QTimeZone &zone = m_settings.preferences.reportingZone;
    WindowPage &page = currentPage();
    if (!page.asOf.isValid() || page.panels == nullptr) {
        page.asOf = isStale && page.asOf.isValid() ? page.asOf : m_options.now();
    }
    const QDateTime asOf = page.asOf;
    QString stamp = tr("as of %1").arg(clockText(asOf.toTimeZone(zone).time(), locale()));
    if (isStale) {
        const qint64 minutes =
            std::max<qint64>(0, asOf.secsTo(m_options.now()) / 60); // a clock may be set back
        stamp = tr("%1 (%n min old)", nullptr, int(minutes)).arg(stamp);
    }
    m_topBar->setAsOf(stamp);
    if (page.panels != nullptr) {
        page.panels->setAsOf(stamp, isStale);
    }
}

} // namespace ShelfHelp::Ui

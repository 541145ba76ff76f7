// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowmenus.h"

#include <ui/charts/connectioncolours.h>
#include <ui/dialogs/preferencesdialog.h>
#include <ui/format/dates.h>
#include <ui/models/rangepresets.h>

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QPixmap>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize swatchSize(16, 16); ///< as icons of menus are

QMenu *named(QMenu *menu, const QString &name)
{
    menu->setObjectName(name);
    menu->setToolTipsVisible(true);
    return menu;
}

void check(const QActionGroup &group, const QVariant &data)
{
    for (QAction *action : group.actions()) {
        action->setChecked(action->data() == data);
    }
}

QAction *addChoice(QActionGroup *group, QMenu *menu, const QString &name, const QString &text,
                   const QVariant &data)
{
    QAction *action = group->addAction(menu->addAction(text));
    action->setObjectName(name);
    action->setCheckable(true);
    action->setData(data);
    return action;
}

} // namespace

WindowMenus::WindowMenus(QMenuBar *bar, const QList<PageEntry> &pages, QObject *parent)
    : QObject(parent)
    , m_pages(new QActionGroup(this))
    , m_schemes(new QActionGroup(this))
    , m_presets(new QActionGroup(this))
    , m_comparisons(new QActionGroup(this))
    , m_buckets(new QActionGroup(this))
    , m_zones(new QActionGroup(this))
    , m_live(new QActionGroup(this))
{
    m_presets->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    m_zones->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    addFileAndEdit(bar);
    addView(bar, pages);
    addRange(bar);
    addData(bar);
    addEvents(bar);
    addHelp(bar);
}

QAction *WindowMenus::add(QMenu *menu, const QString &name, const QString &text,
                          const QList<QKeySequence> &keys, Signal signal)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

QAction *WindowMenus::addLetter(QMenu *menu, const QString &name, const QString &text, Qt::Key key,
                                Signal signal)
{
    QAction *action = add(menu, name, text, {QKeySequence(key)}, signal);
    m_letters.insert(action, QKeySequence(key));
    return action;
}

void WindowMenus::addFileAndEdit(QMenuBar *bar)
{
    QMenu *file = named(bar->addMenu(tr("&File")), u"fileMenu"_qs);
    add(file, u"open"_qs, tr("&Open payload…"), {QKeySequence::Open}, &WindowMenus::openRequested);
    add(file, u"importFolder"_qs, tr("&Import folder…"), {}, &WindowMenus::importRequested);
    file->addSeparator();
    addExports(file);
    m_cardExports.append(add(file, u"print"_qs, tr("&Print page as PDF…"), {QKeySequence::Print},
                             &WindowMenus::printRequested));
    file->addSeparator();
    addConnections(file);
    QAction *quit =
        add(file, u"quit"_qs, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, &WindowMenus::quitRequested);
    quit->setMenuRole(QAction::QuitRole);
    m_editMenu = named(bar->addMenu(tr("&Edit")), u"editMenu"_qs);
    m_copy = add(m_editMenu, u"copy"_qs, tr("&Copy"), {QKeySequence::Copy}, &WindowMenus::copyRequested);
    m_find = add(m_editMenu, u"find"_qs, tr("&Find"), {QKeySequence::Find, QKeySequence(Qt::Key_Slash)},
                 &WindowMenus::findRequested);
    add(m_editMenu, u"addNote"_qs, tr("Add &note…"), {QKeySequence(Qt::CTRL | Qt::Key_M)},
        &WindowMenus::noteRequested);
    QAction *preferences = add(m_editMenu, u"preferences"_qs, tr("&Preferences…"),
                               {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, &WindowMenus::preferencesRequested);
    preferences->setMenuRole(QAction::PreferencesRole);
}

void WindowMenus::addConnections(QMenu *file)
{
    add(file, u"connectionsAction"_qs, tr("Co&nnections…"), {}, &WindowMenus::connectionsRequested);
    m_connectMenu = named(file->addMenu(tr("&Switch to")), u"connectMenu"_qs);
    file->addSeparator();
}

void WindowMenus::setConnections(const QList<ConnectionEntry> &connections)
{
    m_connectMenu->clear();
    for (const ConnectionEntry &connection : connections) {
        QAction *action = m_connectMenu->addAction(QString(connection.name).replace(u'&', u"&&"_qs));
        action->setObjectName(u"connect-"_qs + connection.id);
        action->setCheckable(true);
        action->setChecked(connection.isCurrent);
        if (const QColor colour = colourOf(connection.colour); colour.isValid()) {
            QPixmap swatch(swatchSize);
            swatch.fill(colour);
            action->setIcon(swatch);
        }
        connect(action, &QAction::triggered, this,
                [this, id = connection.id] { Q_EMIT connectionChosen(id); });
    }
}

void WindowMenus::addExports(QMenu *file)
{
    QMenu *exports = named(file->addMenu(tr("&Export")), u"exportsMenu"_qs);
    const auto addFormat = [this, exports](const QString &name, const QString &text,
                                           std::optional<ExportFormat> format) {
        QAction *action = exports->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, format] { Q_EMIT exportRequested(format); });
        return action;
    };
    QAction *any = addFormat(u"exportCardAction"_qs, tr("&Card…"), std::nullopt);
    any->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    exports->addSeparator();
    m_csv = addFormat(u"exportCsvAction"_qs, tr("Card or rows as C&SV…"), ExportFormat::Csv);
    m_cardExports = {addFormat(u"exportPngAction"_qs, tr("Card as &PNG…"), ExportFormat::Png),
                     addFormat(u"exportSvgAction"_qs, tr("Card as S&VG…"), ExportFormat::Svg),
                     addFormat(u"exportPdfAction"_qs, tr("Card as P&DF…"), ExportFormat::Pdf)};
    exports->addSeparator();
    m_cardExports.append(
        add(exports, u"exportPageAction"_qs, tr("Pa&ge…"), {}, &WindowMenus::pageExportRequested));
    add(exports, u"exportReportAction"_qs, tr("&Report of several pages…"), {},
        &WindowMenus::reportRequested);
}

void WindowMenus::addToEdit(QAction *action)
{
    m_editMenu->addSeparator();
    m_editMenu->addAction(action);
}

void WindowMenus::addView(QMenuBar *bar, const QList<PageEntry> &pages)
{
    QMenu *view = named(bar->addMenu(tr("&View")), u"viewMenu"_qs);
    for (int page = 0; page < pages.size(); ++page) {
        if (page > 0 && pages[page].isTable && !pages[page - 1].isTable) {
            view->addSeparator();
        }
        QAction *action = addChoice(m_pages, view, u"page-"_qs + pages[page].id, pages[page].title, page);
        action->setShortcut(pages[page].key);
        connect(action, &QAction::triggered, this, [this, page] { Q_EMIT pageChosen(page); });
    }
    view->addSeparator();
    m_back = add(view, u"back"_qs, tr("&Back"),
                 {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Backspace)},
                 &WindowMenus::backRequested);
    m_forward = add(view, u"forward"_qs, tr("&Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)},
                    &WindowMenus::forwardRequested);
    m_zoomReset = add(view, u"resetZoom"_qs, tr("&Whole range"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
                      &WindowMenus::zoomResetRequested);
    m_table = add(view, u"viewAsTableAction"_qs, tr("Card as t&able"), {QKeySequence(Qt::CTRL | Qt::Key_T)},
                  &WindowMenus::tableRequested);
    view->addSeparator();
    add(view, u"fullScreen"_qs, tr("F&ull screen"), {QKeySequence(Qt::Key_F11)},
        &WindowMenus::fullScreenRequested);
    m_privacy = view->addAction(tr("Pri&vacy mode"));
    m_privacy->setObjectName(u"privacyMode"_qs);
    m_privacy->setCheckable(true);
    m_privacy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_privacy->setStatusTip(
        tr("Names in the addresses of shelves become “…”, in files and on the clipboard, too."));
    connect(m_privacy, &QAction::triggered, this, &WindowMenus::privacyChosen);
    add(view, u"kiosk"_qs, tr("&Kiosk: full screen without bars (F11 leaves it)"), {},
        &WindowMenus::kioskRequested);
    addThemes(view);
    addSavedViews(view);
}

void WindowMenus::addSavedViews(QMenu *view)
{
    m_viewsMenu = named(view->addMenu(tr("Saved &views")), u"savedViewsMenu"_qs);
    add(m_viewsMenu, u"saveView"_qs, tr("&Save this view…"), {QKeySequence(Qt::CTRL | Qt::Key_S)},
        &WindowMenus::saveViewRequested);
    add(m_viewsMenu, u"manageViews"_qs, tr("&Manage…"), {}, &WindowMenus::viewsRequested);
    m_viewsMenu->addSeparator();
}

void WindowMenus::setSavedViews(const QList<SavedView> &views)
{
    const QList<QAction *> actions = m_viewsMenu->actions();
    for (QAction *action : actions) {
        if (action->objectName().startsWith(u"savedView-")) {
            m_viewsMenu->removeAction(action);
            action->deleteLater();
        }
    }
    for (int i = 0; i < views.size(); ++i) {
        QAction *action = m_viewsMenu->addAction(QString(views[i].name).replace(u'&', u"&&"_qs));
        action->setObjectName(u"savedView-%1"_qs.arg(i));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT viewChosen(i); });
    }
}

void WindowMenus::addThemes(QMenu *view)
{
    QMenu *theme = named(view->addMenu(tr("&Theme")), u"themeMenu"_qs);
    const std::array schemes{std::pair{ColorScheme::System, tr("&System")},
                             std::pair{ColorScheme::Light, tr("&Light")},
                             std::pair{ColorScheme::Dark, tr("&Dark")},
                             std::pair{ColorScheme::HighContrast, tr("&High contrast")}};
    for (const auto &[scheme, text] : schemes) {
        QAction *action = addChoice(m_schemes, theme, u"theme%1"_qs.arg(int(scheme)), text, int(scheme));
        connect(action, &QAction::triggered, this,
                [this, chosen = scheme] { Q_EMIT colorSchemeChosen(chosen); });
    }
}

void WindowMenus::addRange(QMenuBar *bar)
{
    m_rangeMenu = named(bar->addMenu(tr("Ran&ge")), u"rangeMenu"_qs);
    for (const RangePresetEntry &entry : rangePresets()) {
        QAction *action = addChoice(m_presets, m_rangeMenu, u"range-"_qs + Sql::presetName(entry.preset),
                                    entry.menuText, int(entry.preset));
        action->setShortcut(QKeySequence(entry.key));
        m_letters.insert(action, QKeySequence(entry.key));
        connect(action, &QAction::triggered, this,
                [this, preset = entry.preset] { Q_EMIT presetChosen(preset); });
    }
    addLetter(m_rangeMenu, u"customRange"_qs, tr("&Custom…"), Qt::Key_C, &WindowMenus::customRangeRequested);
    m_rangeMenu->addSeparator();
    // Written, not set as shortcuts: a shortcut would take the arrow keys from charts and tables. The window
    // gets them when the widget with the focus has no use for them.
    m_previous = add(m_rangeMenu, u"previous"_qs, tr("&Previous period") + u"\t←"_qs, {},
                     &WindowMenus::previousRequested);
    m_next = add(m_rangeMenu, u"next"_qs, tr("&Next period") + u"\t→"_qs, {}, &WindowMenus::nextRequested);
    m_rangeMenu->addSeparator();
    addComparison();
    m_bucketMenu = named(m_rangeMenu->addMenu(tr("&Interval")), u"bucketMenu"_qs);
    addLetter(m_rangeMenu, u"nextBucket"_qs, tr("Next in&terval"), Qt::Key_I,
              &WindowMenus::bucketStepRequested);
    addZones();
}

void WindowMenus::addComparison()
{
    m_comparisonMenu = named(m_rangeMenu->addMenu(tr("Compa&re")), u"comparisonMenu"_qs);
    const std::array modes{std::pair{ComparisonMode::None, tr("&Nothing")},
                           std::pair{ComparisonMode::PreviousPeriod, tr("&Previous period")},
                           std::pair{ComparisonMode::YearBefore, tr("Same period a &year before")}};
    for (const auto &[mode, text] : modes) {
        QAction *action =
            addChoice(m_comparisons, m_comparisonMenu, u"comparison%1"_qs.arg(int(mode)), text, int(mode));
        connect(action, &QAction::triggered, this, [this, chosen = mode] {
            m_comparison.mode = chosen;
            Q_EMIT comparisonChosen(m_comparison);
        });
    }
    add(m_comparisonMenu, u"otherComparison"_qs, tr("&Another period…"), {},
        &WindowMenus::otherComparisonRequested);
    m_comparisonMenu->addSeparator();
    m_matchWeekday = m_comparisonMenu->addAction(tr("Match &weekdays"));
    m_matchWeekday->setObjectName(u"matchWeekday"_qs);
    m_matchWeekday->setCheckable(true);
    connect(m_matchWeekday, &QAction::triggered, this, [this](bool on) {
        m_comparison.matchesWeekday = on;
        Q_EMIT comparisonChosen(m_comparison);
    });
    addLetter(m_rangeMenu, u"toggleComparison"_qs, tr("Comparison on or o&ff"), Qt::Key_X,
              &WindowMenus::comparisonToggled);
}

void WindowMenus::addZones()
{
    m_zoneMenu = named(m_rangeMenu->addMenu(tr("Time &zone")), u"zoneMenu"_qs);
    QList<QByteArray> ids{QByteArrayLiteral("UTC"),
                          QTimeZone::systemTimeZoneId(),
                          QByteArrayLiteral("America/New_York"),
                          QByteArrayLiteral("America/Chicago"),
                          QByteArrayLiteral("America/Los_Angeles"),
                          QByteArrayLiteral("Europe/London"),
                          QByteArrayLiteral("Europe/Berlin")};
    QStringList names;
    for (const QByteArray &id : ids) {
        const QTimeZone zone(id);
        const QString name = zone.isValid() ? zoneText(zone) : QString();
        if (name.isEmpty() || names.contains(name)) {
            continue;
        }
        names.append(name);
        QAction *action = addChoice(m_zones, m_zoneMenu, u"zone-"_qs + name, name, name);
        connect(action, &QAction::triggered, this, [this, zone] { Q_EMIT zoneChosen(zone); });
    }
    m_zoneMenu->addSeparator();
    add(m_zoneMenu, u"otherZone"_qs, tr("&Other…"), {}, &WindowMenus::preferencesRequested);
}

void WindowMenus::addData(QMenuBar *bar)
{
    QMenu *data = named(bar->addMenu(tr("&Data")), u"dataMenu"_qs);
    add(data, u"refreshAction"_qs, tr("&Refresh"),
        {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}, &WindowMenus::refreshRequested);
    QMenu *live = named(data->addMenu(tr("&Look for news")), u"liveMenu"_qs);
    for (const int seconds : liveSteps()) {
        QAction *action = addChoice(m_live, live, u"live%1"_qs.arg(seconds), liveText(seconds), seconds);
        connect(action, &QAction::triggered, this, [this, seconds] { Q_EMIT liveChosen(seconds); });
    }
    data->addSeparator();
    m_explain = add(data, u"explainAction"_qs, tr("&Explain card…"), {QKeySequence(Qt::CTRL | Qt::Key_I)},
                    &WindowMenus::explainRequested);
    add(data, u"alerts"_qs, tr("&Alerts…"), {}, &WindowMenus::alertsRequested);
    m_clearFilters =
        add(data, u"clearFilters"_qs, tr("&Clear filters"), {}, &WindowMenus::clearFiltersRequested);
}

void WindowMenus::addEvents(QMenuBar *bar)
{
    QMenu *events = named(bar->addMenu(tr("Eve&nts")), u"eventsMenu"_qs);
    add(events, u"loadSample"_qs, tr("&Load sample notification"), {}, &WindowMenus::sampleRequested);
    QMenu *samples = named(events->addMenu(tr("Other &samples")), u"samplesMenu"_qs);
    const std::array others{std::pair{u"goodreads-visit"_qs, tr("A &visit to Goodreads")},
                            std::pair{u"mixed-records"_qs, tr("Some &good ones, some that are refused")}};
    for (const auto &[name, text] : others) {
        QAction *action = samples->addAction(text);
        action->setObjectName(u"sample-"_qs + name);
        connect(action, &QAction::triggered, this,
                [this, chosen = name] { Q_EMIT otherSampleRequested(chosen); });
    }
    events->addSeparator();
    add(events, u"replay"_qs, tr("&Replay…"), {}, &WindowMenus::openRequested);
    add(events, u"paste"_qs, tr("Replay from the &clipboard"), {QKeySequence::Paste},
        &WindowMenus::pasteRequested);
    m_undo = add(events, u"undoReplayAction"_qs, tr("&Undo last replay…"), {QKeySequence::Undo},
                 &WindowMenus::undoReplayRequested);
    m_undo->setEnabled(false);
    events->addSeparator();
    add(events, u"deadLetters"_qs, tr("&Dead letters"), {}, &WindowMenus::deadLettersRequested);
}

void WindowMenus::setUndo(bool canUndo)
{
    m_undo->setEnabled(canUndo);
}

void WindowMenus::addHelp(QMenuBar *bar)
{
    QMenu *help = named(bar->addMenu(tr("&Help")), u"helpMenu"_qs);
    add(help, u"palette"_qs, tr("&Command palette…"), {QKeySequence(Qt::CTRL | Qt::Key_K)},
        &WindowMenus::paletteRequested);
    add(help, u"shortcutsAction"_qs, tr("&Shortcuts"), {QKeySequence(Qt::Key_Question)},
        &WindowMenus::shortcutsRequested);
    QAction *about = add(help, u"about"_qs, tr("&About"), {}, &WindowMenus::aboutRequested);
    about->setMenuRole(QAction::AboutRole);
}

void WindowMenus::setPage(int page)
{
    check(*m_pages, page);
}

void WindowMenus::setColorScheme(ColorScheme scheme)
{
    check(*m_schemes, int(scheme));
}

void WindowMenus::setPreset(std::optional<Sql::RangePreset> preset)
{
    check(*m_presets, preset ? QVariant(int(*preset)) : QVariant());
}

void WindowMenus::setSteps(bool canGoBack, bool canGoForward)
{
    m_previous->setEnabled(canGoBack);
    m_next->setEnabled(canGoForward);
}

void WindowMenus::setHistory(bool canGoBack, bool canGoForward)
{
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
}

void WindowMenus::setComparison(const Comparison &comparison)
{
    m_comparison = comparison;
    check(*m_comparisons, int(comparison.mode));
    m_matchWeekday->setChecked(comparison.matchesWeekday);
    m_matchWeekday->setEnabled(comparison.mode != ComparisonMode::None);
}

void WindowMenus::setBuckets(const QList<Sql::Bucket> &buckets, Sql::Bucket current)
{
    m_bucketMenu->clear();
    for (QAction *action : m_buckets->actions()) {
        m_buckets->removeAction(action);
    }
    for (const Sql::Bucket bucket : buckets) {
        QAction *action = addChoice(m_buckets, m_bucketMenu, u"bucket-"_qs + Sql::bucketName(bucket),
                                    perBucketText(bucket), int(bucket));
        action->setChecked(bucket == current);
        connect(action, &QAction::triggered, this, [this, bucket] { Q_EMIT bucketChosen(bucket); });
    }
}

void WindowMenus::setZone(const QTimeZone &zone)
{
    check(*m_zones, zoneText(zone));
}

void WindowMenus::setLive(int seconds)
{
    check(*m_live, seconds);
}

void WindowMenus::setZoomed(bool isZoomed)
{
    m_zoomReset->setEnabled(isZoomed);
}

void WindowMenus::setFiltered(bool isFiltered)
{
    m_clearFilters->setEnabled(isFiltered);
}

void WindowMenus::setAbilities(const PageAbilities &abilities)
{
    m_presets->setEnabled(abilities.hasRange);
    m_rangeMenu->setEnabled(abilities.hasRange);
    for (QAction *action : m_rangeMenu->actions()) {
        if (m_letters.contains(action) && !m_presets->actions().contains(action)) {
            action->setEnabled(abilities.hasRange);
        }
    }
    m_comparisonMenu->setEnabled(abilities.hasCards);
    m_bucketMenu->setEnabled(abilities.hasCards);
    m_table->setEnabled(abilities.hasCards);
    m_explain->setEnabled(abilities.hasCards);
    for (QAction *action : std::as_const(m_cardExports)) {
        action->setEnabled(abilities.hasCards);
    }
    m_csv->setEnabled(abilities.canExport);
    m_find->setEnabled(abilities.hasSearch);
    m_copy->setEnabled(abilities.hasRows || abilities.hasCards);
}

void WindowMenus::setPrivate(bool on)
{
    m_privacy->setChecked(on);
}

void WindowMenus::setSingleKeys(bool on)
{
    for (auto letter = m_letters.cbegin(); letter != m_letters.cend(); ++letter) {
        letter.key()->setShortcut(on ? letter.value() : QKeySequence());
    }
}

} // namespace ShelfHelp::Ui

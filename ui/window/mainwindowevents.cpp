// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that answers the user and the desktop: keys, theme, closing.

#include "alertnotice.h"
#include "databaselabel.h"
#include "filterbar.h"
#include "infobar.h"
#include "kiosk.h"
#include "livelabel.h"
#include "livewatch.h"
#include "mainwindow.h"
#include "navigation.h"
#include "replays.h"
#include "topbar.h"
#include "windowmenus.h"

#include <ui/charts/card.h>
#include <ui/charts/cardframe.h>
#include <ui/charts/chart.h>
#include <ui/dialogs/commandpalette.h>
#include <ui/dialogs/explaindialog.h>
#include <ui/dialogs/preferencesdialog.h>
#include <ui/dialogs/rangedialog.h>
#include <ui/dialogs/shortcutsdialog.h>
#include <ui/format/privacy.h>
#include <ui/models/explanation.h>
#include <ui/pages/panelpage.h>

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>

namespace ShelfHelp::Ui {

void MainWindow::showProgress(const QString &line)
{
    statusBar()->showMessage(line);
}

void MainWindow::tell(const QString &news)
{
    constexpr int duration = 5000; // milliseconds
    statusBar()->showMessage(news, duration);
}

void MainWindow::replayPaths(const QStringList &paths)
{
    m_replays->openPaths(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!Replays::localPaths(*event->mimeData()).isEmpty()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    replayPaths(Replays::localPaths(*event->mimeData()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    if (!m_kiosk->isOn()) { // the next window is one for a desk again
        m_settings.geometry = saveGeometry();
    }
    for (const WindowPage &page : std::as_const(m_pages)) {
        if (const QByteArray columns = page.page->columnState(); !columns.isEmpty()) {
            m_settings.columns.insert(page.entry.id, columns);
        }
    }
    m_settings.save();
    m_replays->close();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange) {
        applyTheme();
    } else if (event->type() == QEvent::WindowStateChange) {
        watch();
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    watch();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    watch();
}

/// A window that nobody sees asks nothing.
void MainWindow::watch()
{
    m_watch->setPaused(!isVisible() || isMinimized());
}

void MainWindow::chooseCustomRange()
{
    auto *dialog = new RangeDialog(m_navigator->range(), m_navigator->clock(), m_settings.recentRanges, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &RangeDialog::chosen, this, [this](const Sql::TimeRange &range) {
        m_isChosen = true;
        m_infoBar->tell({});
        m_settings.remember(range);
        m_navigator->chooseRange(range);
    });
    dialog->open();
}

void MainWindow::toggleComparison()
{
    Comparison comparison = m_navigator->view().comparison;
    comparison.mode =
        comparison.mode == ComparisonMode::None ? ComparisonMode::PreviousPeriod : ComparisonMode::None;
    m_navigator->setComparison(comparison);
}

/// Any period; it is drawn from the start of the range on, bucket by bucket.
void MainWindow::chooseComparison()
{
    const Sql::TimeRange current = m_navigator->question().time.comparison.value_or(m_navigator->range());
    auto *dialog = new RangeDialog(current, m_navigator->clock(), m_settings.recentRanges, this);
    dialog->setWindowTitle(tr("Compare with"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &RangeDialog::chosen, this, [this](const Sql::TimeRange &range) {
        Comparison comparison = m_navigator->view().comparison;
        comparison.mode = ComparisonMode::Custom;
        comparison.custom = range;
        m_navigator->setComparison(comparison);
    });
    dialog->open();
}

void MainWindow::stepBucket()
{
    const Question question = m_navigator->question();
    const QList<Sql::Bucket> buckets = bucketsFor(question.time.range);
    const qsizetype next = (buckets.indexOf(question.time.bucket) + 1) % buckets.size();
    m_navigator->chooseBucket(buckets[next]);
}

/// The card that has the focus or is under the pointer.
void MainWindow::toggleTable()
{
    if (const Panel *panel = currentPage().panels->currentPanel()) {
        panel->card()->setShowsTable(!panel->card()->showsTable());
    } else {
        tell(tr("Point at a card, or give it the focus with Tab."));
    }
}

void MainWindow::explainCurrent()
{
    if (const auto subject = currentPage().panels->currentSubject()) {
        explain(*subject);
    } else {
        tell(tr("Point at a card or tile, or give it the focus with Tab."));
    }
}

void MainWindow::explain(const ExplainSubject &subject)
{
    auto *dialog = new ExplainDialog(
        subject.title,
        Ui::explain(subject.figures, subject.answer, subject.question, m_navigator->view().labels, locale()),
        subject.rows, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &ExplainDialog::rowsRequested, m_navigator, &Navigator::showRows);
    dialog->open();
}

void MainWindow::showPreferences()
{
    auto *dialog = new PreferencesDialog(m_settings.preferences, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &PreferencesDialog::changed, this, [this, dialog](const Preferences &preferences) {
        const bool hasOtherColours = preferences.colorScheme != m_settings.preferences.colorScheme;
        const bool hasOtherLanguage = preferences.language != m_settings.preferences.language;
        m_settings.preferences = preferences;
        if (hasOtherLanguage) {
            Q_EMIT languageChanged(preferences.language);
            return;
        }
        if (hasOtherColours) {
            chooseColorScheme(preferences.colorScheme);
            dialog->setPalette(palette());
        }
        applyPreferences();
    });
    dialog->open();
}

void MainWindow::applyPreferences()
{
    const Preferences &preferences = m_settings.preferences;
    m_menus->setColorScheme(preferences.colorScheme);
    m_menus->setLive(preferences.liveSeconds);
    m_menus->setSingleKeys(preferences.hasSingleKeys);
    m_menus->setPrivate(preferences.isPrivate);
    m_privacy->setVisible(preferences.isPrivate);
    setPrivate(preferences.isPrivate);
    constexpr int kioskInterval = 60; // nobody is there to press F5
    const bool isOff = preferences.liveSeconds == 0 && !m_kiosk->isOn();
    m_watch->setInterval(
        std::chrono::seconds(isOff || preferences.liveSeconds > 0 ? preferences.liveSeconds : kioskInterval));
    if (isOff) {
        m_live->setState(LiveLabel::State::Off, tr("Not live"), tr("F5 asks the database."));
    }
    m_options.sourceZoneChanged(preferences.sourceZone);
    const Clock clock = m_navigator->clock();
    if (clock.reportingZone != preferences.reportingZone || clock.sourceZone != preferences.sourceZone) {
        m_navigator->setZones(preferences.reportingZone, preferences.sourceZone);
    }
}

void MainWindow::choosePrivacy(bool on)
{
    m_settings.preferences.isPrivate = on;
    applyPreferences();
    for (const WindowPage &page : std::as_const(m_pages)) {
        page.page->showAgain();
    }
    if (m_bookCard) {
        m_bookCard->showAgain();
    }
    showFilters(m_navigator->question());
}

void MainWindow::showBook(const QList<qint64> &bookIds)
{
    delete m_bookCard;
    View all = m_navigator->view();
    all.range = RangeSelection(Sql::RangePreset::All);
    all.zoom.reset();
    all.comparison.mode = ComparisonMode::None;
    all.filter = {};
    m_bookCard = new BookCard({.book = m_services.book,
                               .searches = m_services.searchRows,
                               .checks = m_services.checkRows,
                               .open = m_options.openUrl,
                               .cover = m_options.cover},
                              questionOf(all, m_navigator->clock()), bookIds, this);
    m_bookCard->setAttribute(Qt::WA_DeleteOnClose);
    m_bookCard->setPalette(palette());
    connect(m_bookCard, &BookCard::rowsRequested, m_navigator, &Navigator::showRows);
    connect(m_bookCard, &BookCard::filterRequested, this, &MainWindow::filterBooks);
    m_bookCard->open();
}

void MainWindow::filterBooks(const FilterStep &step)
{
    m_navigator->showPage(u"books"_qs);
    m_navigator->addFilter(step);
}

void MainWindow::showPalette()
{
    auto *commands = new CommandPalette(*menuBar(), m_services.findThings, this);
    commands->setAttribute(Qt::WA_DeleteOnClose);
    commands->setPalette(palette());
    connect(commands, &CommandPalette::filterChosen, m_navigator, &Navigator::addFilter);
    const QPoint middle = mapToGlobal(rect().center());
    commands->move(middle.x() - commands->width() / 2, mapToGlobal(QPoint()).y() + height() / 6);
    commands->open();
}

void MainWindow::toggleFullScreen()
{
    if (m_kiosk->isOn()) {
        stopKiosk();
        return;
    }
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::chooseColorScheme(ColorScheme scheme)
{
    m_settings.preferences.colorScheme = scheme;
    m_menus->setColorScheme(scheme);
    QApplication::setPalette(applicationPalette(scheme, QPalette()));
    applyTheme();
}

void MainWindow::applyTheme()
{
    const Theme &theme = Theme::of(QApplication::palette());
    const bool isHighContrast = &theme == &Theme::highContrast();
    // Our own tokens also under the desktop's palette: it decides light or dark, the cards need the rest.
    setPalette(applicationPalette(isHighContrast ? ColorScheme::HighContrast
                                  : theme.dark   ? ColorScheme::Dark
                                                 : ColorScheme::Light,
                                  QPalette()));
    m_navigation->applyTheme(theme);
    m_topBar->applyTheme(theme);
    m_filterBar->applyTheme(theme);
    m_infoBar->applyTheme(theme);
    m_database->applyTheme(theme);
    m_live->applyTheme(theme);
    styleLabel(m_privacy, font(), theme.warning);
    m_alerts->applyTheme(theme);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool hasRange = currentPage().hasRange();
    if (isPlain && hasRange && event->key() == Qt::Key_Left) {
        m_navigator->goToPreviousPeriod();
    } else if (isPlain && hasRange && event->key() == Qt::Key_Right) {
        m_navigator->goToNextPeriod();
    } else if (isPlain && event->key() == Qt::Key_Escape) {
        takeBackTopmost();
    } else {
        QMainWindow::keyPressEvent(event);
    }
}

/// Full screen, then a tooltip, the zoom, the filters.
void MainWindow::takeBackTopmost()
{
    const WindowPage &page = currentPage();
    if (page.panels != nullptr && page.panels->dismissTooltip()) {
        return;
    }
    if (page.hasRange() && m_navigator->stepBack()) {
        return;
    }
    if (isFullScreen()) {
        toggleFullScreen();
    }
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    dialog->show();
}

void MainWindow::showAbout()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Shelf Help Analytics"),
                        tr("Shelf Help Analytics %1\n\nShows how Shelf Help is used, from the notifications "
                           "its backend publishes.\n\nGNU General Public License, version 3 or later.\n"
                           "Qt %2")
                            .arg(QStringLiteral(SHELFHELP_VERSION), QString::fromLatin1(qVersion())),
                        QMessageBox::Close, this);
    box->setObjectName(u"aboutBox"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->show();
}

} // namespace ShelfHelp::Ui

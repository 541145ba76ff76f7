// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pageentries.h"

#include <sql/profiles/profile.h>
#include <sql/timecontext.h>
#include <ui/charts/theme.h>
#include <ui/models/exportformat.h>
#include <ui/models/savedview.h>

#include <QObject>

#include <optional>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace ShelfHelp::Ui {

/// What can be done on the page shown.
struct PageAbilities
{
    bool hasRange = false;  ///< it follows the range and the filters
    bool hasCards = false;  ///< it has cards: comparison, buckets, tables, explanations
    bool hasSearch = false; ///< it has a search field
    bool hasRows = false;   ///< rows can be selected and copied
    bool canExport = false;
};

/// A connection in the menu.
struct ConnectionEntry
{
    QString id;
    QString name; ///< plain text
    Sql::ProfileColour colour = Sql::ProfileColour::None;
    bool isCurrent = false;
};

/// The menus of the window with their keys. Says what was chosen; does nothing itself.
class WindowMenus final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowMenus)

public:
    /// Fills `bar`, which owns the menus.
    WindowMenus(QMenuBar *bar, const QList<PageEntry> &pages, QObject *parent);

    [[nodiscard]] QMenu *rangeMenu() const { return m_rangeMenu; }

    [[nodiscard]] QMenu *comparisonMenu() const { return m_comparisonMenu; }

    [[nodiscard]] QMenu *bucketMenu() const { return m_bucketMenu; }

    [[nodiscard]] QMenu *zoneMenu() const { return m_zoneMenu; }

    /// Shows an action of a page in the Edit menu; its keys are the page's affair.
    void addToEdit(QAction *action);
    void setPage(int page);
    void setColorScheme(ColorScheme scheme);
    /// Nothing is marked while a range of one's own or a preset's previous period is shown.
    void setPreset(std::optional<Sql::RangePreset> preset);
    void setSteps(bool canGoBack, bool canGoForward);
    void setHistory(bool canGoBack, bool canGoForward);
    void setComparison(const Comparison &comparison);
    /// The buckets that fit the range, and the one in use.
    void setBuckets(const QList<Sql::Bucket> &buckets, Sql::Bucket current);
    void setZone(const QTimeZone &zone);
    void setLive(int seconds);
    /// The views that can be opened by their names, plain text.
    void setSavedViews(const QList<SavedView> &views);
    void setConnections(const QList<ConnectionEntry> &connections);
    /// Whether there is a replay to take back.
    void setUndo(bool canUndo);
    void setZoomed(bool isZoomed);
    void setFiltered(bool isFiltered);
    void setAbilities(const PageAbilities &abilities);
    void setPrivate(bool on);
    /// Whether letters without Ctrl choose ranges.
    void setSingleKeys(bool on);

Q_SIGNALS:
    void openRequested();
    void importRequested();
    /// The current card; nothing: as the reader will choose.
    void exportRequested(std::optional<ExportFormat> format);
    void pageExportRequested();
    void reportRequested();
    void printRequested();
    void connectionsRequested();
    void connectionChosen(const QString &id);
    void quitRequested();
    void copyRequested();
    void findRequested();
    void preferencesRequested();
    void pageChosen(int page);
    void backRequested();
    void forwardRequested();
    void zoomResetRequested();
    void tableRequested();
    void fullScreenRequested();
    void privacyChosen(bool on);
    void kioskRequested();
    void colorSchemeChosen(ColorScheme scheme);
    void presetChosen(Sql::RangePreset preset);
    void customRangeRequested();
    void previousRequested();
    void nextRequested();
    void comparisonChosen(const Comparison &comparison);
    void comparisonToggled();
    void otherComparisonRequested();
    void bucketChosen(Sql::Bucket bucket);
    void bucketStepRequested();
    void zoneChosen(const QTimeZone &zone);
    void refreshRequested();
    void liveChosen(int seconds);
    void explainRequested();
    void clearFiltersRequested();
    void sampleRequested();
    /// One of the other samples, by the name of its file.
    void otherSampleRequested(const QString &name);
    void pasteRequested();
    void undoReplayRequested();
    void deadLettersRequested();
    void paletteRequested();
    void shortcutsRequested();
    void aboutRequested();
    void noteRequested();
    void alertsRequested();
    void saveViewRequested();
    void viewsRequested();
    void viewChosen(int index);

private:
    using Signal = void (WindowMenus::*)();

    QAction *add(QMenu *menu, const QString &name, const QString &text, const QList<QKeySequence> &keys,
                 Signal signal);
    /// A key of one letter, which can be switched off.
    QAction *addLetter(QMenu *menu, const QString &name, const QString &text, Qt::Key key, Signal signal);
    void addFileAndEdit(QMenuBar *bar);
    void addExports(QMenu *file);
    void addConnections(QMenu *file);
    void addView(QMenuBar *bar, const QList<PageEntry> &pages);
    void addThemes(QMenu *view);
    void addSavedViews(QMenu *view);
    void addRange(QMenuBar *bar);
    void addComparison();
    void addZones();
    void addData(QMenuBar *bar);
    void addEvents(QMenuBar *bar);
    void addHelp(QMenuBar *bar);

    QActionGroup *m_pages;
    QActionGroup *m_schemes;
    QActionGroup *m_presets;
    QActionGroup *m_comparisons;
    QActionGroup *m_buckets;
    QActionGroup *m_zones;
    QActionGroup *m_live;
    QMap<QAction *, QKeySequence> m_letters;
    QMenu *m_editMenu = nullptr;
    QMenu *m_rangeMenu = nullptr;
    QMenu *m_comparisonMenu = nullptr;
    QMenu *m_bucketMenu = nullptr;
    QMenu *m_zoneMenu = nullptr;
    QMenu *m_viewsMenu = nullptr;
    QMenu *m_connectMenu = nullptr;
    QAction *m_find = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_csv = nullptr;
    QList<QAction *> m_cardExports; ///< and of pages: what needs cards
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_zoomReset = nullptr;
    QAction *m_table = nullptr;
    QAction *m_privacy = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    QAction *m_matchWeekday = nullptr;
    QAction *m_explain = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_clearFilters = nullptr;
    Comparison m_comparison;
};

} // namespace ShelfHelp::Ui

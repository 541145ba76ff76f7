// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filechooser.h"
#include "navigator.h"
#include "pageentries.h"
#include "windowservices.h"
#include "windowsettings.h"

#include <ui/dialogs/connectionservices.h>
#include <ui/format/booklinks.h>
#include <ui/models/exportformat.h>

#include <QDesktopServices>
#include <QMainWindow>
#include <QPointer>
#include <QStandardPaths>

#include <functional>
#include <optional>

class QLabel;
class QStackedWidget;

namespace ShelfHelp::Ui {

class AlertNotice;
class AlertsDialog;
class Annotator;
class BookListPage;
class ConnectionMark;
class DashboardFeed;
class DatabaseLabel;
class DatabasePage;
class Exporter;
struct ExplainSubject;
class FilterBar;
class InfoBar;
class Kiosk;
class LibraryListPage;
class LiveLabel;
class LiveWatch;
class MessagePanel;
class Page;
class Navigation;
class Panel;
class PanelPage;
class Replays;
class RowsPage;
struct ReportChoice;
class TablePage;
class TopBar;
class WindowMenus;
class WorkPage;

/// How a window starts. What is not given comes from the settings.
struct WindowOptions
{
    std::optional<QTimeZone> reportingZone = {}; ///< edges of days, and all times shown
    std::optional<QTimeZone> sourceZone = {};    ///< how stored times are read
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
    FileChooser chooser = dialogFileChooser();
    std::optional<QString> page = {}; ///< one of MainWindow::pageIds()
    std::optional<Sql::RangePreset> range = {};
    std::optional<ColorScheme> colorScheme = {};
    /// Starts as a kiosk: seconds of each page, or 0 for one that stays.
    std::optional<int> kioskSeconds = {};
    /// Where the reader's own notes are.
    QString notesFile = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/notes.json"_qs;
    /// Told when the preferences change it: the services read with it.
    std::function<void(const QTimeZone &)> sourceZoneChanged = [](const QTimeZone &) {};
    /// Shows an address in the reader's browser.
    std::function<void(const QUrl &)> openUrl = [](const QUrl &url) { QDesktopServices::openUrl(url); };
    CoverLimits cover = {.allows = isCoverUrl};
    /// The connection that is shown; nothing where the command line or the environment names the database.
    std::optional<Sql::ConnectionProfile> profile = {};
    ConnectionServices connections = {};
};

/// The dashboard's window: wires where the reader is (Navigator), what the database says (DashboardFeed,
/// LiveWatch) and what shows it (bars and pages). Reading and storing are the services', on other threads.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(WindowServices services, WindowOptions options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The words of --page, in the visible order.
    [[nodiscard]] static QStringList pageIds();

    /// See Replays::openPaths().
    void replayPaths(const QStringList &paths);
    /// A line in the status bar, until the next answer of the database.
    void showProgress(const QString &line);

Q_SIGNALS:
    /// The texts are to be in another language (see useLanguage()): the window is to be closed, which saves
    /// where it is, and made anew.
    void languageChanged(const QString &code);
    /// Another database is to be shown, by the id of its profile: likewise.
    void connectionChosen(const QString &id);

protected:
    /// Asks while something long is being done to the database.
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// One page and what it shows. What is asked of it depends on its kind: one of the five is not null.
    struct WindowPage
    {
        PageEntry entry;
        Page *page;
        PanelPage *panels = nullptr;
        TablePage *table = nullptr;
        RowsPage *rows = nullptr;
        WorkPage *work = nullptr;
        DatabasePage *database = nullptr;
        std::optional<Question> asked = {};   ///< what its cards were read for
        std::optional<RowsBehind> shown = {}; ///< the rows it was asked for
        bool isStale = true;
        QDateTime asOf = {}; ///< when what it shows was what the database has

        [[nodiscard]] bool hasRange() const;
    };

    // mainwindowpages.cpp: the pages, and how they speak with the window.
    void makePages();
    [[nodiscard]] WindowPage makePage(const PageEntry &entry);
    [[nodiscard]] PanelPage *connected(PanelPage *page);
    [[nodiscard]] RowsPage *connected(RowsPage *page);
    [[nodiscard]] WorkPage *connected(WorkPage *page);
    [[nodiscard]] TablePage *makeLibraryList();
    [[nodiscard]] TablePage *makeBookList();
    [[nodiscard]] DatabasePage *makeDatabasePage();

    // mainwindow.cpp: composition, and what is shown.
    void layOut();
    void connectMenus();
    void connectReplays();
    void connectRangeMenus();
    void connectBars();
    void connectData();
    void restore();

    void refresh();
    void takeSpan(const Sql::DataSpan &span);
    void takeSpanError(const Error &error);
    void takeFigure(const FigureAnswer &answer, const Question &question);
    void takeWatermark(const Sql::Watermark &watermark, bool hasNews);
    void loseDatabase(const Error &error);
    [[nodiscard]] View firstRange(const Sql::DataSpan &span);
    void showView();
    void showContent();
    void showPage();
    void showRange(const Question &question);
    void showFilters(const Question &question);
    void loadPage();
    void loadRows(WindowPage &page);
    void loadWork(WindowPage &page);
    /// What the page shown asks.
    [[nodiscard]] Question pageQuestion();
    void showAsOf(bool isStale);
    void showDatabase();
    [[nodiscard]] WindowPage &currentPage();
    [[nodiscard]] int pageIndex(const QString &id) const;

    // mainwindowevents.cpp: answers to the reader and the desktop.
    void chooseCustomRange();
    void toggleComparison();
    void chooseComparison();
    void stepBucket();
    void toggleTable();
    void explainCurrent();
    void explain(const ExplainSubject &subject);
    void exportRows();
    void exportTable();
    /// A line in the status bar, for a moment.
    void tell(const QString &news);
    void showPreferences();
    void applyPreferences();
    void choosePrivacy(bool on);
    void showBook(const QList<qint64> &bookIds);
    /// Their page is where a filter by a book is seen.
    void filterBooks(const FilterStep &step);
    void showPalette();
    void toggleFullScreen();
    void chooseColorScheme(ColorScheme scheme);
    void applyTheme();
    void takeBackTopmost();
    void showShortcuts();
    void showAbout();
    void watch();

    // mainwindowexports.cpp: files, paper, and the screen on a wall.
    void exportCurrent(std::optional<ExportFormat> format);
    void exportPanel(Panel *panel, std::optional<ExportFormat> format);
    void chooseReport(const QStringList &pages);
    void exportReport(const ReportChoice &choice);
    void print();
    [[nodiscard]] ColorScheme shownScheme() const;
    void startKiosk(int secondsPerPage);
    void stopKiosk();
    void showBars();
    void turnPage();

    // mainwindowconnections.cpp: which database.
    void connectConnections();
    void listConnections();
    void showConnections();
    /// Whether the window may close: else somebody is asked.
    [[nodiscard]] bool mayClose();

    // mainwindownotes.cpp: what readers add to the figures.
    void connectAnnotations();
    void connectAnnotations(PanelPage *page);
    void showAnnotations();
    void addNoteHere();
    void addNote(const Sql::TimeRange &time);
    void editNote(const Note &note);
    void showAlerts();
    void saveView();
    void setSavedViews(const QList<SavedView> &views);
    void openView(const SavedView &saved);
    void showSavedViews();

    WindowServices m_services;
    WindowOptions m_options;
    WindowSettings m_settings;
    Navigator *m_navigator;
    QList<WindowPage> m_pages;
    bool m_isReady = false;   ///< the database answered once
    bool m_isChosen = false;  ///< the range is not what the data decided
    bool m_isLost = false;    ///< the database does not answer now
    bool m_isEmpty = false;   ///< it answered, and nothing is stored
    bool m_hasFailed = false; ///< it has not answered once, and is not going to
    Sql::TimeRange m_shown;   ///< the range that the view had when it was shown last
    int m_loading = -1;       ///< the page whose figures are on their way

    DashboardFeed *m_feed;
    LiveWatch *m_watch;
    WindowMenus *m_menus;
    Navigation *m_navigation;
    TopBar *m_topBar;
    FilterBar *m_filterBar;
    InfoBar *m_infoBar;
    QStackedWidget *m_pageStack;
    QStackedWidget *m_content; ///< the pages, or why there are none
    MessagePanel *m_problem;
    DatabaseLabel *m_database;
    ConnectionMark *m_stripe;         ///< above the page
    ConnectionMark *m_connectionMark; ///< in the status bar
    LiveLabel *m_live;
    QLabel *m_privacy; ///< that names are hidden
    LibraryListPage *m_libraryList = nullptr;
    BookListPage *m_bookList = nullptr;
    DatabasePage *m_databasePage = nullptr;
    QPointer<BookCard> m_bookCard;
    AlertNotice *m_alerts;
    Annotator *m_annotator;
    QPointer<AlertsDialog> m_alertsDialog;
    Exporter *m_exporter;
    Replays *m_replays;
    Kiosk *m_kiosk;
    int m_kioskSeconds = 0;
};

} // namespace ShelfHelp::Ui

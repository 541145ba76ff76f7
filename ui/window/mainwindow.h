// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filechooser.h"
#include "windowservices.h"
#include "windowsettings.h"

#include <ui/models/rangeselection.h>

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <optional>

class QStackedWidget;

namespace ShelfHelp::Ui {

class DashboardFeed;
class DatabaseLabel;
class InfoBar;
class MessagePanel;
class Navigation;
class OverviewPage;
class TablePage;
class TopBar;
class WindowMenus;

/// How a window starts. What is not given comes from the settings.
struct WindowOptions
{
    QTimeZone reportingZone = QTimeZone::utc(); ///< edges of days, and all times shown
    QTimeZone sourceZone = QTimeZone::utc();    ///< how stored times are read
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
    FileChooser chooser = dialogFileChooser();
    std::optional<QString> page = {}; ///< one of MainWindow::pageIds()
    std::optional<Sql::RangePreset> range = {};
    std::optional<ColorScheme> colorScheme = {};
};

/// The dashboard's window: navigation, range, pages, replays. Holds the state of what is shown and wires the
/// parts; reading and storing are the services', on other threads.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(WindowServices services, WindowOptions options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The words of --page, in the visible order.
    [[nodiscard]] static QStringList pageIds();

    /// Stores what `source` holds and shows what became of it. One replay at a time.
    void replay(const ReplaySource &source);
    /// Files and folders; their names are shown.
    void replayPaths(const QStringList &paths);
    void loadSample();
    /// A line in the status bar, until the next answer of the database.
    void showProgress(const QString &line);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Page
    {
        QString id;
        QString title;
        QWidget *widget;
        TablePage *table; ///< nullptr for pages that follow the range
        bool isStale = true;
    };

    void makePages();
    void layOut();
    void connectMenus();
    void connectTopBar();
    void connectPages();
    void restore();

    void refresh();
    void takeSpan(const Sql::DataSpan &span);
    void takeFigures(const Sql::OverviewFigures &figures, const Sql::TimeContext &context);
    void showError(const Error &error);
    void showDatabase();
    void chooseFirstRange(const Sql::DataSpan &span);

    void showPage(int index);
    void loadPage();
    void choosePreset(Sql::RangePreset preset);
    void step(void (RangeSelection::*direction)());
    void showRange();
    void showAsOf(const QDateTime &asOf);
    [[nodiscard]] Sql::TimeContext context() const;
    [[nodiscard]] Page &currentPage();

    void chooseFiles();
    void chooseFolder();
    void chooseColorScheme(ColorScheme scheme);
    void applyTheme();
    void showShortcuts();
    void showAbout();

    WindowServices m_services;
    WindowOptions m_options;
    WindowSettings m_settings;
    Sql::DataSpan m_span;
    std::optional<RangeSelection> m_selection; ///< nothing until the data span is known
    QList<Page> m_pages;
    int m_page = 0;
    bool m_isReady = false; ///< the database answered last time

    DashboardFeed *m_feed;
    WindowMenus *m_menus;
    Navigation *m_navigation;
    TopBar *m_topBar;
    InfoBar *m_infoBar;
    OverviewPage *m_overview = nullptr;
    QStackedWidget *m_pageStack;
    QStackedWidget *m_content; ///< the pages, or why there are none
    MessagePanel *m_problem;
    DatabaseLabel *m_database;
    QPointer<ReplayDialog> m_replay;
};

} // namespace ShelfHelp::Ui

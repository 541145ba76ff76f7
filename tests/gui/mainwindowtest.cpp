// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <tests/support/patience.h>
#include <ui/charts/chart.h>
#include <ui/dialogs/replaydialog.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace ShelfHelp;
using Sql::RangePreset;
using Tests::FakeServices;
using Tests::patience;

namespace {

/// One window over a FakeServices, with settings that nothing else sees.
struct Fixture
{
    Tests::PrivateSettings settings;
    FakeServices fake;
    std::unique_ptr<Ui::MainWindow> window;

    void open(Ui::WindowOptions options = FakeServices::options())
    {
        window = std::make_unique<Ui::MainWindow>(fake.services(), std::move(options));
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    /// … and wait for the first figures.
    void openWithFigures()
    {
        open();
        QTRY_VERIFY(!text("asOf").isEmpty());
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] QString text(const char *label) const { return find<QLabel>(label)->text(); }

    void trigger(const char *action) const { find<QAction>(action)->trigger(); }
};

Sql::TimeRange rangeOf(RangePreset preset, const Sql::DataSpan &span)
{
    return Sql::presetRange(preset, QTimeZone::utc(), FakeServices::now, span);
}

/// The letters behind '&' of all visible buttons and of the menu bar.
QStringList accessKeys(const Ui::MainWindow &window)
{
    QStringList texts;
    for (const QAction *action : window.menuBar()->actions()) {
        texts.append(action->text());
    }
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible()) {
            texts.append(button->text());
        }
    }
    QStringList keys;
    for (const QString &text : texts) {
        const qsizetype ampersand = text.indexOf(u'&');
        if (ampersand >= 0) {
            keys.append(text.mid(ampersand + 1, 1).toLower());
        }
    }
    return keys;
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void startsWithTheLast28Days();
    void comparesWithThePeriodBefore();
    void choosesPresetsByKey_data();
    void choosesPresetsByKey();
    void choosesPresetsByMenu_data();
    void choosesPresetsByMenu();
    void choosesPresetsByButton();
    void stepsThroughPeriods();
    void leavesKeysToEditors();
    void findsWithSlash();
    void cancelsSupersededRequests();
    void saysWhenItShowsAllTime();
    void takesTheRangeOfTheFirstNotifications();
    void showsWhyTheDatabaseIsAway();
    void retriesAfterAnError();
    void switchesPagesByKey();
    void readsPagesAnewAfterARefresh();
    void replaysDroppedFiles();
    void ignoresDropsWithoutFiles();
    void replaysChosenFilesAndFolders();
    void restoresGeometryPageAndRange();
    void prefersTheCommandLineToTheSettings();
    void switchesTheTheme();
    void marksAServerThatIsNotVerified();
    void listsItsShortcuts();
    void hasNoAccessKeyTwice();
    void namesEveryControl();
    void comparesWithWhatIsChosen();
    void changesTheBucket();
    void zoomsAndGoesBack();
    void filtersAreChips();
    void drillsToRowsAndBack();
    void theFunnelsWindowIsChosenAndKept();
    void parityFollowsNoRange();
    void aMillionRowsScroll();
    void exportsRowsAndCards();
    void explainsACard();
    void takesARangeOfOnesOwn();
    void preferencesActAtOnce();
    void findsCommandsAndLibraries();
    void showsWhatArrives();
    void aHiddenWindowAsksNothing();
    void keepsTheFiguresWhileTheDatabaseIsAway();
};

void MainWindowTest::startsWithTheLast28Days()
{
    Fixture fixture;
    fixture.openWithFigures();
    QCOMPARE(fixture.fake.questions.size(), 1);
    QCOMPARE(fixture.fake.questions.first().time.range, rangeOf(RangePreset::Last28Days, {}));
    QCOMPARE(fixture.text("rangeText"), u"14 Feb – 12 Mar 2024 · 28 days · UTC"_qs);
    QCOMPARE(fixture.text("asOf"), u"as of 10:40"_qs);
    QCOMPARE(fixture.text("database"), u"reader@example.org:5432/shelfhelp (from --database)"_qs);
    QVERIFY(fixture.find<QFrame>("infoBar")->isHidden());
}

void MainWindowTest::comparesWithThePeriodBefore()
{
    Fixture fixture;
    fixture.openWithFigures();
    const Sql::TimeContext &context = fixture.fake.questions.first().time;
    QCOMPARE(context.comparison,
             Sql::previousPeriod(context.range, RangePreset::Last28Days, context.reportingZone));
    QCOMPARE(context.bucket, Sql::Bucket::Day);
}

void MainWindowTest::choosesPresetsByKey_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<RangePreset>("preset");
    QTest::newRow("D") << Qt::Key_D << RangePreset::Today;
    QTest::newRow("E") << Qt::Key_E << RangePreset::Yesterday;
    QTest::newRow("H") << Qt::Key_H << RangePreset::Last24Hours;
    QTest::newRow("W") << Qt::Key_W << RangePreset::Last7Days;
    QTest::newRow("F") << Qt::Key_F << RangePreset::Last28Days;
    QTest::newRow("T") << Qt::Key_T << RangePreset::Last30Days;
    QTest::newRow("N") << Qt::Key_N << RangePreset::Last91Days;
    QTest::newRow("M") << Qt::Key_M << RangePreset::MonthToDate;
    QTest::newRow("P") << Qt::Key_P << RangePreset::LastMonth;
    QTest::newRow("Y") << Qt::Key_Y << RangePreset::YearToDate;
    QTest::newRow("L") << Qt::Key_L << RangePreset::Last12Months;
    QTest::newRow("A") << Qt::Key_A << RangePreset::All;
}

void MainWindowTest::choosesPresetsByKey()
{
    QFETCH(Qt::Key, key);
    QFETCH(RangePreset, preset);
    Fixture fixture;
    Ui::WindowOptions options = FakeServices::options();
    options.range = preset == RangePreset::Last28Days ? RangePreset::Today : RangePreset::Last28Days;
    fixture.open(options);
    QTRY_COMPARE(fixture.fake.questions.size(), 1);
    QTest::keyClick(fixture.window.get(), key);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(preset, fixture.fake.span.value()));
    QVERIFY(fixture.window->findChild<QAction *>(u"range-"_qs + Sql::presetName(preset))->isChecked());
}

void MainWindowTest::choosesPresetsByMenu_data()
{
    choosesPresetsByKey_data();
}

void MainWindowTest::choosesPresetsByMenu()
{
    QFETCH(RangePreset, preset);
    Fixture fixture;
    Ui::WindowOptions options = FakeServices::options();
    options.range = preset == RangePreset::Last28Days ? RangePreset::Today : RangePreset::Last28Days;
    fixture.open(options);
    QTRY_COMPARE(fixture.fake.questions.size(), 1);
    fixture.window->findChild<QAction *>(u"range-"_qs + Sql::presetName(preset))->trigger();
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(preset, fixture.fake.span.value()));
}

void MainWindowTest::choosesPresetsByButton()
{
    Fixture fixture;
    fixture.openWithFigures();
    auto *button = fixture.find<QAbstractButton>("preset-7d");
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(RangePreset::Last7Days, {}));
    QVERIFY(button->isChecked());
    QVERIFY(!fixture.find<QAbstractButton>("preset-28d")->isChecked());
}

void MainWindowTest::stepsThroughPeriods()
{
    Fixture fixture;
    fixture.openWithFigures();
    QVERIFY(!fixture.find<QAbstractButton>("nextPeriod")->isEnabled());
    QTest::keyClick(fixture.window.get(), Qt::Key_Left);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.text("rangeText"), u"17 Jan – 13 Feb 2024 · 28 days · UTC"_qs);
    QVERIFY(!fixture.find<QAbstractButton>("preset-28d")->isChecked());

    QTest::mouseClick(fixture.find<QAbstractButton>("nextPeriod"), Qt::LeftButton);
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QCOMPARE(fixture.fake.questions.last().time.range, fixture.fake.questions.first().time.range);
    QTest::keyClick(fixture.window.get(), Qt::Key_Right);
    QCOMPARE(fixture.fake.questions.size(), 3);
}

void MainWindowTest::leavesKeysToEditors()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page-book-list");
    auto *search = fixture.find<QWidget>("bookListPage")->findChild<QLineEdit *>(u"search"_qs);
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"Why? a/d"_qs);
    QCOMPARE(search->text(), u"Why? a/d"_qs);
    QVERIFY(fixture.find<QDialog>("shortcutsDialog") == nullptr);
    QCOMPARE(fixture.fake.questions.size(), 1);
}

void MainWindowTest::findsWithSlash()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page-library-list");
    auto *page = fixture.find<QWidget>("libraryListPage");
    page->findChild<QTableView *>(u"table"_qs)->setFocus();
    QTest::keyClick(fixture.window.get(), Qt::Key_Slash);
    auto *search = page->findChild<QLineEdit *>(u"search"_qs);
    QTRY_VERIFY(search->hasFocus());
    QVERIFY(search->text().isEmpty());

    page->findChild<QTableView *>(u"table"_qs)->setFocus();
    QTest::keyClick(fixture.window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
}

void MainWindowTest::cancelsSupersededRequests()
{
    Fixture fixture;
    fixture.fake.answersFigures = false;
    fixture.open();
    QTRY_COMPARE(fixture.fake.questions.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_W);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QVERIFY(fixture.fake.figurePromises.first()->isCanceled());
    QVERIFY(!fixture.fake.figurePromises.last()->isCanceled());
}

void MainWindowTest::saysWhenItShowsAllTime()
{
    Fixture fixture;
    const QDateTime lastYear({2023, 9, 2}, {9, 46}, Qt::UTC);
    fixture.fake.span = Sql::DataSpan{lastYear, lastYear};
    fixture.openWithFigures();
    QCOMPARE(fixture.fake.questions.first().time.range, rangeOf(RangePreset::All, fixture.fake.span.value()));
    QVERIFY(fixture.find<QFrame>("infoBar")->isVisible());
    QVERIFY(fixture.text("infoText").contains(u"28 days"));

    QTest::keyClick(fixture.window.get(), Qt::Key_Y);
    QTRY_VERIFY(fixture.find<QFrame>("infoBar")->isHidden());
}

void MainWindowTest::takesTheRangeOfTheFirstNotifications()
{
    Fixture fixture;
    fixture.fake.span = Sql::DataSpan{};
    fixture.open();
    auto *empty = fixture.find<QWidget>("databaseProblem");
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->findChild<QLabel *>(u"message"_qs)->text().contains(u"No notifications yet"));
    QTest::mouseClick(empty->findChild<QAbstractButton *>(u"actionButton"_qs), Qt::LeftButton);
    QVERIFY(fixture.fake.replays.last().document.contains("SHELFSEARCH"));

    fixture.fake.span = Sql::DataSpan{FakeServices::now.addSecs(-600), FakeServices::now.addSecs(-300)};
    fixture.trigger("refreshAction");
    QTRY_VERIFY(!empty->isVisible());
    QTRY_COMPARE(fixture.fake.questions.last().time.range, rangeOf(RangePreset::Today, {}));
}

void MainWindowTest::showsWhyTheDatabaseIsAway()
{
    Fixture fixture;
    fixture.fake.span = Error{.message = u"The database is older than this program"_qs,
                              .remedy = u"Run: shelfhelp migrate apply"_qs,
                              .sqlState = u"42P01"_qs};
    fixture.open();
    auto *problem = fixture.find<QWidget>("databaseProblem");
    QTRY_VERIFY(problem->isVisible());
    const QString text = problem->findChild<QLabel *>(u"message"_qs)->text();
    QVERIFY2(text.contains(u"older than this program") && text.contains(u"shelfhelp migrate apply"),
             qPrintable(text));
    QVERIFY(text.contains(u"42P01"));
    QVERIFY(fixture.fake.questions.isEmpty());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
}

void MainWindowTest::retriesAfterAnError()
{
    Fixture fixture;
    const Result<Sql::DataSpan> good = fixture.fake.span;
    fixture.fake.span = Error{.kind = ErrorKind::Transient, .message = u"The server is away"_qs};
    fixture.open();
    auto *problem = fixture.find<QWidget>("databaseProblem");
    QTRY_VERIFY(problem->isVisible());

    fixture.fake.span = good;
    QTest::mouseClick(problem->findChild<QAbstractButton *>(u"retryButton"_qs), Qt::LeftButton);
    QTRY_VERIFY(!problem->isVisible());
    QTRY_COMPARE(fixture.fake.questions.size(), 1);
    QVERIFY(fixture.find<QWidget>("overviewPage")->isVisible());
}

void MainWindowTest::switchesPagesByKey()
{
    Fixture fixture;
    fixture.openWithFigures();
    QVERIFY(fixture.fake.bookRequests.isEmpty());
    QTest::keyClick(fixture.window.get(), Qt::Key_5, Qt::AltModifier);
    QTRY_VERIFY(fixture.find<QWidget>("bookListPage")->isVisible());
    QCOMPARE(fixture.text("pageTitle"), u"All books"_qs);
    QTRY_COMPARE(fixture.fake.bookRequests.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_3, Qt::AltModifier);
    QTRY_VERIFY(fixture.find<QWidget>("shelfRowsPage")->isVisible());
    QTRY_COMPARE(fixture.fake.shelfRequests.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_4, Qt::AltModifier);
    QTRY_VERIFY(fixture.find<QWidget>("libraryListPage")->isVisible());
    QVERIFY(fixture.fake.libraryRequests.first().onlyWithChecks);
    QTest::keyClick(fixture.window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("durationsPage")->isVisible());
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QTest::keyClick(fixture.window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("overviewPage")->isVisible());
    QCOMPARE(fixture.fake.questions.size(), 2); // what was read before is still true
    QTest::keyClick(fixture.window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("shelvesPage")->isVisible());
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QTest::keyClick(fixture.window.get(), Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("booksPage")->isVisible());
    QTRY_COMPARE(fixture.fake.questions.size(), 4);
}

void MainWindowTest::readsPagesAnewAfterARefresh()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page-book-list");
    QTRY_COMPARE(fixture.fake.bookRequests.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_F5);
    QTRY_COMPARE(fixture.fake.bookRequests.size(), 2);
    QCOMPARE(fixture.fake.questions.size(), 1);
    fixture.trigger("page-overview");
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
}

void MainWindowTest::replaysDroppedFiles()
{
    Fixture fixture;
    fixture.fake.replayAnswer = Ingest::IngestSummary{.read = 1, .stored = 1};
    fixture.openWithFigures();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/tmp/one.json"_qs), QUrl::fromLocalFile(u"/tmp/folder"_qs)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fixture.window.get(), &drop);

    QCOMPARE(fixture.fake.replays.size(), 1);
    QCOMPARE(fixture.fake.replays.first().paths, QStringList({u"/tmp/one.json"_qs, u"/tmp/folder"_qs}));
    QCOMPARE(fixture.fake.replays.first().mode, Ui::ReplayMode::DryRun); // tried first
    auto *apply = fixture.find<QPushButton>("apply");
    QTRY_VERIFY(apply->isVisible());
    QCOMPARE(fixture.fake.spanRequests, 1);
    apply->click();
    QCOMPARE(fixture.fake.replays.last().mode, Ui::ReplayMode::Apply);
    QTRY_COMPARE(fixture.fake.spanRequests, 2); // the pages follow
}

void MainWindowTest::ignoresDropsWithoutFiles()
{
    Fixture fixture;
    fixture.openWithFigures();
    QMimeData data;
    data.setText(u"just text"_qs);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(!enter.isAccepted());
}

void MainWindowTest::replaysChosenFilesAndFolders()
{
    Fixture fixture;
    Ui::WindowOptions options = FakeServices::options();
    options.chooser = {.files = [](QWidget *) { return QStringList{u"/tmp/chosen.json"_qs}; },
                       .folder = [](QWidget *) { return u"/tmp/folder"_qs; }};
    fixture.open(options);
    fixture.trigger("open");
    QCOMPARE(fixture.fake.replays.last().paths, QStringList{u"/tmp/chosen.json"_qs});
    QCOMPARE(fixture.fake.replays.last().name, u"chosen.json"_qs);
    QTRY_VERIFY(!fixture.find<Ui::ReplayDialog>("replayDialog")->isRunning());
    fixture.trigger("importFolder");
    QCOMPARE(fixture.fake.replays.last().paths, QStringList{u"/tmp/folder"_qs});
    QTRY_VERIFY(!fixture.find<Ui::ReplayDialog>("replayDialog")->isRunning());
    fixture.trigger("loadSample");
    QVERIFY(fixture.fake.replays.last().document.contains("SHELFSEARCH"));
}

void MainWindowTest::restoresGeometryPageAndRange()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.window->setGeometry(20, 30, 700, 520);
    QTest::keyClick(fixture.window.get(), Qt::Key_N);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    fixture.trigger("page-book-list");
    const QSize size = fixture.window->size();
    fixture.window->close();

    fixture.open();
    QCOMPARE(fixture.window->size(), size.boundedTo(fixture.window->screen()->availableSize())
                                         .expandedTo(fixture.window->minimumSizeHint()));
    QTRY_VERIFY(fixture.find<QWidget>("bookListPage")->isVisible());
    fixture.trigger("page-overview");
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(RangePreset::Last91Days, {}));
}

void MainWindowTest::prefersTheCommandLineToTheSettings()
{
    Fixture fixture;
    Ui::WindowOptions options = FakeServices::options();
    options.page = u"library-list"_qs;
    options.range = RangePreset::Last12Months;
    fixture.open(options);
    QTRY_VERIFY(fixture.find<QWidget>("libraryListPage")->isVisible());
    fixture.trigger("page-overview");
    QTRY_COMPARE(fixture.fake.questions.size(), 1);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(RangePreset::Last12Months, {}));
}

void MainWindowTest::switchesTheTheme()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("theme2");
    QVERIFY(Ui::Theme::of(fixture.window->palette()).dark);
    QVERIFY(Ui::Theme::of(fixture.find<QWidget>("overviewPage")->palette()).dark);
    fixture.trigger("theme1");
    QVERIFY(!Ui::Theme::of(fixture.window->palette()).dark);
    QCOMPARE(fixture.fake.questions.size(), 1); // recoloured without asking again
    fixture.trigger("theme0");
}

void MainWindowTest::marksAServerThatIsNotVerified()
{
    Fixture fixture;
    fixture.openWithFigures();
    auto *mark = fixture.find<QLabel>("tlsWarning");
    QVERIFY(!mark->isVisible());
    fixture.fake.tlsWarning = u"The connection is encrypted & <b>nothing</b> more."_qs;
    fixture.trigger("refreshAction");
    QVERIFY(mark->isVisible());
    QCOMPARE(mark->accessibleName(), fixture.fake.tlsWarning);
    QVERIFY(mark->toolTip().contains(fixture.fake.tlsWarning.toHtmlEscaped()));
    for (const char *theme : {"theme2", "theme1"}) {
        fixture.trigger(theme);
        const QPalette palette = mark->palette();
        QCOMPARE(palette.color(QPalette::WindowText), Ui::Theme::of(fixture.window->palette()).warning);
    }
    fixture.trigger("theme0");
}

void MainWindowTest::listsItsShortcuts()
{
    Fixture fixture;
    fixture.openWithFigures();
    QTest::keyClick(fixture.window.get(), Qt::Key_Question);
    QTRY_VERIFY(fixture.find<QDialog>("shortcutsDialog") != nullptr);
    QVERIFY(fixture.find<QDialog>("shortcutsDialog")->isVisible());
    QVERIFY(!fixture.find<QDialog>("shortcutsDialog")->isModal());
}

void MainWindowTest::hasNoAccessKeyTwice()
{
    Fixture fixture;
    fixture.openWithFigures();
    for (const QString &page : Ui::MainWindow::pageIds()) {
        fixture.window->findChild<QAction *>(u"page-"_qs + page)->trigger();
        QStringList keys = accessKeys(*fixture.window);
        const qsizetype count = keys.size();
        QCOMPARE(keys.removeDuplicates(), 0);
        QVERIFY(count >= 7); // the menus at least
    }
}

void MainWindowTest::namesEveryControl()
{
    Fixture fixture;
    fixture.openWithFigures();
    for (const QString &page : Ui::MainWindow::pageIds()) {
        fixture.window->findChild<QAction *>(u"page-"_qs + page)->trigger();
        for (const QWidget *widget : fixture.window->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isEditor = qobject_cast<const QLineEdit *>(widget) != nullptr ||
                                  qobject_cast<const QTableView *>(widget) != nullptr;
            if (!widget->isVisible() || (button == nullptr && !isEditor) ||
                widget->objectName().startsWith(u"qt_")) {
                continue;
            }
            const bool hasName =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            const bool isPartOfQt = qobject_cast<const QLineEdit *>(widget->parentWidget()) != nullptr ||
                                    qobject_cast<const QTableView *>(widget->parentWidget()) != nullptr;
            QVERIFY2(hasName || isPartOfQt, qPrintable(widget->objectName()));
        }
    }
}

void MainWindowTest::comparesWithWhatIsChosen()
{
    Fixture fixture;
    fixture.openWithFigures();
    QCOMPARE(fixture.find<QAbstractButton>("comparisonButton")->text(), u"vs previous period"_qs);
    QTest::keyClick(fixture.window.get(), Qt::Key_X);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QVERIFY(!fixture.fake.questions.last().time.comparison);
    fixture.trigger("comparison2");
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    const Sql::TimeRange range = fixture.fake.questions.last().time.range;
    QCOMPARE(fixture.fake.questions.last().time.comparison->from, range.from.addDays(-364));
    fixture.trigger("matchWeekday");
    QTRY_COMPARE(fixture.fake.questions.size(), 4);
    QCOMPARE(fixture.fake.questions.last().time.comparison->from, range.from.addYears(-1));
}

void MainWindowTest::changesTheBucket()
{
    Fixture fixture;
    fixture.openWithFigures();
    QTest::keyClick(fixture.window.get(), Qt::Key_I);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.bucket, Sql::Bucket::Week);
    QCOMPARE(fixture.find<QAbstractButton>("bucketButton")->text(), u"per week"_qs);
    QTest::keyClick(fixture.window.get(), Qt::Key_D); // a day has hours only
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QCOMPARE(fixture.fake.questions.last().time.bucket, Sql::Bucket::Hour);
    QVERIFY(!fixture.find<QAbstractButton>("bucketButton")->isEnabled());
    QTest::keyClick(fixture.window.get(), Qt::Key_W);
    QTRY_COMPARE(fixture.fake.questions.size(), 4);
    QCOMPARE(fixture.fake.questions.last().time.bucket, Sql::Bucket::Week); // remembered for such ranges
}

void MainWindowTest::zoomsAndGoesBack()
{
    Fixture fixture;
    fixture.openWithFigures();
    auto *chip = fixture.find<QAbstractButton>("zoomChip");
    QVERIFY(!chip->isVisible());
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    const Sql::TimeRange zoom{FakeServices::now.addDays(-10), FakeServices::now.addDays(-5)};
    Q_EMIT chart->rangeRequested(zoom);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.range, zoom);
    QVERIFY(chip->isVisible());
    QVERIFY(chip->text().contains(u"8 Mar 2024"));

    QTest::keyClick(fixture.window.get(), Qt::Key_Escape);
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(RangePreset::Last28Days, {}));
    QVERIFY(!chip->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_Backspace);
    QTRY_COMPARE(fixture.fake.questions.size(), 4);
    QCOMPARE(fixture.fake.questions.last().time.range, zoom);
    QTest::keyClick(fixture.window.get(), Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(fixture.fake.questions.size(), 5);
}

void MainWindowTest::filtersAreChips()
{
    Fixture fixture;
    fixture.openWithFigures();
    Q_EMIT fixture.find<Ui::Chart>("mediumChart")->filterRequested(Ui::outcomeStep(u"out"_qs));
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().filter.outcomes, (Sql::Selection{.values = {u"out"_qs}}));
    auto *chip = fixture.find<QToolButton>("chip9");
    QVERIFY(chip->text().contains(u"Outcome is Out"));

    chip->menu()->findChild<QAction *>(u"exchangeFilter"_qs)->trigger();
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QVERIFY(fixture.fake.questions.last().filter.outcomes->isExcluded);
    QTest::keyClick(fixture.window.get(), Qt::Key_Escape);
    QTRY_COMPARE(fixture.fake.questions.size(), 4);
    QCOMPARE(fixture.fake.questions.last().filter, Sql::Filter());
    QTRY_VERIFY(fixture.find<QToolButton>("chip9") == nullptr);
}

void MainWindowTest::drillsToRowsAndBack()
{
    Fixture fixture;
    fixture.fake.rowTotal = 38;
    fixture.openWithFigures();
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    const Ui::RowsBehind rows = chart->rowsBehind(chart->currentMark()).first();
    QTest::keyClick(chart, Qt::Key_Return);
    auto *page = fixture.find<QWidget>("searchRowsPage");
    QTRY_VERIFY(page->isVisible());
    QTRY_COMPARE(fixture.fake.searchRequests.size(), 1);
    QCOMPARE(fixture.fake.searchRequests.last().rows, rows);
    QTRY_COMPARE(page->findChild<QLabel *>(u"count"_qs)->text(), u"38 rows"_qs);
    QCOMPARE(page->findChild<QLabel *>(u"rowsHeading"_qs)->text(), u"Shelf searches of Tue 12 Mar 2024"_qs);

    QTest::keyClick(fixture.window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(fixture.find<QWidget>("overviewPage")->isVisible());
    QCOMPARE(fixture.fake.questions.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY(page->isVisible());
}

/// On the way back, and in the next window.
void MainWindowTest::theFunnelsWindowIsChosenAndKept()
{
    using std::chrono::minutes;
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page-journey");
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().funnelWindow, Sql::defaultFunnelWindow);
    fixture.trigger("funnelWindow-120");
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QCOMPARE(fixture.fake.questions.last().funnelWindow, minutes(120));
    QTRY_COMPARE(fixture.find<QAbstractButton>("funnelWindow")->text(), u"2 h ▾"_qs);
    auto *chart = fixture.find<Ui::Chart>("funnelChart");
    QTRY_COMPARE(chart->rowsBehind(1).first().funnel->window, minutes(120));
    QTest::keyClick(fixture.window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(fixture.find<QAbstractButton>("funnelWindow")->text(), u"30 min ▾"_qs);
    fixture.trigger("funnelWindow-5");
    QTRY_COMPARE(fixture.fake.questions.last().funnelWindow, minutes(5));
    fixture.window->close();

    fixture.open();
    QTRY_VERIFY(fixture.find<QWidget>("journeyPage")->isVisible());
    QTRY_COMPARE(fixture.fake.questions.last().funnelWindow, minutes(5));
}

void MainWindowTest::parityFollowsNoRange()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page-parity");
    QTRY_VERIFY(fixture.find<QWidget>("parityPage")->isVisible());
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QVERIFY2(fixture.text("rangeText").startsWith(u"All time"), qPrintable(fixture.text("rangeText")));
    const Ui::Question asked = fixture.fake.questions.last();
    for (const Qt::Key key : {Qt::Key_W, Qt::Key_Left, Qt::Key_X, Qt::Key_I}) {
        QTest::keyClick(fixture.window.get(), key);
    }
    Tests::settle();
    QCOMPARE(fixture.fake.questions.last(), asked);
}

void MainWindowTest::aMillionRowsScroll()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page-checks");
    auto *table = fixture.find<QWidget>("checkRowsPage")->findChild<QTableView *>(u"table"_qs);
    QTRY_COMPARE(table->model()->rowCount(), 1'000'000);
    table->scrollTo(table->model()->index(654'321, 0));
    QTRY_VERIFY(table->model()->index(654'321, 0).data().toString().contains(u"2024"));
    QVERIFY(fixture.fake.checkRequests.size() < 6);
    QVERIFY2(fixture.fake.checkRequests.last().index != nullptr, "days are counted once");
    QCOMPARE(fixture.fake.checkRequests.last().offset % 200, qint64(0));
    const QString title = table->model()->index(654'321, 5).data(Qt::ToolTipRole).toString();
    QVERIFY2(title.contains(u"&lt;b&gt;"), qPrintable(title));
}

void MainWindowTest::exportsRowsAndCards()
{
    Fixture fixture;
    QTemporaryDir directory;
    Ui::WindowOptions options = FakeServices::options();
    options.chooser.target = [&directory](QWidget *, const QString &name, const QString &) {
        return directory.filePath(name);
    };
    fixture.open(options);
    QTRY_VERIFY(!fixture.fake.questions.isEmpty());
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    QTRY_VERIFY(chart->hasData());
    chart->setFocus();
    fixture.trigger("exportCsvAction");
    QFile file(directory.filePath(u"activity.csv"_qs));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(u"# Range: 14 Feb – 12 Mar 2024 · 28 days · UTC\n"), qPrintable(text));
    QVERIFY(text.contains(u"\nstart,shelf_searches,library_checks,"));
    fixture.trigger("exportPngAction");
    QVERIFY(!QImage(directory.filePath(u"activity.png"_qs)).isNull());

    fixture.trigger("page-checks");
    QTRY_VERIFY(!fixture.fake.checkRequests.isEmpty());
    fixture.trigger("exportCsvAction");
    QCOMPARE(fixture.fake.exports.size(), 1);
    QCOMPARE(fixture.fake.exports.last().fileName, directory.filePath(u"checks.csv"_qs));
    QTRY_VERIFY(fixture.text("infoText").contains(u"1,000,000"));
}

void MainWindowTest::explainsACard()
{
    Fixture fixture;
    fixture.openWithFigures();
    auto *chart = fixture.find<Ui::Chart>("activityChart");
    QTRY_VERIFY(chart->hasData());
    chart->setFocus();
    QTest::keyClick(fixture.window.get(), Qt::Key_I, Qt::ControlModifier);
    auto *dialog = fixture.find<QDialog>("explainDialog");
    QVERIFY(dialog != nullptr);
    QVERIFY(
        dialog->findChild<QLabel *>(u"definition"_qs)->text().contains(u"Shelf searches and library checks"));
    QVERIFY(dialog->findChild<QLabel *>(u"facts"_qs)->text().contains(u"14 Feb – 12 Mar 2024"));
    QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"copySql"_qs), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), u"-- analytics/activity\nSELECT 1"_qs);
}

void MainWindowTest::takesARangeOfOnesOwn()
{
    Fixture fixture;
    fixture.openWithFigures();
    QTest::keyClick(fixture.window.get(), Qt::Key_C);
    auto *dialog = fixture.find<QDialog>("rangeDialog");
    QVERIFY(dialog != nullptr);
    auto *from = dialog->findChild<QLineEdit *>(u"rangeFrom"_qs);
    auto *apply = dialog->findChild<QAbstractButton *>(u"applyRange"_qs);
    from->setText(u"yesterday"_qs);
    QVERIFY(!apply->isEnabled());
    QVERIFY(dialog->findChild<QLabel *>(u"rangeMeaning"_qs)->text().contains(u"is no time"));
    from->setText(u"now-7d/d"_qs);
    dialog->findChild<QLineEdit *>(u"rangeTo"_qs)->setText(u"2024-03-09"_qs);
    QVERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    const Sql::TimeRange range = fixture.fake.questions.last().time.range;
    QCOMPARE(range.from, QDateTime({2024, 3, 6}, {0, 0}, Qt::UTC));
    QCOMPARE(range.to, QDateTime({2024, 3, 10}, {0, 0}, Qt::UTC));
}

void MainWindowTest::preferencesActAtOnce()
{
    Fixture fixture;
    fixture.openWithFigures();
    QTest::keyClick(fixture.window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = fixture.find<QDialog>("preferencesDialog");
    QVERIFY(dialog != nullptr);
    auto *zone = dialog->findChild<QComboBox *>(u"reportingZone"_qs);
    zone->setCurrentText(u"Atlantis/Capital"_qs);
    Q_EMIT zone->lineEdit()->editingFinished();
    QCOMPARE(zone->currentText(), u"UTC"_qs);
    QCOMPARE(fixture.fake.questions.size(), 1);
    zone->setCurrentText(u"America/Chicago"_qs);
    Q_EMIT zone->lineEdit()->editingFinished();
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.reportingZone, QTimeZone("America/Chicago"));
    auto *scheme = dialog->findChild<QComboBox *>(u"colorScheme"_qs);
    scheme->setCurrentIndex(scheme->findText(u"High contrast"_qs));
    QCOMPARE(&Ui::Theme::of(fixture.window->palette()), &Ui::Theme::highContrast());
    dialog->findChild<QAbstractButton *>(u"singleKeys"_qs)->click();
    dialog->close();
    QTest::keyClick(fixture.window.get(), Qt::Key_W);
    QCOMPARE(fixture.fake.questions.size(), 2);
    fixture.trigger("theme0");
}

void MainWindowTest::findsCommandsAndLibraries()
{
    Fixture fixture;
    fixture.openWithFigures();
    QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *words = fixture.find<QLineEdit>("paletteWords");
    QVERIFY(words != nullptr);
    QTest::keyClicks(words, u"91 days"_qs);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(fixture.fake.questions.size(), 2);
    QCOMPARE(fixture.fake.questions.last().time.range, rangeOf(RangePreset::Last91Days, {}));

    QTRY_VERIFY(fixture.find<QLineEdit>("paletteWords") == nullptr);
    fixture.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
    QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
    words = fixture.find<QLineEdit>("paletteWords");
    QTest::keyClicks(words, u"king"_qs);
    QTRY_COMPARE(fixture.find<QListWidget>("paletteList")->count(), 1);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(fixture.fake.questions.size(), 3);
    QCOMPARE(fixture.fake.questions.last().filter.libraries->values, QStringList{u"kcls"_qs});
}

void MainWindowTest::showsWhatArrives()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.fake.watermarkRequests > 0, patience);
    const int questions = int(fixture.fake.questions.size());
    fixture.fake.watermark = Sql::Watermark{.lastSearch = 2, .lastCheck = 1, .openRejections = 4};
    QTRY_COMPARE_WITH_TIMEOUT(fixture.fake.questions.size(), questions + 1, patience);
    QVERIFY(fixture.text("liveText").contains(u"dead letters: 4"));
}

void MainWindowTest::aHiddenWindowAsksNothing()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.fake.watermarkRequests > 0, patience);
    fixture.window->hide();
    const int requests = fixture.fake.watermarkRequests;
    QTest::qWait(2500);
    QCOMPARE(fixture.fake.watermarkRequests, requests);
    fixture.window->show();
    QTRY_COMPARE(fixture.fake.watermarkRequests, requests + 1);
}

void MainWindowTest::keepsTheFiguresWhileTheDatabaseIsAway()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.fake.watermarkRequests > 0, patience);
    fixture.fake.watermark = Error{.kind = ErrorKind::Transient, .message = u"The server is away"_qs};
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QFrame>("infoBar")->isVisible(), patience);
    QVERIFY(fixture.find<QWidget>("overviewPage")->isVisible());
    QVERIFY(fixture.text("asOf").contains(u"min old"));
    QCOMPARE(fixture.text("liveMark"), u"⚠"_qs);

    const int questions = int(fixture.fake.questions.size());
    fixture.fake.watermark = Sql::Watermark{.lastSearch = 1, .lastCheck = 1};
    QTRY_COMPARE_WITH_TIMEOUT(fixture.fake.questions.size(), questions + 1, patience);
    QCOMPARE(fixture.text("liveMark"), u"●"_qs);
    QVERIFY(fixture.find<QFrame>("infoBar")->isHidden());
}

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"

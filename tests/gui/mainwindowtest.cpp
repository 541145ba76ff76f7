// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/dialogs/replaydialog.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using Sql::RangePreset;
using Tests::FakeServices;

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
};

void MainWindowTest::startsWithTheLast28Days()
{
    Fixture fixture;
    fixture.openWithFigures();
    QCOMPARE(fixture.fake.contexts.size(), 1);
    QCOMPARE(fixture.fake.contexts.first().range, rangeOf(RangePreset::Last28Days, {}));
    QCOMPARE(fixture.text("rangeText"), u"14 Feb – 12 Mar 2024 · 28 days · UTC"_qs);
    QCOMPARE(fixture.text("asOf"), u"as of 10:40"_qs);
    QCOMPARE(fixture.text("database"), u"reader@example.org:5432/shelfhelp (from --database)"_qs);
    QVERIFY(fixture.find<QFrame>("infoBar")->isHidden());
}

void MainWindowTest::comparesWithThePeriodBefore()
{
    Fixture fixture;
    fixture.openWithFigures();
    const Sql::TimeContext &context = fixture.fake.contexts.first();
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
    fixture.openWithFigures();
    QTest::keyClick(fixture.window.get(), key);
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(preset, fixture.fake.span.value()));
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
    fixture.openWithFigures();
    fixture.window->findChild<QAction *>(u"range-"_qs + Sql::presetName(preset))->trigger();
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(preset, fixture.fake.span.value()));
}

void MainWindowTest::choosesPresetsByButton()
{
    Fixture fixture;
    fixture.openWithFigures();
    auto *button = fixture.find<QAbstractButton>("preset-7d");
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(RangePreset::Last7Days, {}));
    QVERIFY(button->isChecked());
    QVERIFY(!fixture.find<QAbstractButton>("preset-28d")->isChecked());
}

void MainWindowTest::stepsThroughPeriods()
{
    Fixture fixture;
    fixture.openWithFigures();
    QVERIFY(!fixture.find<QAbstractButton>("nextPeriod")->isEnabled());
    QTest::keyClick(fixture.window.get(), Qt::Key_Left);
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    QCOMPARE(fixture.text("rangeText"), u"17 Jan – 13 Feb 2024 · 28 days · UTC"_qs);
    QVERIFY(!fixture.find<QAbstractButton>("preset-28d")->isChecked());

    QTest::mouseClick(fixture.find<QAbstractButton>("nextPeriod"), Qt::LeftButton);
    QTRY_COMPARE(fixture.fake.contexts.size(), 3);
    QCOMPARE(fixture.fake.contexts.last().range, fixture.fake.contexts.first().range);
    QTest::keyClick(fixture.window.get(), Qt::Key_Right);
    QCOMPARE(fixture.fake.contexts.size(), 3);
}

void MainWindowTest::leavesKeysToEditors()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page2");
    auto *search = fixture.find<QWidget>("booksPage")->findChild<QLineEdit *>(u"search"_qs);
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"Why? a/d"_qs);
    QCOMPARE(search->text(), u"Why? a/d"_qs);
    QVERIFY(fixture.find<QDialog>("shortcutsDialog") == nullptr);
    QCOMPARE(fixture.fake.contexts.size(), 1);
}

void MainWindowTest::findsWithSlash()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page3");
    auto *page = fixture.find<QWidget>("librariesPage");
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
    QTRY_COMPARE(fixture.fake.contexts.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_W);
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    QVERIFY(fixture.fake.figurePromises.first()->isCanceled());
    QVERIFY(!fixture.fake.figurePromises.last()->isCanceled());
}

void MainWindowTest::saysWhenItShowsAllTime()
{
    Fixture fixture;
    const QDateTime lastYear({2023, 9, 2}, {9, 46}, Qt::UTC);
    fixture.fake.span = Sql::DataSpan{lastYear, lastYear};
    fixture.openWithFigures();
    QCOMPARE(fixture.fake.contexts.first().range, rangeOf(RangePreset::All, fixture.fake.span.value()));
    QVERIFY(fixture.find<QFrame>("infoBar")->isVisible());
    QVERIFY(fixture.text("infoText").contains(u"28 days"));

    QTest::keyClick(fixture.window.get(), Qt::Key_Y);
    QTRY_VERIFY(fixture.find<QFrame>("infoBar")->isHidden());
}

void MainWindowTest::takesTheRangeOfTheFirstNotifications()
{
    Fixture fixture;
    fixture.fake.span = Sql::DataSpan{};
    fixture.openWithFigures();
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(RangePreset::Last28Days, {}));

    fixture.fake.span = Sql::DataSpan{FakeServices::now.addSecs(-600), FakeServices::now.addSecs(-300)};
    fixture.trigger("refreshAction");
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(RangePreset::Today, {}));
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
    QVERIFY(fixture.fake.contexts.isEmpty());
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
    QTRY_COMPARE(fixture.fake.contexts.size(), 1);
    QVERIFY(fixture.find<QWidget>("overviewPage")->isVisible());
}

void MainWindowTest::switchesPagesByKey()
{
    Fixture fixture;
    fixture.openWithFigures();
    QVERIFY(fixture.fake.bookRequests.isEmpty());
    QTest::keyClick(fixture.window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("booksPage")->isVisible());
    QCOMPARE(fixture.text("pageTitle"), u"Books"_qs);
    QTRY_COMPARE(fixture.fake.bookRequests.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("librariesPage")->isVisible());
    QVERIFY(fixture.fake.libraryRequests.first().onlyWithChecks);
    QTest::keyClick(fixture.window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(fixture.find<QWidget>("overviewPage")->isVisible());
    QCOMPARE(fixture.fake.contexts.size(), 1);
}

void MainWindowTest::readsPagesAnewAfterARefresh()
{
    Fixture fixture;
    fixture.openWithFigures();
    fixture.trigger("page2");
    QTRY_COMPARE(fixture.fake.bookRequests.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_F5);
    QTRY_COMPARE(fixture.fake.bookRequests.size(), 2);
    QCOMPARE(fixture.fake.contexts.size(), 1);
    fixture.trigger("page1");
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
}

void MainWindowTest::replaysDroppedFiles()
{
    Fixture fixture;
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
    QTRY_COMPARE(fixture.fake.contexts.size(), 2);
    fixture.trigger("page2");
    const QSize size = fixture.window->size();
    fixture.window->close();

    fixture.open();
    QCOMPARE(fixture.window->size(), size);
    QTRY_VERIFY(fixture.find<QWidget>("booksPage")->isVisible());
    fixture.trigger("page1");
    QTRY_COMPARE(fixture.fake.contexts.size(), 3);
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(RangePreset::Last91Days, {}));
}

void MainWindowTest::prefersTheCommandLineToTheSettings()
{
    Fixture fixture;
    Ui::WindowOptions options = FakeServices::options();
    options.page = u"libraries"_qs;
    options.range = RangePreset::Last12Months;
    fixture.open(options);
    QTRY_VERIFY(fixture.find<QWidget>("librariesPage")->isVisible());
    fixture.trigger("page1");
    QTRY_COMPARE(fixture.fake.contexts.size(), 1);
    QCOMPARE(fixture.fake.contexts.last().range, rangeOf(RangePreset::Last12Months, {}));
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
    QCOMPARE(fixture.fake.contexts.size(), 1); // recoloured without asking again
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
    for (const char *page : {"page1", "page2", "page3"}) {
        fixture.trigger(page);
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
    for (const char *page : {"page1", "page2", "page3"}) {
        fixture.trigger(page);
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

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <tests/support/patience.h>
#include <ui/charts/chart.h>
#include <ui/window/kiosk.h>
#include <ui/window/navigator.h>

#include <QAbstractButton>
#include <QAction>
#include <QElapsedTimer>
#include <QFrame>
#include <QLabel>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;
using Tests::patience;

namespace {

constexpr int hour = 3600; // seconds: no page turns by itself meanwhile

/// A window on a wall; nothing: one on a desk.
struct Fixture
{
    Tests::PrivateSettings settings;
    FakeServices fake;
    QDateTime now = FakeServices::now;
    std::unique_ptr<Ui::MainWindow> window;

    void open(std::optional<int> seconds)
    {
        Ui::WindowOptions options = FakeServices::options();
        options.kioskSeconds = seconds;
        options.now = [this] { return now; };
        window = std::make_unique<Ui::MainWindow>(fake.services(), std::move(options));
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    /// As when the time of a page is over.
    void turn() const { Q_EMIT find<Ui::Kiosk>("kioskMode")->turned(); }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] bool hasBars() const
    {
        return window->menuBar()->isVisible() && window->statusBar()->isVisible() &&
               find<QWidget>("navigation")->isVisible() && find<QWidget>("filterBar")->isVisible();
    }

    [[nodiscard]] bool hasAnyBar() const
    {
        return window->menuBar()->isVisible() || window->statusBar()->isVisible() ||
               find<QWidget>("navigation")->isVisible() || find<QWidget>("filterBar")->isVisible();
    }

    [[nodiscard]] QString page() const
    {
        const auto *pages = find<QStackedWidget>("pages");
        return pages->currentWidget()->objectName();
    }
};

} // namespace

/// A screen on a wall: pages in turn, nothing to click, and nobody there when the database goes away.
class KioskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void hasNothingToClick();
    void leavesByKey();
    void startsFromTheMenu();
    void showsPageAfterPage();
    void staysOnOnePage();
    void saysWhatIsLeftOut();
    void waitsForWhoeverReads();
    void hidesThePointer();
    void survivesADatabaseThatIsAway();
    void waitsForADatabaseThatIsNotThereYet();
    void isForgottenByTheNextWindow();
};

void KioskTest::hasNothingToClick()
{
    Fixture fixture;
    fixture.open(0);
    QTRY_VERIFY(fixture.find<Ui::Chart>("activityChart")->hasData());
    QVERIFY(!fixture.hasAnyBar());
    QVERIFY(fixture.window->isFullScreen());
    for (const QAbstractButton *button : fixture.window->findChildren<QAbstractButton *>()) {
        QVERIFY2(!button->isVisible(), qPrintable(button->objectName()));
    }
    QVERIFY2(fixture.find<QLabel>("asOf")->isVisible(), "when the figures were read is what nobody can ask");
}

void KioskTest::leavesByKey()
{
    Fixture fixture;
    fixture.open(0);
    QTest::keyClick(fixture.window.get(), Qt::Key_F11);
    QVERIFY(fixture.hasBars());
    QVERIFY(!fixture.window->isFullScreen());
    const QWidget *card = fixture.find<Ui::Chart>("activityChart")->parentWidget();
    QVERIFY(card->findChild<QWidget *>(u"cardMenu"_qs)->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_F11);
    QVERIFY2(fixture.window->isFullScreen() && fixture.hasBars(), "full screen with bars is another thing");
}

void KioskTest::startsFromTheMenu()
{
    Fixture fixture;
    fixture.open(std::nullopt);
    QVERIFY(fixture.hasBars());
    fixture.find<QAction>("kiosk")->trigger();
    QVERIFY(!fixture.hasAnyBar());
    QVERIFY(fixture.window->isFullScreen());
}

void KioskTest::showsPageAfterPage()
{
    Fixture fixture;
    fixture.open(hour);
    QTRY_VERIFY(fixture.find<Ui::Chart>("activityChart")->hasData());
    QStringList seen{fixture.page()};
    constexpr int mostTurns = 200; // a page that is higher than the screen takes several
    for (int i = 0; i < mostTurns && (seen.size() == 1 || seen.last() != seen.first()); ++i) {
        fixture.turn();
        Tests::settle();
        if (fixture.page() != seen.last()) {
            seen.append(fixture.page());
        }
        QVERIFY2(!fixture.hasAnyBar(), "not with any page");
    }
    QCOMPARE(seen.takeLast(), seen.first());
    QStringList cards;
    for (const Ui::PageEntry &entry : Ui::pageEntries()) {
        if (!entry.isTable) {
            cards.append(entry.id + u"Page"_qs);
        }
    }
    QCOMPARE(seen, cards); // nobody scrolls tables of rows
}

void KioskTest::staysOnOnePage()
{
    Fixture fixture;
    fixture.open(0);
    QTRY_VERIFY(fixture.find<Ui::Chart>("activityChart")->hasData());
    const QDateTime end = fixture.fake.questions.last().time.range.to;
    fixture.now = fixture.now.addDays(1);
    fixture.turn();
    QCOMPARE(fixture.page(), u"overviewPage"_qs);
    QTRY_COMPARE(fixture.fake.questions.last().time.range.to, end.addDays(1)); // days begin and end
}

/// The chips are not there: a filter would go unnoticed.
void KioskTest::saysWhatIsLeftOut()
{
    Fixture fixture;
    fixture.open(std::nullopt);
    QTRY_VERIFY(fixture.find<Ui::Chart>("activityChart")->hasData());
    fixture.window->findChild<Ui::Navigator *>()->addFilter(Ui::mediumStep(Sql::Medium::Libby));
    const auto *range = fixture.find<QLabel>("rangeText");
    QVERIFY(!range->text().contains(u"Libby"));
    fixture.find<QAction>("kiosk")->trigger();
    QVERIFY2(range->text().endsWith(u" · Medium: Libby"), qPrintable(range->text()));
    QTest::keyClick(fixture.window.get(), Qt::Key_F11);
    QVERIFY(!range->text().contains(u"Libby"));
}

/// However long a machine is away: a page turns a second after the last key, and not before.
void KioskTest::waitsForWhoeverReads()
{
    QWidget window;
    Ui::Kiosk kiosk(&window);
    QElapsedTimer sinceKey;
    QList<qint64> rests; ///< between a turn and the key before it, in ms
    QObject::connect(&kiosk, &Ui::Kiosk::turned, &window, [&] { rests.append(sinceKey.elapsed()); });
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    sinceKey.start();
    kiosk.start(1);
    for (int i = 0; i < 8; ++i) {
        sinceKey.start();
        QTest::keyClick(&window, Qt::Key_Right);
        QTest::qWait(250);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!rests.isEmpty(), patience);
    QVERIFY2(*std::ranges::min_element(rests) >= 900, qPrintable(QString::number(rests.first())));
}

void KioskTest::hidesThePointer()
{
    QWidget window;
    Ui::Kiosk kiosk(&window);
    kiosk.setPointerPatience(50);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    kiosk.start(0);
    QTRY_VERIFY(kiosk.isPointerHidden());
    QCOMPARE(QApplication::overrideCursor()->shape(), Qt::BlankCursor);
    kiosk.setPointerPatience(patience); // else it might be hidden again before anybody looks
    QTest::mouseMove(&window, QPoint(20, 20));
    QTest::mouseMove(&window, QPoint(40, 30));
    QTRY_VERIFY(!kiosk.isPointerHidden());
    kiosk.setPointerPatience(50);
    QTRY_VERIFY(kiosk.isPointerHidden());
    kiosk.stop();
    QVERIFY(QApplication::overrideCursor() == nullptr);
}

/// The figures stay with the time when they were true, and pages do not turn to empty ones.
void KioskTest::survivesADatabaseThatIsAway()
{
    Fixture fixture;
    fixture.open(hour);
    QTRY_VERIFY(fixture.find<Ui::Chart>("activityChart")->hasData());
    fixture.fake.watermark = Error{.kind = ErrorKind::Transient, .message = u"The server is away"_qs};
    fixture.find<QAction>("live2")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QFrame>("infoBar")->isVisible(), patience);
    const QString page = fixture.page();
    fixture.turn();
    Tests::settle();
    QCOMPARE(fixture.page(), page);
    QVERIFY(fixture.find<QWidget>(qPrintable(page))->isVisible());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(!fixture.hasAnyBar());

    fixture.fake.watermark = Sql::Watermark{.lastSearch = 2, .lastCheck = 2};
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QFrame>("infoBar")->isHidden(), patience);
    Tests::settle(); // the figures are asked for anew
    constexpr int mostTurns = 20;
    for (int i = 0; i < mostTurns && fixture.page() == page; ++i) {
        fixture.turn(); // to its end, and on
    }
    QVERIFY(fixture.page() != page);
}

void KioskTest::waitsForADatabaseThatIsNotThereYet()
{
    Fixture fixture;
    fixture.fake.span = Error{.kind = ErrorKind::Transient, .message = u"The server is away"_qs};
    fixture.fake.watermark = Error{.kind = ErrorKind::Transient, .message = u"The server is away"_qs};
    fixture.open(0);
    fixture.find<QAction>("live2")->trigger();
    QTRY_VERIFY(fixture.find<QWidget>("databaseProblem")->isVisible());
    fixture.fake.span =
        Sql::DataSpan{QDateTime({2024, 1, 1}, {9, 0}, Qt::UTC), QDateTime({2024, 3, 12}, {21, 0}, Qt::UTC)};
    fixture.fake.watermark = Sql::Watermark{.lastSearch = 1, .lastCheck = 1};
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<Ui::Chart>("activityChart")->isVisible(), patience);
}

void KioskTest::isForgottenByTheNextWindow()
{
    Fixture fixture;
    fixture.open(0);
    QVERIFY(fixture.window->isFullScreen());
    fixture.window->close();
    fixture.open(std::nullopt);
    QVERIFY(!fixture.window->isFullScreen());
    QVERIFY(fixture.hasBars());
}

QTEST_MAIN(KioskTest)
#include "kiosktest.moc"

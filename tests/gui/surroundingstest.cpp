// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What happens around an open window: time goes on, clocks are set, screens come and go.

#include "fakeservices.h"

#include <tests/support/patience.h>
#include <ui/charts/chart.h>

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QScreen>
#include <QTest>
#include <QWindow>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;
using Tests::patience;

class SurroundingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNewDayBeginsWithoutNews();
    void aMinuteIsNoReasonToAsk();
    void aClockThatWasSet_data();
    void aClockThatWasSet();
    void theAgeOfFiguresIsNeverNegative();
    void aWindowFromAScreenThatIsGone_data();
    void aWindowFromAScreenThatIsGone();
    void anotherScreenIsDrawnSharply();

private:
    void open();

    [[nodiscard]] QString text(const char *label) const
    {
        return m_window->findChild<QLabel *>(QLatin1StringView(label))->text();
    }

    void trigger(const char *action) const
    {
        m_window->findChild<QAction *>(QLatin1StringView(action))->trigger();
    }

    QDateTime m_now;
    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<FakeServices> m_fake;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void SurroundingsTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_now = FakeServices::now;
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_fake = std::make_unique<FakeServices>();
}

void SurroundingsTest::cleanup()
{
    m_window.reset();
    m_fake.reset();
    m_settings.reset();
}

void SurroundingsTest::open()
{
    Ui::WindowOptions options = FakeServices::options();
    options.now = [this] { return m_now; };
    m_window = std::make_unique<Ui::MainWindow>(m_fake->services(), options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(!text("asOf").isEmpty());
}

/// The last 28 days are other ones after midnight, though nothing arrived.
void SurroundingsTest::aNewDayBeginsWithoutNews()
{
    open();
    trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->watermarkRequests > 0, patience);
    const auto questions = m_fake->questions.size();
    const Sql::TimeRange before = m_fake->questions.last().time.range;
    m_now = m_now.addSecs(14 * 3600);
    QTRY_COMPARE_WITH_TIMEOUT(m_fake->questions.size(), questions + 1, patience);
    const Sql::TimeRange after = m_fake->questions.last().time.range;
    QCOMPARE(after.from, before.from.addDays(1));
    QCOMPARE(after.to, before.to.addDays(1));
    QVERIFY2(text("rangeText").contains(u"13 Mar"), qPrintable(text("rangeText")));
}

void SurroundingsTest::aMinuteIsNoReasonToAsk()
{
    open();
    trigger("range-24h");
    trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->watermarkRequests > 0, patience);
    const auto questions = m_fake->questions.size();
    m_now = m_now.addSecs(61);
    const int requests = m_fake->watermarkRequests;
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->watermarkRequests > requests + 1, patience);
    QCOMPARE(m_fake->questions.size(), questions);
    QVERIFY(text("asOf").contains(u"10:41")); // and yet it is known to be true now
}

void SurroundingsTest::aClockThatWasSet_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("back by an hour") << qint64(-3600);
    QTest::newRow("back by three days") << qint64(-3 * 86'400);
    QTest::newRow("to before all data") << qint64(-900LL * 86'400);
    QTest::newRow("on by ten years") << qint64(3650LL * 86'400);
}

/// Every page is asked for what the clock says now, and shows an answer.
void SurroundingsTest::aClockThatWasSet()
{
    QFETCH(qint64, seconds);
    open();
    trigger("range-24h");
    trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->watermarkRequests > 0, patience);
    m_now = m_now.addSecs(seconds);
    QTRY_COMPARE_WITH_TIMEOUT(m_fake->questions.last().time.now, m_now, patience);
    QCOMPARE(m_fake->questions.last().time.range.to, m_now);
    for (const QString &page : Ui::MainWindow::pageIds()) {
        trigger(qPrintable(u"page-"_qs + page));
        QTRY_VERIFY(!text("asOf").isEmpty());
        QVERIFY2(!text("asOf").contains(u'-'), qPrintable(text("asOf")));
    }
}

void SurroundingsTest::theAgeOfFiguresIsNeverNegative()
{
    open();
    trigger("live2");
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->watermarkRequests > 0, patience);
    m_now = m_now.addDays(-2);
    m_fake->watermark = Error{.kind = ErrorKind::Transient, .message = u"The server is away"_qs};
    QTRY_VERIFY_WITH_TIMEOUT(text("asOf").contains(u"min old"), patience);
    QVERIFY2(text("asOf").contains(u"(0 min old)"), qPrintable(text("asOf")));
}

void SurroundingsTest::aWindowFromAScreenThatIsGone_data()
{
    QTest::addColumn<QRect>("geometry");
    QTest::newRow("to the right") << QRect(5000, 100, 1280, 800);
    QTest::newRow("to the left") << QRect(-4000, -3000, 1280, 800);
    QTest::newRow("larger than any") << QRect(0, 0, 9000, 7000);
}

/// The next window is where it can be reached.
void SurroundingsTest::aWindowFromAScreenThatIsGone()
{
    QFETCH(QRect, geometry);
    open();
    m_window->setGeometry(geometry);
    m_window->close();
    open();
    const QRect available = m_window->screen()->availableGeometry();
    const QRect shown = available.intersected(m_window->geometry());
    QVERIFY(shown.width() >= available.width() / 3);
    QVERIFY(shown.height() >= available.height() / 3);
    QVERIFY(m_window->width() <= available.width());
    QVERIFY(m_window->height() <= available.height());
}

/// A chart that was drawn for one density is drawn anew for the other; nothing is scaled up.
void SurroundingsTest::anotherScreenIsDrawnSharply()
{
    QCOMPARE(QGuiApplication::screens().size(), 2);
    open();
    auto *chart = m_window->findChild<Ui::Chart *>(u"activityChart"_qs);
    const auto pictureOn = [&](int screen) {
        m_window->windowHandle()->setScreen(QGuiApplication::screens()[screen]);
        Tests::settle();
        return chart->grab().toImage();
    };
    QCOMPARE(pictureOn(0).devicePixelRatio(), 1.0);
    const QImage fine = pictureOn(1);
    QCOMPARE(fine.devicePixelRatio(), 2.0);
    QCOMPARE(fine.size(), chart->size() * 2);
    const QImage coarse = fine.scaled(chart->size(), Qt::IgnoreAspectRatio, Qt::FastTransformation)
                              .scaled(fine.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation);
    QVERIFY(fine != coarse);
    QCOMPARE(pictureOn(0).devicePixelRatio(), 1.0);
}

int main(int argc, char *argv[])
{
    const QTemporaryDir home;
    QFile screens(home.filePath(u"screens.json"_qs));
    if (!screens.open(QIODevice::WriteOnly)) {
        return 1;
    }
    screens.write(R"({"screens":[{"name":"desk","x":0,"y":0,"width":1280,"height":800,"dpr":1},)"
                  R"({"name":"laptop","x":1280,"y":0,"width":1280,"height":800,"dpr":2}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(screens.fileName()));
    QApplication application(argc, argv);
    SurroundingsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "surroundingstest.moc"

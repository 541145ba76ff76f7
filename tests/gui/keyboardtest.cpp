// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/charts/chart.h>
#include <ui/charts/legend.h>

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;

namespace {

constexpr int mostStops = 200;

/// What people call a control: its own name, or its text.
QString nameOf(const QWidget &widget)
{
    const QString text = widget.property("text").toString();
    return widget.accessibleName().isEmpty() ? text : widget.accessibleName();
}

} // namespace

/// The whole frame without a mouse.
class KeyboardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tabReachesEverything_data();
    void tabReachesEverything();
    void aTourOfTheFrame();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    /// Goes on with Tab until a widget of this name has the focus.
    [[nodiscard]] bool tabTo(const QString &objectName) const;

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<FakeServices> m_fake;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void KeyboardTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_fake = std::make_unique<FakeServices>();
    m_window = std::make_unique<Ui::MainWindow>(m_fake->services(), FakeServices::options());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->findChild<Ui::Chart *>(u"activityChart"_qs)->hasData());
}

void KeyboardTest::cleanup()
{
    m_window.reset();
    m_fake.reset();
    m_settings.reset();
}

void KeyboardTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
}

bool KeyboardTest::tabTo(const QString &objectName) const
{
    for (int i = 0; i < mostStops; ++i) {
        press(Qt::Key_Tab);
        if (QApplication::focusWidget() != nullptr &&
            QApplication::focusWidget()->objectName() == objectName) {
            return true;
        }
    }
    return false;
}

void KeyboardTest::tabReachesEverything_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("stops");
    const QStringList frame{u"navigation-overview"_qs, u"preset-7d"_qs, u"moreRanges"_qs, u"refresh"_qs,
                            u"addFilter"_qs,           u"zoneButton"_qs};
    QTest::newRow("overview") << u"overview"_qs
                              << QStringList(frame + QStringList{u"comparisonButton"_qs, u"bucketButton"_qs,
                                                                 u"shelfSearchesTile"_qs, u"activityChart"_qs,
                                                                 u"legend"_qs, u"cardMenu"_qs, u"variant0"_qs,
                                                                 u"sizesChart"_qs});
    QTest::newRow("durations") << u"durations"_qs
                               << QStringList(frame + QStringList{u"durationsChart"_qs, u"cardMenu"_qs});
    QTest::newRow("activity") << u"activity"_qs
                              << QStringList(frame + QStringList{u"measure0"_qs, u"variant0"_qs,
                                                                 u"weekHoursChart"_qs, u"cardMenu"_qs});
    QTest::newRow("journey") << u"journey"_qs
                             << QStringList(frame + QStringList{u"funnelWindow"_qs, u"variant0"_qs,
                                                                u"funnelChart"_qs});
    QTest::newRow("parity") << u"parity"_qs
                            << QStringList{u"refresh"_qs, u"parityDifferences"_qs, u"paritySearch"_qs};
    QTest::newRow("searches") << u"searches"_qs
                              << QStringList(frame +
                                             QStringList{u"table"_qs, u"columns"_qs, u"exportRows"_qs});
    QTest::newRow("books") << u"book-list"_qs
                           << QStringList{u"refresh"_qs, u"search"_qs, u"columns"_qs, u"table"_qs};
    QTest::newRow("shelves") << u"shelves"_qs
                             << QStringList(frame + QStringList{u"shelvesTableView"_qs, u"cardMenu"_qs});
}

void KeyboardTest::tabReachesEverything()
{
    QFETCH(QString, page);
    QFETCH(QStringList, stops);
    m_window->findChild<QAction *>(u"page-"_qs + page)->trigger();
    Tests::settle();
    QStringList reached;
    QWidget *first = nullptr;
    for (int i = 0; i < mostStops; ++i) {
        press(Qt::Key_Tab);
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus != nullptr);
        if (focus == first) {
            break;
        }
        first = first == nullptr ? focus : first;
        QVERIFY2(focus->isVisible(), qPrintable(focus->objectName()));
        QVERIFY2(!nameOf(*focus).isEmpty(), qPrintable(focus->objectName()));
        reached.append(focus->objectName());
    }
    if (page == u"overview") {
        QVERIFY2(reached.indexOf(u"cacheHitsTile"_qs) < reached.indexOf(u"activityChart"_qs),
                 qPrintable(reached.join(u' ')));
    }
    for (const QString &stop : stops) {
        QVERIFY2(reached.contains(stop), qPrintable(QString(stop + u" in "_qs + reached.join(u' '))));
    }
}

void KeyboardTest::aTourOfTheFrame()
{
    // A chart: its crosshair, its rows, and back.
    QVERIFY(tabTo(u"activityChart"_qs));
    press(Qt::Key_End);
    auto *chart = m_window->findChild<Ui::Chart *>(u"activityChart"_qs);
    QVERIFY(chart->currentMark() > 20);
    press(Qt::Key_Return);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"searchRowsPage"_qs)->isVisible());
    QVERIFY(tabTo(u"table"_qs));
    press(Qt::Key_Down);
    press(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"overviewPage"_qs)->isVisible());

    // A filter from its menu, and away with Escape.
    QVERIFY(tabTo(u"addFilter"_qs));
    QTimer::singleShot(0, m_window.get(), [] {
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    });
    press(Qt::Key_Space);
    QTRY_COMPARE(m_fake->questions.last().filter.medium, std::optional(Sql::Medium::Libby));
    QVERIFY(m_window->findChild<QWidget *>(u"chip8"_qs) != nullptr);
    press(Qt::Key_Escape);
    QTRY_COMPARE(m_fake->questions.last().filter, Sql::Filter());

    QApplication::setActiveWindow(m_window.get()); // the offscreen platform leaves it to the closed menu

    // A range by letter, the period before, comparison off, another bucket.
    press(Qt::Key_W);
    press(Qt::Key_X);
    press(Qt::Key_I);
    QTRY_COMPARE(m_fake->questions.last().time.bucket, Sql::Bucket::Week);
    QVERIFY(!m_fake->questions.last().time.comparison);

    // A series away by its legend; the figures as a table; what they mean.
    QVERIFY(tabTo(u"activityChart"_qs));
    press(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"activityCard"_qs)
                    ->findChild<QWidget *>(u"cardTable"_qs)
                    ->isVisible());
    press(Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"explainDialog"_qs) != nullptr);
    QTest::keyClick(m_window->findChild<QWidget *>(u"explainDialog"_qs), Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"explainDialog"_qs) == nullptr);
    QApplication::setActiveWindow(m_window.get());

    // Pages by number, and everything else by its name.
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"durationsPage"_qs)->isVisible());
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"paletteWords"_qs) != nullptr);
    auto *words = m_window->findChild<QWidget *>(u"paletteWords"_qs);
    QTest::keyClicks(words, u"view libraries"_qs);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"librariesPage"_qs)->isVisible());
}

QTEST_MAIN(KeyboardTest)
#include "keyboardtest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a legend does: its swatches switch series, its names lead to rows, and pointing brings a series out.

#include <ui/charts/activitychart.h>
#include <ui/charts/card.h>

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

constexpr int dayCount = 10;
constexpr QPoint firstSwatch(8, 8);
constexpr QPoint firstName(40, 8);

Question question()
{
    Sql::TimeContext time;
    time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    time.range.to = time.range.from.addDays(dayCount);
    time.now = time.range.to;
    return {.time = time, .filter = {}};
}

QList<Sql::UsageBucket> activity()
{
    QList<Sql::UsageBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        buckets.append(
            {.start = question().time.range.from.addDays(i), .shelfSearches = 100, .libraryChecks = 200});
    }
    return buckets;
}

/// A card with searches and checks of ten days.
struct Fixture
{
    ActivityChart *chart = new ActivityChart; // the card's
    Card card{u"card"_qs, chart};
    Legend *legend = card.findChild<Legend *>();

    Fixture()
    {
        chart->setQuestion(question());
        chart->setData({.now = activity()});
        card.showData();
        card.resize(420, 300);
        card.show();
        QApplication::setActiveWindow(&card);
    }

    [[nodiscard]] QImage picture() const { return chart->grab().toImage(); }

    [[nodiscard]] int pixelsOf(const QColor &color) const
    {
        const QImage shown = picture();
        int count = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x) {
                count += shown.pixelColor(x, y) == color ? 1 : 0;
            }
        }
        return count;
    }
};

} // namespace

class LegendTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
    }

    void aSwatchTakesItsSeriesAway();
    void aNameLeadsToAllRowsOfTheRange();
    void pointingBringsASeriesOut();
    void keysDoTheSame();
    void emptyNamesSwitch();
};

void LegendTest::aSwatchTakesItsSeriesAway()
{
    const Fixture fixture;
    const QSignalSpy rows(fixture.chart, &CardBody::rowsRequested);
    QTest::mouseClick(fixture.legend, Qt::LeftButton, {}, firstSwatch);
    QVERIFY(!fixture.chart->isShown(u"searches"_qs));
    QVERIFY(fixture.legend->entries()[0].isOff);
    QTest::mouseClick(fixture.legend, Qt::LeftButton, {}, firstSwatch);
    QVERIFY(fixture.chart->isShown(u"searches"_qs));
    QVERIFY(rows.isEmpty());
}

void LegendTest::aNameLeadsToAllRowsOfTheRange()
{
    const Fixture fixture;
    QSignalSpy spy(fixture.chart, &CardBody::rowsRequested);
    QTest::mouseClick(fixture.legend, Qt::LeftButton, {}, firstName);
    QCOMPARE(spy.size(), 1);
    const auto rows = spy.first().first().value<RowsBehind>();
    QCOMPARE(rows.kind, RowKind::ShelfSearches);
    QCOMPARE(rows.n, qint64(dayCount * 100));
    QCOMPARE(rows.pieces, Sql::wholeRange(question().time.range));
    QVERIFY(fixture.chart->isShown(u"searches"_qs));
}

/// The other series is paler until the pointer goes.
void LegendTest::pointingBringsASeriesOut()
{
    const Fixture fixture;
    fixture.chart->setFocus(); // the legend under the focus brings out a series as well
    const QImage before = fixture.picture();
    const int searches = fixture.pixelsOf(Theme::light().accent);
    QTest::mouseMove(fixture.legend, firstName);
    QTRY_VERIFY(fixture.picture() != before);
    QVERIFY(fixture.pixelsOf(Theme::light().accent) >= searches);
    QTest::mouseMove(fixture.legend, QPoint(fixture.legend->width() - 1, 8));
    QTRY_COMPARE(fixture.picture(), before);
}

void LegendTest::keysDoTheSame()
{
    const Fixture fixture;
    QSignalSpy rows(fixture.chart, &CardBody::rowsRequested);
    fixture.legend->setFocus();
    QTRY_VERIFY(fixture.legend->hasFocus());
    QTest::keyClick(fixture.legend, Qt::Key_Right);
    QTest::keyClick(fixture.legend, Qt::Key_Space);
    QVERIFY(!fixture.chart->isShown(u"checks"_qs));
    QTest::keyClick(fixture.legend, Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>().kind, RowKind::LibraryChecks);
    QCOMPARE(rows.first().first().value<RowsBehind>().n, qint64(dayCount * 200));
}

/// A series without rows has nowhere to lead: its name switches it as its swatch does.
void LegendTest::emptyNamesSwitch()
{
    const Fixture fixture;
    QList<Sql::UsageBucket> buckets = activity();
    for (Sql::UsageBucket &bucket : buckets) {
        bucket.shelfSearches = 0;
    }
    fixture.chart->setData({.now = buckets});
    fixture.legend->setEntries(fixture.chart->legend());
    const QSignalSpy rows(fixture.chart, &CardBody::rowsRequested);
    QTest::mouseClick(fixture.legend, Qt::LeftButton, {}, firstName);
    QVERIFY(rows.isEmpty());
    QVERIFY(!fixture.chart->isShown(u"searches"_qs));
}

QTEST_MAIN(LegendTest)
#include "legendtest.moc"

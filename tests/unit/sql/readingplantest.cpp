// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/analytics/readingplan.h>

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

QDateTime day(int month, int number)
{
    return QDate(2024, month, number).startOfDay(QTimeZone::utc());
}

RollupState state(const QList<QDate> &touched = {})
{
    return {.version = rollupVersion,
            .reportingZone = QTimeZone::utc(),
            .sourceZone = QTimeZone::utc(),
            .builtAt = day(6, 15),
            .completeFrom = utc(u"2000-01-01T00:00:00"_qs),
            .completeUntil = day(6, 15),
            .hasMarks = true,
            .searches = {.all = false, .days = touched},
            .checks = {.all = false, .days = touched}};
}

/// A plan in a line: h, d, q and m with day of month (and hour) for stored spans, [from … to) for rows.
QString text(const ReadingPlan &plan)
{
    QStringList parts;
    for (const StoredSpan &span : plan.stored) {
        parts.append(QChar::fromLatin1(span.span) +
                     span.start.toString(span.span == 'h' ? u"d.M. HH"_qs : u"d.M."_qs));
    }
    for (const Piece &piece : plan.rows.pieces) {
        parts.append(piece.range.from.toString(u"[d.M. HH:mm"_qs) +
                     piece.range.to.toString(u" d.M. HH:mm)"_qs));
    }
    return parts.join(u' ');
}

} // namespace

/// What is taken from the sums by day, and what from the rows.
class ReadingPlanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dividesARange_data();
    void dividesARange();
    void dividesARangeForBooks_data();
    void dividesARangeForBooks();
    void readsHoursOfCutDays();
    void withoutSumsThereAreRows();
    void allTouchedIsNoSums();
    void groupsStayTogether();
    void checksDoNotHangOnTheDayBefore();
    void chainsKnowTheTouchedDays();
    void wholeMonthsTellTheirHoursOfTheWeek();
    void anHourThatTheClockSkipsIsOfTheNextWeek();
};

void ReadingPlanTest::dividesARange_data()
{
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<QDateTime>("to");
    QTest::addColumn<QList<QDate>>("touched");
    QTest::addColumn<QString>("plan");
    QTest::newRow("whole days") << day(5, 10) << day(5, 12) << QList<QDate>() << u"d10.5. d11.5."_qs;
    QTest::newRow("a whole month and edge days")
        << day(4, 30) << day(6, 2) << QList<QDate>() << u"d30.4. m1.5. d1.6."_qs;
    QTest::newRow("parts of days") << utc(u"2024-05-10T13:30:00"_qs) << utc(u"2024-05-12T06:00:00"_qs)
                                   << QList<QDate>()
                                   << u"d11.5. [10.5. 13:30 11.5. 00:00) [12.5. 00:00 12.5. 06:00)"_qs;
    QTest::newRow("a touched day makes the next one dirty, and no month whole")
        << day(5, 1) << day(6, 1) << QList<QDate>{QDate(2024, 5, 3)}
        << u"d1.5. d2.5. d5.5. d6.5. d7.5. d8.5. d9.5. d10.5. d11.5. d12.5. d13.5. d14.5. d15.5. d16.5. "
           u"d17.5. "
           "d18.5. d19.5. d20.5. d21.5. d22.5. d23.5. d24.5. d25.5. d26.5. d27.5. d28.5. d29.5. d30.5. "
           "d31.5. "
           "[3.5. 00:00 5.5. 00:00)"_qs;
    QTest::newRow("today is not summed up yet") << day(6, 14) << utc(u"2024-06-15T10:00:00"_qs)
                                                << QList<QDate>() << u"d14.6. [15.6. 00:00 15.6. 10:00)"_qs;
    QTest::newRow("before all sums") << utc(u"1999-12-30T00:00:00"_qs) << utc(u"2000-01-02T00:00:00"_qs)
                                     << QList<QDate>() << u"d1.1. [30.12. 00:00 1.1. 00:00)"_qs;
    QTest::newRow("the future") << day(7, 1) << day(8, 1) << QList<QDate>() << u"[1.7. 00:00 1.8. 00:00)"_qs;
    QTest::newRow("nothing") << day(5, 2) << day(5, 2) << QList<QDate>() << QString();
}

void ReadingPlanTest::dividesARange()
{
    QFETCH(const QDateTime, from);
    QFETCH(const QDateTime, to);
    QFETCH(const QList<QDate>, touched);
    const std::optional<RollupState> sums = state(touched);
    const ReadingPlanner planner(sums, FactKind::Searches);
    QTEST(text(planner.plan(wholeRange({from, to}), Grain::Day)), "plan");
}

void ReadingPlanTest::dividesARangeForBooks_data()
{
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<QDateTime>("to");
    QTest::addColumn<QList<QDate>>("touched");
    QTest::addColumn<QString>("plan");
    QTest::newRow("quarters of a month and days")
        << day(5, 7) << day(5, 31) << QList<QDate>()
        << u"d7.5. q8.5. q15.5. d22.5. d23.5. d24.5. d25.5. d26.5. d27.5. d28.5. d29.5. d30.5."_qs;
    QTest::newRow("quarters instead of whole months")
        << day(3, 15) << day(5, 8) << QList<QDate>() << u"q15.3. q22.3. q1.4. q8.4. q15.4. q22.4. q1.5."_qs;
    QTest::newRow("six days are no quarter")
        << day(5, 8) << day(5, 14) << QList<QDate>() << u"d8.5. d9.5. d10.5. d11.5. d12.5. d13.5."_qs;
    QTest::newRow("the last quarter of February has eight days in a leap year")
        << day(2, 22) << day(3, 1) << QList<QDate>() << u"q22.2."_qs;
    QTest::newRow("a touched day, and not the next one")
        << day(5, 1) << day(6, 1) << QList<QDate>{QDate(2024, 5, 14)}
        << u"q1.5. d8.5. d9.5. d10.5. d11.5. d12.5. d13.5. q15.5. q22.5. [14.5. 00:00 15.5. 00:00)"_qs;
    QTest::newRow("of the month that is not over the quarters that are")
        << day(6, 1) << utc(u"2024-06-15T10:00:00"_qs) << QList<QDate>()
        << u"q1.6. q8.6. [15.6. 00:00 15.6. 10:00)"_qs;
    QTest::newRow("parts of days") << utc(u"2024-05-07T13:30:00"_qs) << utc(u"2024-05-15T06:00:00"_qs)
                                   << QList<QDate>()
                                   << u"q8.5. [7.5. 13:30 8.5. 00:00) [15.5. 00:00 15.5. 06:00)"_qs;
}

void ReadingPlanTest::dividesARangeForBooks()
{
    QFETCH(const QDateTime, from);
    QFETCH(const QDateTime, to);
    QFETCH(const QList<QDate>, touched);
    const std::optional<RollupState> sums = state(touched);
    QTEST(text(ReadingPlanner::ofBooks(sums, FactKind::Searches).plan(wholeRange({from, to}), Grain::Day)),
          "plan");
}

void ReadingPlanTest::readsHoursOfCutDays()
{
    const std::optional<RollupState> sums = state();
    const ReadingPlanner planner(sums, FactKind::Searches);
    const Pieces pieces = wholeRange({utc(u"2024-05-10T21:30:00"_qs), utc(u"2024-05-11T01:10:00"_qs)});
    QCOMPARE(text(planner.plan(pieces, Grain::Hour)),
             u"h10.5. 22 h10.5. 23 h11.5. 00 [10.5. 21:30 10.5. 22:00) [11.5. 01:00 11.5. 01:10)"_qs);
}

void ReadingPlanTest::withoutSumsThereAreRows()
{
    const std::optional<RollupState> none;
    const Pieces pieces = wholeRange({day(5, 1), day(6, 1)});
    const ReadingPlan plan = ReadingPlanner(none, FactKind::Checks).plan(pieces, Grain::Day);
    QVERIFY(plan == ReadingPlanner::planRows(pieces));
    QCOMPARE(plan.what(), WhatIsRead::Rows);
}

void ReadingPlanTest::allTouchedIsNoSums()
{
    std::optional<RollupState> sums = state();
    sums->searches.all = true;
    QVERIFY(!ReadingPlanner(sums, FactKind::Searches).hasSums());
    QVERIFY(ReadingPlanner(sums, FactKind::Checks).hasSums());
}

void ReadingPlanTest::groupsStayTogether()
{
    const std::optional<RollupState> sums = state();
    Pieces pieces;
    pieces.append({{day(5, 1), day(5, 2)}, 0});
    pieces.append({{day(5, 2), day(5, 3)}, 0});
    pieces.append({{day(5, 3), utc(u"2024-05-03T12:00:00"_qs)}, 1});
    QCOMPARE(pieces.pieces.size(), 2);
    const ReadingPlan plan = ReadingPlanner(sums, FactKind::Searches).plan(pieces, Grain::Day);
    QCOMPARE(plan.stored.size(), 2);
    QCOMPARE(plan.stored[1].group, 0);
    QCOMPARE(plan.rows.pieces.constFirst().group, 1);
    QCOMPARE(plan.what(), WhatIsRead::Both);
}

void ReadingPlanTest::checksDoNotHangOnTheDayBefore()
{
    const std::optional<RollupState> sums = state({QDate(2024, 5, 3)});
    const Pieces pieces = wholeRange({day(5, 2), day(5, 6)});
    QCOMPARE(text(ReadingPlanner(sums, FactKind::Checks).plan(pieces, Grain::Day)),
             u"d2.5. d4.5. d5.5. [3.5. 00:00 4.5. 00:00)"_qs);
}

void ReadingPlanTest::chainsKnowTheTouchedDays()
{
    const std::optional<RollupState> sums = state({QDate(2024, 5, 3), QDate(2023, 1, 1)});
    const ReadingPlanner planner(sums, FactKind::Searches);
    QCOMPARE(planner.completeUntil(), day(6, 15));
    const QList<Span> touched = planner.touchedDays({utc(u"2023-01-02T00:00:00"_qs), day(5, 4)});
    // A search of the day before may have fetched the shelf: a touched day concerns the next one, too.
    QCOMPARE(touched.size(), 2);
    QCOMPARE(touched[0].start, utc(u"2023-01-02T00:00:00"_qs));
    QCOMPARE(touched[1].start, day(5, 3));
}

void ReadingPlanTest::wholeMonthsTellTheirHoursOfTheWeek()
{
    const std::optional<RollupState> sums = state({QDate(2024, 5, 3)});
    const ReadingPlanner planner(sums, FactKind::Checks);
    const ReadingPlan plan = planner.planWeekHours({day(3, 31), day(5, 4)}, QTimeZone::utc());
    QHash<char, int> spans;
    QSet<int> groups;
    for (const StoredSpan &span : plan.stored) {
        ++spans[span.span];
        if (span.span == 'w') {
            groups.insert(span.group);
            QCOMPARE(hourOfWeek(span.start, QTimeZone::utc()), span.group);
            QVERIFY(span.start >= day(4, 1) && span.start < day(4, 8)); // the first of the month
        }
    }
    QCOMPARE(spans['w'], hoursPerWeek);
    QCOMPARE(groups.size(), hoursPerWeek);
    QCOMPARE(spans['h'], 3 * 24);          // March 31, May 1 and 2
    QCOMPARE(plan.rows.pieces.size(), 24); // the touched May 3, hour by hour
    QCOMPARE(plan.rows.pieces.constFirst().range.from, day(5, 3));
}

/// In April 2006 the clock skipped an hour on the first Sunday, later in March not before the second one.
void ReadingPlanTest::anHourThatTheClockSkipsIsOfTheNextWeek()
{
    const QTimeZone chicago("America/Chicago");
    RollupState inChicago = state();
    inChicago.reportingZone = chicago;
    const std::optional<RollupState> sums = inChicago;
    for (const auto &[month, skipped, first] :
         {std::tuple(QDate(2020, 3, 1), 6 * 24 + 2, QDate(2020, 3, 1)),
          std::tuple(QDate(2007, 3, 1), 6 * 24 + 2, QDate(2007, 3, 4)),
          std::tuple(QDate(2006, 4, 1), 6 * 24 + 2, QDate(2006, 4, 9))}) {
        const ReadingPlan plan =
            ReadingPlanner(sums, FactKind::Checks)
                .planWeekHours({month.startOfDay(chicago), month.addMonths(1).startOfDay(chicago)}, chicago);
        QCOMPARE(plan.stored.size(), hoursPerWeek);
        QVERIFY(plan.rows.isEmpty());
        const auto hour = std::ranges::find(plan.stored, skipped, &StoredSpan::group);
        QVERIFY(hour != plan.stored.end());
        QCOMPARE(hour->start.toTimeZone(chicago).date(), first);
    }
}

QTEST_APPLESS_MAIN(ReadingPlanTest)

#include "readingplantest.moc"

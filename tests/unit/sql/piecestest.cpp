// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/analytics/pieces.h>

#include <QTest>

#include <map>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;

namespace {

qint64 secondsOf(const Pieces &pieces)
{
    qint64 seconds = 0;
    for (const Piece &piece : pieces.pieces) {
        seconds += piece.range.from.secsTo(piece.range.to);
    }
    return seconds;
}

} // namespace

/// Buckets and hours of the week cover a range, each instant once.
class PiecesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coverTheRange_data();
    void coverTheRange();
    void hoursOfAWeekWithAClockChange_data();
    void hoursOfAWeekWithAClockChange();
    void anEmptyRangeHasNone();
};

void PiecesTest::coverTheRange_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"UTC", "America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe"}) {
        QTest::newRow(zone) << QByteArray(zone);
    }
}

void PiecesTest::coverTheRange()
{
    QFETCH(const QByteArray, zone);
    TimeContext context{
        .reportingZone = QTimeZone(zone),
        .range = {QDateTime({2024, 3, 8}, {13, 47, 11}, Qt::UTC), QDateTime({2024, 4, 9}, {5, 10}, Qt::UTC)}};
    const qint64 seconds = context.range.from.secsTo(context.range.to);
    for (const Bucket bucket : {Bucket::Hour, Bucket::Day, Bucket::Week, Bucket::Month}) {
        context.bucket = bucket;
        const Pieces pieces = bucketPieces(context);
        QCOMPARE(secondsOf(pieces), seconds);
        QCOMPARE(pieces.pieces.size(), bucketStarts(context).size());
    }
    QCOMPARE(secondsOf(weekHourPieces(context.range, context.reportingZone)), seconds);
}

void PiecesTest::hoursOfAWeekWithAClockChange_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("monday");
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("count");
    constexpr int sundayAtTwo = 6 * 24 + 2;
    QTest::newRow("the hour that is skipped")
        << QByteArray("America/Chicago") << QDate(2024, 3, 4) << sundayAtTwo << 0;
    QTest::newRow("the hour that comes twice")
        << QByteArray("America/Chicago") << QDate(2024, 10, 28) << sundayAtTwo - 1 << 2;
    QTest::newRow("an ordinary one") << QByteArray("Asia/Kolkata") << QDate(2024, 3, 4) << sundayAtTwo << 1;
}

void PiecesTest::hoursOfAWeekWithAClockChange()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, monday);
    QFETCH(const int, group);
    const QTimeZone reporting(zone);
    const Pieces pieces =
        weekHourPieces({monday.startOfDay(reporting), monday.addDays(7).startOfDay(reporting)}, reporting);
    qint64 seconds = 0;
    for (const Piece &piece : pieces.pieces) {
        QVERIFY(piece.group >= 0 && piece.group < hoursPerWeek);
        seconds += piece.group == group ? piece.range.from.secsTo(piece.range.to) : 0;
    }
    QFETCH(const int, count);
    QCOMPARE(seconds, count * qint64(3600));
}

void PiecesTest::anEmptyRangeHasNone()
{
    const QDateTime now({2024, 3, 8}, {13, 0}, Qt::UTC);
    for (const TimeRange &range : {TimeRange{now, now}, TimeRange{now, now.addDays(-1)}}) {
        QVERIFY(wholeRange(range).isEmpty());
        QVERIFY(weekHourPieces(range, QTimeZone::utc()).isEmpty());
        QVERIFY(bucketPieces({.range = range}).isEmpty());
    }
}

QTEST_APPLESS_MAIN(PiecesTest)

#include "piecestest.moc"

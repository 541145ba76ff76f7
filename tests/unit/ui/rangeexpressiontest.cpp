// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/rangeexpression.h>

#include <QTest>

using namespace ShelfHelp::Ui;

namespace {

/// Wed 13 Mar 2024, 10:40:30 in UTC; 05:40:30 in Chicago, three days after its clocks went forward.
const QDateTime now({2024, 3, 13}, {10, 40, 30}, Qt::UTC);

} // namespace

class RangeExpressionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void means_data();
    void means();
    void meansNothing_data();
    void meansNothing();
};

void RangeExpressionTest::means_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<RangeEnd>("end");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("instant");
    const auto row = [](const char *expression, RangeEnd end, const char *zone, const char *instant) {
        QTest::addRow("%s %s %s", expression, end == RangeEnd::From ? "from" : "to", zone)
            << QString::fromLatin1(expression) << end << QString::fromLatin1(zone)
            << QString::fromLatin1(instant);
    };
    row("now", RangeEnd::From, "UTC", "2024-03-13T10:40:30Z");
    row("now-7d", RangeEnd::From, "UTC", "2024-03-06T10:40:30Z");
    row(" now - 90m ", RangeEnd::From, "UTC", "2024-03-13T09:10:30Z");
    row("now-7d/d", RangeEnd::From, "UTC", "2024-03-06T00:00:00Z");
    row("now-7d/d", RangeEnd::To, "UTC", "2024-03-07T00:00:00Z");
    row("now/w", RangeEnd::From, "UTC", "2024-03-11T00:00:00Z"); // Monday
    row("now/M", RangeEnd::From, "UTC", "2024-03-01T00:00:00Z");
    row("now/M", RangeEnd::To, "UTC", "2024-04-01T00:00:00Z");
    row("now-1y/y", RangeEnd::From, "UTC", "2023-01-01T00:00:00Z");
    row("now/h", RangeEnd::To, "UTC", "2024-03-13T11:00:00Z");
    row("2024-02-29", RangeEnd::From, "UTC", "2024-02-29T00:00:00Z");
    row("2024-02-29", RangeEnd::To, "UTC", "2024-03-01T00:00:00Z"); // that day included
    row("2024-02-29 14:30", RangeEnd::To, "UTC", "2024-02-29T14:30:00Z");
    row("2024-02-29T14:30:00-06:00", RangeEnd::From, "UTC", "2024-02-29T20:30:00Z");
    // Days are those of the zone, 23 hours where the clocks go forward.
    row("now/d", RangeEnd::From, "America/Chicago", "2024-03-13T05:00:00Z");
    row("2024-03-10", RangeEnd::From, "America/Chicago", "2024-03-10T06:00:00Z");
    row("2024-03-10", RangeEnd::To, "America/Chicago", "2024-03-11T05:00:00Z");
    row("now-7d/d", RangeEnd::From, "America/Chicago", "2024-03-06T06:00:00Z");
}

void RangeExpressionTest::means()
{
    QFETCH(QString, expression);
    QFETCH(RangeEnd, end);
    QFETCH(QString, zone);
    QFETCH(QString, instant);
    const auto found = instantFrom(expression, end, now, QTimeZone(zone.toLatin1()));
    QVERIFY(found);
    QCOMPARE(found->toUTC().toString(Qt::ISODate), instant);
}

void RangeExpressionTest::meansNothing_data()
{
    QTest::addColumn<QString>("expression");
    for (const char *expression : {"", "yesterday", "now-", "now-7", "now-7q", "now-1000000d", "2024-02-30",
                                   "13 March", "now-7d/d; DROP TABLE books", "NaN", "2024"}) {
        QTest::newRow(expression) << QString::fromLatin1(expression);
    }
}

void RangeExpressionTest::meansNothing()
{
    QFETCH(QString, expression);
    QVERIFY(!instantFrom(expression, RangeEnd::From, now, QTimeZone::utc()));
}

QTEST_GUILESS_MAIN(RangeExpressionTest)
#include "rangeexpressiontest.moc"

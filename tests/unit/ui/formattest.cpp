// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QTest>

using namespace ShelfHelp::Ui;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const QLocale german(QLocale::German, QLocale::Germany);

/// Units are joined by a no-break space, which is hard to read in a table of expectations.
QString plainSpaces(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace

class FormatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void axisCounts_data();
    void axisCounts();
    void percentages_data();
    void percentages();
    void durations_data();
    void durations();
    void numbers();
    void absentIsNeverZero();
    void localeDecides();
    void wilson_data();
    void wilson();
    void wilsonOfNothing();
};

void FormatTest::counts_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("tile");
    QTest::newRow("zero is printed") << qint64(0) << u"0"_qs << u"0"_qs;
    QTest::newRow("separator") << qint64(1234) << u"1,234"_qs << u"1,234"_qs;
    QTest::newRow("last exact tile") << qint64(999'999) << u"999,999"_qs << u"999,999"_qs;
    QTest::newRow("million") << qint64(1'234'567) << u"1,234,567"_qs << u"1.23 M"_qs;
    QTest::newRow("ten million") << qint64(12'345'678) << u"12,345,678"_qs << u"12.3 M"_qs;
    QTest::newRow("hundred million") << qint64(123'456'789) << u"123,456,789"_qs << u"123 M"_qs;
    QTest::newRow("billion") << qint64(1'234'567'890) << u"1,234,567,890"_qs << u"1.23 G"_qs;
}

void FormatTest::counts()
{
    QFETCH(qint64, count);
    QTEST(countText(count, english), "exact");
    QTEST(plainSpaces(tileCountText(count, english)), "tile");
}

void FormatTest::axisCounts_data()
{
    QTest::addColumn<double>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0"_qs;
    QTest::newRow("below a thousand") << 950.0 << u"950"_qs;
    QTest::newRow("whole thousands") << 2000.0 << u"2 K"_qs;
    QTest::newRow("one decimal") << 1200.0 << u"1.2 K"_qs;
    QTest::newRow("two decimals") << 1250.0 << u"1.25 K"_qs;
    QTest::newRow("millions") << 2.5e6 << u"2.5 M"_qs;
    QTest::newRow("billions") << 3e9 << u"3 G"_qs;
}

void FormatTest::axisCounts()
{
    QFETCH(double, count);
    QTEST(plainSpaces(shortCountText(count, english)), "text");
}

void FormatTest::percentages_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0.0 %"_qs;
    QTest::newRow("one decimal") << 0.41666 << u"41.7 %"_qs;
    QTest::newRow("all") << 1.0 << u"100.0 %"_qs;
}

void FormatTest::percentages()
{
    QFETCH(double, share);
    QTEST(plainSpaces(percentText(share, english)), "text");
}

void FormatTest::durations_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0 ms"_qs;
    QTest::newRow("below a millisecond") << 0.4 << u"0.4 ms"_qs;
    QTest::newRow("rounds up to ten") << 9.96 << u"10 ms"_qs;
    QTest::newRow("milliseconds") << 47.2 << u"47 ms"_qs;
    QTest::newRow("sample library search") << 296.306 << u"296 ms"_qs;
    QTest::newRow("rounds up to a second") << 999.7 << u"1.00 s"_qs;
    QTest::newRow("sample shelf search") << 3677.954 << u"3.68 s"_qs;
    QTest::newRow("tens of seconds") << 12'345.0 << u"12.3 s"_qs;
    QTest::newRow("never 60.0 s") << 59'970.0 << u"1 m 00 s"_qs;
    QTest::newRow("minutes") << 66'000.0 << u"1 m 06 s"_qs;
    QTest::newRow("never 60 m") << 3'599'700.0 << u"1 h 00 m"_qs;
    QTest::newRow("hours") << 7'500'000.0 << u"2 h 05 m"_qs;
}

void FormatTest::durations()
{
    QFETCH(double, ms);
    QTEST(plainSpaces(durationText(ms, english)), "text");
}

void FormatTest::numbers()
{
    QCOMPARE(numberText(312.0, english), u"312"_qs);
    QCOMPARE(numberText(87.5, english), u"87.5"_qs);
}

void FormatTest::absentIsNeverZero()
{
    QCOMPARE(percentText(std::nullopt, english), u"–"_qs);
    QCOMPARE(durationText(std::nullopt, english), u"–"_qs);
    QCOMPARE(numberText(std::nullopt, english), u"–"_qs);
    QCOMPARE(intervalText(std::nullopt, english), u"–"_qs);
}

void FormatTest::localeDecides()
{
    QCOMPARE(countText(1'234'567, german), u"1.234.567"_qs);
    QCOMPARE(plainSpaces(percentText(0.41666, german)), u"41,7 %"_qs);
    QCOMPARE(plainSpaces(durationText(3677.954, german)), u"3,68 s"_qs);
}

void FormatTest::wilson_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("n");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("0/10") << qint64(0) << qint64(10) << 0.0000 << 0.2775;
    QTest::newRow("1/1") << qint64(1) << qint64(1) << 0.2065 << 1.0000;
    QTest::newRow("3/4") << qint64(3) << qint64(4) << 0.3006 << 0.9544;
    QTest::newRow("10/10") << qint64(10) << qint64(10) << 0.7225 << 1.0000;
    QTest::newRow("45/100") << qint64(45) << qint64(100) << 0.3561 << 0.5476;
}

void FormatTest::wilson()
{
    QFETCH(qint64, hits);
    QFETCH(qint64, n);
    QFETCH(double, low);
    QFETCH(double, high);
    const auto interval = wilsonInterval(hits, n);
    QVERIFY(interval.has_value());
    QCOMPARE(qRound(interval->low * 10'000), qRound(low * 10'000));
    QCOMPARE(qRound(interval->high * 10'000), qRound(high * 10'000));
}

void FormatTest::wilsonOfNothing()
{
    QVERIFY(!wilsonInterval(0, 0).has_value());
    QVERIFY(!shareOf(0, 0).has_value());
}

QTEST_APPLESS_MAIN(FormatTest)

#include "formattest.moc"

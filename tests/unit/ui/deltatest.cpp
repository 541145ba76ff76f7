// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/deltas.h>

#include <QTest>

using namespace ShelfHelp::Ui;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

QString plainSpaces(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace

class DeltaTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void rates_data();
    void rates();
    void durations_data();
    void durations();
    void medians();
    void moods_data();
    void moods();
};

void DeltaTest::counts_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Direction>("direction");
    QTest::newRow("up") << qint64(170) << qint64(156) << u"+14, +9 %"_qs << Direction::Up;
    QTest::newRow("down") << qint64(1000) << qint64(2500) << u"−1,500, −60 %"_qs << Direction::Down;
    QTest::newRow("small change keeps a decimal")
        << qint64(1004) << qint64(1000) << u"+4, +0.4 %"_qs << Direction::Up;
    QTest::newRow("nothing before is new, not +100 %")
        << qint64(14) << qint64(0) << u"new"_qs << Direction::Up;
    QTest::newRow("unchanged is reachable")
        << qint64(7) << qint64(7) << u"unchanged"_qs << Direction::Unchanged;
    QTest::newRow("nothing at all") << qint64(0) << qint64(0) << u"unchanged"_qs << Direction::Unchanged;
}

void DeltaTest::counts()
{
    QFETCH(qint64, now);
    QFETCH(qint64, before);
    const Delta delta = countDelta(now, before, english);
    QTEST(plainSpaces(delta.text), "text");
    QTEST(delta.direction, "direction");
}

void DeltaTest::rates_data()
{
    QTest::addColumn<double>("now");
    QTest::addColumn<qint64>("n");
    QTest::addColumn<double>("before");
    QTest::addColumn<qint64>("nBefore");
    QTest::addColumn<QString>("text");
    QTest::newRow("percentage points") << 0.385 << qint64(200) << 0.417 << qint64(180) << u"−3.2 pp"_qs;
    QTest::newRow("nineteen are too few") << 0.385 << qint64(19) << 0.417 << qint64(180) << u"n too small"_qs;
    QTest::newRow("too few before") << 0.385 << qint64(200) << 0.417 << qint64(19) << u"n too small"_qs;
    QTest::newRow("twenty are enough") << 0.5 << qint64(20) << 0.4 << qint64(20) << u"+10.0 pp"_qs;
    QTest::newRow("below the printed precision")
        << 0.4001 << qint64(90) << 0.4 << qint64(90) << u"unchanged"_qs;
}

void DeltaTest::rates()
{
    QFETCH(double, now);
    QFETCH(qint64, n);
    QFETCH(double, before);
    QFETCH(qint64, nBefore);
    const Delta delta = rateDelta({.value = now, .n = n}, {.value = before, .n = nBefore}, english);
    QTEST(plainSpaces(delta.text), "text");
}

void DeltaTest::durations_data()
{
    QTest::addColumn<double>("now");
    QTest::addColumn<double>("before");
    QTest::addColumn<QString>("text");
    QTest::newRow("slower") << 4800.0 << 3600.0 << u"+1.20 s, +33 %"_qs;
    QTest::newRow("faster") << 3600.0 << 4000.0 << u"−400 ms, −10 %"_qs;
    QTest::newRow("equal as printed") << 3681.0 << 3683.0 << u"unchanged"_qs;
}

void DeltaTest::durations()
{
    QFETCH(double, now);
    QFETCH(double, before);
    const Delta delta = durationDelta({.value = now, .n = 20}, {.value = before, .n = 20}, english);
    QTEST(plainSpaces(delta.text), "text");
}

void DeltaTest::medians()
{
    const Delta delta = numberDelta({.value = 312.5, .n = 40}, {.value = 300.0, .n = 40}, english);
    QCOMPARE(plainSpaces(delta.text), u"+12.5, +4.2 %"_qs);
    QCOMPARE(numberDelta({.value = {}, .n = 0}, {.value = 300.0, .n = 40}, english).text, u"–"_qs);
}

void DeltaTest::moods_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<Polarity>("polarity");
    QTest::addColumn<Mood>("mood");
    QTest::newRow("more searches") << Direction::Up << Polarity::UpIsGood << Mood::Good;
    QTest::newRow("fewer searches") << Direction::Down << Polarity::UpIsGood << Mood::Bad;
    QTest::newRow("slower") << Direction::Up << Polarity::UpIsBad << Mood::Bad;
    QTest::newRow("faster") << Direction::Down << Polarity::UpIsBad << Mood::Good;
    QTest::newRow("unchanged") << Direction::Unchanged << Polarity::UpIsBad << Mood::Neutral;
    QTest::newRow("neither good nor bad") << Direction::Up << Polarity::Neutral << Mood::Neutral;
}

void DeltaTest::moods()
{
    QFETCH(Direction, direction);
    QFETCH(Polarity, polarity);
    QTEST(moodOf(direction, polarity), "mood");
}

QTEST_APPLESS_MAIN(DeltaTest)

#include "deltatest.moc"

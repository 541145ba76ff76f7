// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/analytics/distribution.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace ShelfHelp::Sql;

namespace {

/// percentile_cont by the book.
double percentileOf(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const double rank = share * double(values.size() - 1);
    const auto lower = std::size_t(std::floor(rank));
    const auto upper = std::size_t(std::ceil(rank));
    return values[lower] + (values[upper] - values[lower]) * (rank - double(lower));
}

} // namespace

/// Percentiles of counted values, and of durations that were only counted in buckets.
class DistributionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durationBuckets_data();
    void durationBuckets();
    void durationBins_data();
    void durationBins();
    void addsUp();
    void percentileOfNothingIsNothing();
    void percentilesAreThoseOfThePlainValues();
    void bucketsKeepWithinOnePercent();
    void twoModesAreInterpolated();
};

void DistributionTest::durationBuckets_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<int>("bucket");
    QTest::addColumn<double>("value");
    QTest::newRow("nothing") << qint64(0) << -1 << 0.0;
    QTest::newRow("1 µs") << qint64(1) << 0 << 0.99;
    QTest::newRow("2 µs") << qint64(2) << 35 << 1.99366;
    QTest::newRow("a copy") << qint64(1'200) << 355 << 1'200.131;
    QTest::newRow("50 ms") << qint64(50'000) << 541 << 49'528.84;
    QTest::newRow("the check of the seed document") << qint64(296'306) << 630 << 293'716.3;
    QTest::newRow("its search") << qint64(3'677'954) << 756 << 3'650'788.4;
    QTest::newRow("100 s") << qint64(100'000'000) << 922 << 100'993'262.8;
    QTest::newRow("a day") << qint64(86'400'000'000) << 1260 << 87'140'684'654.0;
}

void DistributionTest::durationBuckets()
{
    QFETCH(const qint64, us);
    QTEST(durationBucket(us), "bucket");
    QFETCH(const double, value);
    QVERIFY(std::abs(valueOfDurationBucket(durationBucket(us)) - value) <= 1e-6 * value);
}

void DistributionTest::durationBins_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<qint64>("start");
    QTest::newRow("nothing") << qint64(0) << qint64(0);
    QTest::newRow("1 µs") << qint64(1) << qint64(1);
    QTest::newRow("just below 1 ms") << qint64(999) << qint64(750);
    QTest::newRow("1 ms") << qint64(1'000) << qint64(1'000);
    QTest::newRow("before an edge") << qint64(1'333) << qint64(1'000);
    QTest::newRow("on an edge") << qint64(1'334) << qint64(1'334);
    QTest::newRow("1 s") << qint64(1'000'000) << qint64(1'000'000);
    QTest::newRow("1000 s") << qint64(1'000'000'000) << qint64(1'000'000'000);
}

void DistributionTest::durationBins()
{
    QFETCH(const qint64, us);
    const int bin = durationBin(us);
    QTEST(durationBinStart(bin), "start");
    QVERIFY(us < durationBinStart(bin + 1) || us == 0);
}

void DistributionTest::addsUp()
{
    Distribution sizes;
    sizes.add({5, 600}, {2, 3});
    Distribution more;
    more.add(600, 4);
    more.add(7, 0);
    sizes += more;
    QCOMPARE(sizes.total(), 9);
    QCOMPARE(sizes.count(600), 7);
    QCOMPARE(sizes.count(7), 0);
    QCOMPARE(sizes.counts().size(), std::size_t(2));
}

void DistributionTest::percentileOfNothingIsNothing()
{
    QVERIFY(!Distribution().percentile(0.5));
    QVERIFY(!Distribution().percentile(0.5, valueOfDurationBucket));
}

void DistributionTest::percentilesAreThoseOfThePlainValues()
{
    std::mt19937_64 random(3);
    for (int size = 1; size < 60; ++size) {
        std::vector<double> values;
        Distribution distribution;
        for (int i = 0; i < size; ++i) {
            const auto value = qint64(random() % 20) - 5;
            values.push_back(double(value));
            distribution.add(value, 1);
        }
        for (const double share : {0.0, 0.1, 0.5, 0.95, 0.99, 1.0}) {
            QVERIFY(std::abs(*distribution.percentile(share) - percentileOf(values, share)) < 1e-9);
        }
    }
}

/// Any mixture: a convex combination of two values, each within 1 %, is within 1 %.
void DistributionTest::bucketsKeepWithinOnePercent()
{
    std::mt19937_64 random(4);
    double worst = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<double> values;
        Distribution buckets;
        const int size = 1 + int(random() % 200);
        for (int i = 0; i < size; ++i) {
            const auto us = qint64(random() % (random() % 2 == 0 ? 2'000 : 60'000'000));
            values.push_back(double(us));
            buckets.add(durationBucket(us), 1);
        }
        for (const double share : {0.5, 0.95, 0.99}) {
            const double exact = percentileOf(values, share);
            worst = std::max(worst, std::abs(*buckets.percentile(share, valueOfDurationBucket) - exact) /
                                        std::max(exact, 1.0));
        }
    }
    qInfo("largest relative error %.5f", worst);
    QVERIFY(worst <= 0.010001);
}

void DistributionTest::twoModesAreInterpolated()
{
    Distribution buckets;
    for (const qint64 us : {900, 1100, 1300, 3'677'954, 9'000'000}) {
        buckets.add(durationBucket(us), 1);
    }
    QVERIFY(std::abs(*buckets.percentile(0.6, valueOfDurationBucket) - 1'461'095.4) < 1);
}

QTEST_APPLESS_MAIN(DistributionTest)

#include "distributiontest.moc"

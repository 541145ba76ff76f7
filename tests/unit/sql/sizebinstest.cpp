// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/analytics/searchsums.h>

#include <QTest>

#include <limits>

using namespace ShelfHelp;

/// Sizes are what a payload says, up to what an int can hold; so are the edges of their bins.
class SizeBinsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginAt_data();
    void beginAt();
};

void SizeBinsTest::beginAt_data()
{
    using Limits = std::numeric_limits<int>;
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("lower");
    QTest::newRow("nothing") << qint64(0) << 0;
    QTest::newRow("the last of a bin") << qint64(24) << 0;
    QTest::newRow("the first of one") << qint64(25) << 25;
    QTest::newRow("negative") << qint64(-1) << -25;
    QTest::newRow("the largest") << qint64(Limits::max()) << Limits::max() - 25;
    QTest::newRow("the smallest") << qint64(Limits::min()) << Limits::min();
    QTest::newRow("larger still") << std::numeric_limits<qint64>::max() / 1024 << Limits::max() - 25;
}

void SizeBinsTest::beginAt()
{
    QFETCH(qint64, size);
    QTEST(Sql::sizeBinOf(size, 25), "lower");
}

QTEST_GUILESS_MAIN(SizeBinsTest)

#include "sizebinstest.moc"

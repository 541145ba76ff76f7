// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "history.h"

#include <ingest/apply/ingestor.h>
#include <ingest/simulate/simulator.h>
#include <sql/analytics/rowsbehind.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>
#include <ui/charts/chart.h>
#include <ui/panels/definitions.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

/// What is stored, and whether the figures come from sums.
enum class World {
    OddRows,       ///< history.h
    OddSums,       ///< … most days summed up
    Simulated,     ///< notifications as of a service in use
    SimulatedSums, ///< … summed up
};

bool isSimulated(World world)
{
    return world == World::Simulated || world == World::SimulatedSums;
}

/// One of each kind, some of them narrower than a bin.
QList<Filter> filters()
{
    return {{},
            {.searchTypes = Selection{{u"Shuffle"_qs}}, .medium = Medium::Libby},
            {.temperature = Temperature::Warm, .outcomes = Selection{{u"available"_qs}, true}},
            {.disagreement = Disagreement::ClockOnly, .isSuspect = false},
            {.shelfSize = {110, 630}, .checkDurationUs = {700'000, 2'000'000}},
            {.searchDurationUs = {3'000, 4'100'000}, .lacksDuration = false},
            {.searchDurationUs = {{}, 2'000'000}, .lacksDuration = true}};
}

QByteArray simulatedLines()
{
    Ingest::Simulator simulator({.events = 6000, .days = 40});
    QByteArray lines;
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines += *line + '\n';
    }
    return lines;
}

} // namespace

/// Each mark of the charts of the Durations page counts as many rows as it leads to.
class DurationRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachMarkCountsItsRows_data();
    void eachMarkCountsItsRows();

private:
    void write(World world);
    void compareAll(Snapshot &snapshot, const Ui::Question &question);
    void compareMark(Snapshot &snapshot, const Ui::Chart &chart, int mark);

    std::unique_ptr<MigratedDatabase> m_database;
    qint64 m_rows = 0; ///< that marks have led to
};

void DurationRowsTest::eachMarkCountsItsRows_data()
{
    QTest::addColumn<World>("world");
    QTest::newRow("odd rows") << World::OddRows;
    QTest::newRow("odd rows, summed up") << World::OddSums;
    QTest::newRow("simulated") << World::Simulated;
    QTest::newRow("simulated, summed up") << World::SimulatedSums;
}

void DurationRowsTest::write(World world)
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    Connection &connection = m_database->connection();
    History history(20260102);
    if (isSimulated(world)) {
        const auto stored = Ingest::ingestDocument(connection, simulatedLines(), u"simulated"_qs);
        QVERIFY2(stored.ok(), why(stored).constData());
        QVERIFY(stored.value().stored > 5000);
    } else {
        history.write(connection);
    }
    if (world == World::OddSums || world == World::SimulatedSums) {
        const auto summed = rebuildRollups(connection, {.now = utc(u"2026-12-01T00:00:00"_qs)});
        QVERIFY2(summed.ok(), why(summed).constData());
    }
    if (world == World::OddSums) {
        history.change(connection, {2024, 3, 9});
        history.change(connection, {2024, 4, 7});
    }
}

void DurationRowsTest::eachMarkCountsItsRows()
{
    QFETCH(const World, world);
    write(world);
    QVERIFY(!QTest::currentTestFailed());
    // Both ends are within a day.
    const TimeRange range = isSimulated(world)
                                ? TimeRange{utc(u"2026-10-02T10:30:00"_qs), utc(u"2026-10-30T03:20:00"_qs)}
                                : TimeRange{utc(u"2024-03-09T04:30:00"_qs), utc(u"2024-04-08T13:20:00"_qs)};
    Ui::Question question{.time = contextOf(range), .filter = {}};
    const auto snapshot = Snapshot::begin(m_database->connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    m_rows = 0;
    for (const Filter &filter : filters()) {
        question.filter = filter;
        for (const Bucket bucket : {Bucket::Day, Bucket::Week}) {
            question.time.bucket = bucket;
            compareAll(*snapshot.value(), question);
            QVERIFY(!QTest::currentTestFailed());
        }
    }
    QVERIFY2(m_rows > 5000, qPrintable(QString::number(m_rows)));
}

void DurationRowsTest::compareAll(Snapshot &snapshot, const Ui::Question &question)
{
    const bool isUnfiltered = question.filter == Filter();
    for (const Ui::PanelDefinition &panel : Ui::durationPanels()) {
        const auto figure = panel.read(snapshot, question);
        QVERIFY2(figure.ok(), why(figure).constData());
        const std::unique_ptr<Ui::CardBody> body(panel.make());
        body->setQuestion(question);
        panel.show(*body, figure.value());
        const auto *chart = qobject_cast<const Ui::Chart *>(body.get());
        QVERIFY(chart != nullptr);
        QVERIFY2(chart->hasData() || !isUnfiltered, qPrintable(panel.id));
        const auto marks = int(chart->table().rows.size());
        for (int mark = 0; mark < marks; ++mark) {
            compareMark(snapshot, *chart, mark);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }
}

void DurationRowsTest::compareMark(Snapshot &snapshot, const Ui::Chart &chart, int mark)
{
    for (const Ui::RowsBehind &rows : chart.rowsBehind(mark)) {
        const auto counted = rows.kind == Ui::RowKind::ShelfSearches
                                 ? countSearchRows(snapshot, rows.pieces, rows.filter)
                                 : countCheckRows(snapshot, rows.pieces, rows.filter);
        QVERIFY2(counted.ok(), why(counted).constData());
        QVERIFY2(counted.value() == rows.n,
                 qPrintable(u"%1, %2: %3 rows, not %4"_qs.arg(chart.objectName(), rows.name)
                                .arg(counted.value())
                                .arg(rows.n)));
        m_rows += rows.n;
    }
}

QTEST_MAIN(DurationRowsTest)

#include "durationrowstest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <ingest/apply/ingestor.h>
#include <ingest/simulate/simulator.h>
#include <sql/analytics/journal.h>
#include <sql/rejections.h>
#include <tests/support/databasetesting.h>
#include <ui/charts/deadlettercauses.h>
#include <ui/charts/eventcountchart.h>
#include <ui/charts/lagchart.h>
#include <ui/panels/definitions.h>

#include <QTableView>
#include <QTest>

#include <array>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

constexpr int broken = 60;

QByteArray simulatedLines(int events)
{
    Ingest::Simulator simulator({.events = events, .days = 40});
    QByteArray lines;
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines += *line + '\n';
    }
    return lines;
}

/// Of three causes.
QByteArray brokenLines()
{
    QByteArray lines;
    for (int i = 0; i < broken; ++i) {
        constexpr std::array faults{"{\"msg_type\":\"TYPE%1\"}\n",
                                    "{\"msg_type\":\"SHELFSEARCH\",\"shelf_url\":\"%1\"}\n",
                                    "{\"msg_type\":%1\n"};
        lines += QByteArray(faults[std::size_t(i) % faults.size()]).replace("%1", QByteArray::number(i));
    }
    return lines;
}

TimeContext october()
{
    // Both ends are within a day.
    return contextOf({utc(u"2026-10-02T10:30:00"_qs), utc(u"2026-10-30T03:20:00"_qs)});
}

} // namespace

/// Each mark of the cards of the Events page counts as many rows as it leads to, in the journal or among the
/// dead letters; and the journal gives any row by its number.
class EventRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachMarkCountsItsRows_data();
    void eachMarkCountsItsRows();
    void eachCauseCountsItsDeadLetters();
    void anyRowByItsNumber_data();
    void anyRowByItsNumber();
    void findsByTextKindStateAndRun_data();
    void findsByTextKindStateAndRun();

private:
    [[nodiscard]] Connection &connection() { return m_database->connection(); }

    [[nodiscard]] std::unique_ptr<Ui::CardBody> body(Snapshot &snapshot, const Ui::Question &question,
                                                     const QString &panel);
    void compareRows(Snapshot &snapshot, const Ui::RowsBehind &rows);

    std::unique_ptr<MigratedDatabase> m_database;
};

/// What a service in use leaves: stored ones, some of them twice, some known before, rejected ones of all
/// states.
void EventRowsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    const QByteArray lines = simulatedLines(4000);
    for (const QByteArray &document :
         {lines, lines.left(lines.indexOf('\n', lines.size() / 3)), brokenLines()}) {
        const auto done = Ingest::ingestDocument(connection(), document, u"simulated"_qs);
        QVERIFY2(done.ok(), why(done).constData());
    }
    run(connection(),
        "UPDATE shelfhelp.notifications SET applied_at = published_at + interval '2 s';"
        "UPDATE shelfhelp.notifications SET is_adopted = true WHERE search_id % 7 = 0;"
        "UPDATE shelfhelp.notifications SET applied_at = published_at - interval '3 s' "
        "WHERE search_id % 50 = 3;"
        "UPDATE shelfhelp.ingest_runs SET last_batch_at = timestamptz '2026-10-20 12:00Z';"
        "UPDATE shelfhelp.rejected_notifications SET first_seen_at = timestamptz '2026-10-01Z' "
        "+ rejection_id * interval '13 hours', state = CASE rejection_id % 4 WHEN 0 THEN 'retried' "
        "WHEN 1 THEN 'discarded' ELSE 'open' END");
}

std::unique_ptr<Ui::CardBody> EventRowsTest::body(Snapshot &snapshot, const Ui::Question &question,
                                                  const QString &panel)
{
    for (const Ui::PanelDefinition &definition : Ui::eventPanels()) {
        if (definition.id == panel) {
            const auto figure = definition.read(snapshot, question);
            if (!figure.ok()) {
                return nullptr;
            }
            std::unique_ptr<Ui::CardBody> made(definition.make());
            made->setQuestion(question);
            definition.show(*made, figure.value());
            return made;
        }
    }
    return nullptr;
}

void EventRowsTest::compareRows(Snapshot &snapshot, const Ui::RowsBehind &rows)
{
    QCOMPARE(rows.kind, Ui::RowKind::Notifications);
    TimeContext context = october();
    context.range = {rows.pieces.pieces.first().range.from, rows.pieces.pieces.last().range.to};
    const auto index = JournalIndex::make(snapshot, context.range, rows.journal);
    QVERIFY2(index.ok(), why(index).constData());
    QCOMPARE(index.value().total(), rows.n);
    const auto page = eventJournal(snapshot, context, {.filter = rows.journal, .limit = int(rows.n) + 10});
    QVERIFY2(page.ok(), why(page).constData());
    QCOMPARE(qint64(page.value()->entries.size()), rows.n);
}

void EventRowsTest::eachMarkCountsItsRows_data()
{
    QTest::addColumn<QString>("panel");
    QTest::addColumn<Bucket>("bucket");
    QTest::newRow("lags by day") << u"lags"_qs << Bucket::Day;
    QTest::newRow("lags by week") << u"lags"_qs << Bucket::Week;
    QTest::newRow("counts by day") << u"eventCounts"_qs << Bucket::Day;
    QTest::newRow("counts by week") << u"eventCounts"_qs << Bucket::Week;
}

void EventRowsTest::eachMarkCountsItsRows()
{
    QFETCH(const QString, panel);
    QFETCH(const Bucket, bucket);
    Ui::Question question{.time = october(), .filter = {}};
    question.time.bucket = bucket;
    const auto snapshot = Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto card = body(*snapshot.value(), question, panel);
    const auto *chart = qobject_cast<const Ui::Chart *>(card.get());
    QVERIFY(chart != nullptr && chart->hasData());
    qint64 found = 0;
    for (int mark = 0; mark < int(chart->table().rows.size()); ++mark) {
        for (const Ui::RowsBehind &rows : chart->rowsBehind(mark)) {
            compareRows(*snapshot.value(), rows);
            QVERIFY(!QTest::currentTestFailed());
            found += rows.n;
        }
    }
    QVERIFY(found > 2000);
    qint64 named = 0;
    for (const Ui::LegendEntry &entry : chart->legend()) {
        if (entry.rows) {
            compareRows(*snapshot.value(), *entry.rows);
            QVERIFY(!QTest::currentTestFailed());
            named += entry.rows->n;
        }
    }
    // Each name of the lags leads to the same rows; those of the counts to all.
    QCOMPARE(named, panel == u"lags" ? 2 * found : found);
}

void EventRowsTest::eachCauseCountsItsDeadLetters()
{
    const Ui::Question question{.time = october(), .filter = {}};
    const auto snapshot = Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto card = body(*snapshot.value(), question, u"causes"_qs);
    const auto *causes = qobject_cast<const Ui::DeadLetterCauses *>(card.get());
    QVERIFY(causes != nullptr && causes->hasData());
    const QAbstractItemModel &model = *causes->view()->model();
    QCOMPARE(model.rowCount(), 3);
    qint64 found = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const Ui::RowsBehind &rows : causes->rowsBehind(model.index(row, column))) {
                const auto page = rejectionPage(connection(), rows.rejections, 0, broken);
                QVERIFY2(page.ok(), why(page).constData());
                QCOMPARE(page.value().total, rows.n);
                QCOMPARE(qint64(page.value().rejections.size()), rows.n);
                found += rows.rejections.state ? rows.n : 0;
            }
        }
    }
    QCOMPARE(found, qint64(broken)); // each of them in one of the three states
}

void EventRowsTest::anyRowByItsNumber_data()
{
    QTest::addColumn<JournalFilter>("filter");
    QTest::newRow("all") << JournalFilter();
    QTest::newRow("stored ones") << JournalFilter{.states = {EventState::Stored}};
    QTest::newRow("rejected ones") << JournalFilter{.states = rejectedStates()};
    QTest::newRow("a kind") << JournalFilter{.kind = EventKind::LibrarySearch};
}

void EventRowsTest::anyRowByItsNumber()
{
    QFETCH(const JournalFilter, filter);
    const TimeContext context = october();
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto index = JournalIndex::make(*snapshot.value(), context.range, filter);
    QVERIFY2(index.ok(), why(index).constData());
    const auto all = eventJournal(*snapshot.value(), context, {.filter = filter, .limit = 10'000});
    QVERIFY2(all.ok(), why(all).constData());
    const QList<JournalEntry> &entries = all.value()->entries;
    QCOMPARE(index.value().total(), qint64(entries.size()));
    for (qint64 offset = 0; offset < entries.size() + 3; offset += 17) {
        const auto rows = journalRowsAt(*snapshot.value(), context, index.value(), filter, offset, 5);
        QVERIFY2(rows.ok(), why(rows).constData());
        QCOMPARE(rows.value(), entries.mid(offset, 5));
    }
}

void EventRowsTest::findsByTextKindStateAndRun_data()
{
    QTest::addColumn<JournalFilter>("filter");
    QTest::addColumn<QByteArray>("condition"); ///< of rejected_notifications; the ledger has none of these
    QTest::newRow("a part of the bytes")
        << JournalFilter{.search = u"TYPE3"_qs} << QByteArray("position('TYPE3'::bytea IN raw) > 0");
    QTest::newRow("a part of the reason")
        << JournalFilter{.search = u"JSON.SYNTAX"_qs} << QByteArray("reason = 'json.syntax'");
    QTest::newRow("wildcards mean themselves") << JournalFilter{.search = u"%"_qs} << QByteArray("false");
    QTest::newRow("a run") << JournalFilter{.runId = 3} << QByteArray("3 IN (run_id, first_run_id)");
    QTest::newRow("no such run") << JournalFilter{.runId = 12345} << QByteArray("false");
    QTest::newRow("dead ones of a run")
        << JournalFilter{.states = {EventState::Dead}, .runId = 3} << QByteArray("state = 'open'");
}

void EventRowsTest::findsByTextKindStateAndRun()
{
    QFETCH(const JournalFilter, filter);
    QFETCH(const QByteArray, condition);
    const TimeContext context = october();
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto index = JournalIndex::make(*snapshot.value(), context.range, filter);
    QVERIFY2(index.ok(), why(index).constData());
    const QString expected = ask(
        connection(),
        u"SELECT count(*) FROM shelfhelp.rejected_notifications WHERE ("_qs + QString::fromUtf8(condition) +
            u") AND first_seen_at >= '2026-10-02 10:30Z' AND first_seen_at < '2026-10-30 03:20Z'"_qs);
    QCOMPARE(QString::number(index.value().total()), expected);
}

QTEST_MAIN(EventRowsTest)
#include "eventrowstest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"
#include "schedules.h"

#include <ingest/apply/ingestor.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int payloadCount = 40;
/// Of one set of notifications; then another one.
constexpr int schedulesOfASet = 10;
/// SHELFHELP_SCHEDULES runs more; SHELFHELP_SEED others, or one again.
constexpr int usualSchedules = 40;

int fromEnvironment(const char *name, int usual)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? value : usual;
}

QString linesOnlyIn(const QString &text, const QString &other)
{
    const QStringList others = other.split(u'\n');
    QString lines;
    for (const QString &line : text.split(u'\n')) {
        lines += others.contains(line) ? QString() : u"  " + line + u'\n';
    }
    return lines;
}

} // namespace

/// Whatever the order, the repetitions, the cuts and the number of ingesters: it ends in the same tables.
class ConvergenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void anyScheduleGivesTheSameState_data();
    void anyScheduleGivesTheSameState();
    void nobodyWaitedInACircle();

private:
    void runSchedule(const Schedule &schedule);
    void replay(const QByteArray &document);

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

void ConvergenceTest::anyScheduleGivesTheSameState_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("schedules");
    const int schedules = fromEnvironment("SHELFHELP_SCHEDULES", usualSchedules);
    const int firstSeed = fromEnvironment("SHELFHELP_SEED", 1);
    for (int done = 0; done < schedules; done += schedulesOfASet) {
        const int seed = firstSeed + done;
        QTest::addRow("from %d", seed) << quint32(seed) << std::min(schedulesOfASet, schedules - done);
    }
}

void ConvergenceTest::anyScheduleGivesTheSameState()
{
    QFETCH(const quint32, seed);
    QFETCH(const int, schedules);
    const QList<QByteArray> payloads = crowdedPayloads(payloadCount, seed);
    const QByteArray inOrder = jsonLines(payloads);
    m_database->clear();
    const auto undisturbed = Ingest::ingestDocument(m_database->connection(), inOrder, u"in order"_qs);
    QVERIFY2(undisturbed.ok(), why(undisturbed).constData());
    QVERIFY(undisturbed.value().stored > payloadCount / 2 && undisturbed.value().rejected > 0);
    const QString expected = m_database->state();
    for (int i = 0; i < schedules; ++i) {
        m_database->clear();
        runSchedule(randomSchedule(payloads, seed + quint32(i)));
        const QString state = m_database->state();
        QVERIFY2(state == expected,
                 qPrintable(u"repeated by SHELFHELP_SEED=%1 SHELFHELP_SCHEDULES=%2:\n%3instead of\n%4"_qs.arg(
                     QString::number(seed), QString::number(i + 1), linesOnlyIn(state, expected),
                     linesOnlyIn(expected, state))));
    }
    replay(inOrder);
}

/// Deadlocks are counted since the database was made.
void ConvergenceTest::nobodyWaitedInACircle()
{
    run(m_database->connection(), "SELECT pg_stat_force_next_flush()");
    QCOMPARE(ask(u"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"_qs), u"0"_qs);
}

/// A thread is what a process would be: a connection of its own, and nothing shared.
void ConvergenceTest::runSchedule(const Schedule &schedule)
{
    std::vector<QString> failures(std::size_t(schedule.size()));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < failures.size(); ++i) {
        threads.emplace_back([this, &failure = failures[i], &ingester = schedule[qsizetype(i)]] {
            const auto connection = openOwner(m_database->settings());
            for (const QByteArray &document : ingester.documents) {
                const auto summary = Ingest::ingestDocument(*connection, document, u"test"_qs,
                                                            {.batchSize = ingester.batchSize});
                failure += summary.ok() ? QString() : summary.error().toText();
                const bool isConserved =
                    summary.ok() && summary.value().read == summary.value().stored +
                                                                summary.value().duplicate +
                                                                summary.value().rejected;
                failure += isConserved ? QString() : u"; something is lost or invented"_qs;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    for (const QString &failure : failures) {
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }
}

/// Not even a row's version changes.
void ConvergenceTest::replay(const QByteArray &document)
{
    const QString versions = u"SELECT (SELECT sum(xmin::text::bigint) FROM public.books), "
                             "(SELECT sum(xmin::text::bigint) FROM public.shelves), "
                             "(SELECT sum(xmin::text::bigint) FROM shelfhelp.book_details)"_qs;
    const QString before = ask(versions);
    const auto again = Ingest::ingestDocument(m_database->connection(), document, u"again"_qs);
    QVERIFY2(again.ok(), why(again).constData());
    QCOMPARE(again.value().stored, 0);
    QCOMPARE(ask(versions), before);
}

QTEST_GUILESS_MAIN(ConvergenceTest)

#include "convergencetest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchmarks.h"
#include "copylimit.h"
#include "databasestate.h"
#include "ours.h"
#include "report.h"
#include "rowatatime.h"

#include <QElapsedTimer>

#include <algorithm>

namespace ShelfHelp::Bench {

namespace {

constexpr int smallBatch = 10;
constexpr int defaultBatch = 1000;
constexpr int largeBatch = 5000;
constexpr qint64 rowShare = 10; ///< the row-wise way gets one event in so many: it is that slow

/// Ways to store the same events, each in a fresh database.
class WriteBenchmark final
{
public:
    explicit WriteBenchmark(const Setting &setting)
        : m_setting(setting)
        , m_rowEvents(std::max<qint64>(setting.events.events() / rowShare, 1))
    {
        storeReference();
    }

    [[nodiscard]] QString run();

private:
    void storeReference();
    [[nodiscard]] double ours(int batchSize);
    [[nodiscard]] double rowAtATime();
    [[nodiscard]] double copy();
    [[nodiscard]] QString batchTimes() const;

    const Setting &m_setting;
    const qint64 m_rowEvents;
    DatabaseState m_expected;     ///< what all have to store
    DatabaseState m_expectedRows; ///< the same for the first m_rowEvents
    QList<TableRows> m_dump;
    std::vector<Ingest::Notification> m_rowNotifications;
    QList<double> m_smallBatches; ///< seconds of each
};

/// Not measured: our own way, once for all events and once for the first ones.
void WriteBenchmark::storeReference()
{
    const EventFile &events = m_setting.events;
    {
        const Database database(m_setting.server);
        ingestFile(database.settings(), events.path(), events.events(), defaultBatch);
        m_expected = databaseState(database.settings());
        m_dump = dumpTables(database.settings());
    }
    const QString beginning = events.beginning(m_rowEvents);
    const Database database(m_setting.server);
    ingestFile(database.settings(), beginning, m_rowEvents, defaultBatch);
    m_expectedRows = databaseState(database.settings());
    m_rowNotifications = decodeFile(beginning);
}

double WriteBenchmark::ours(int batchSize)
{
    const Database database(m_setting.server);
    QElapsedTimer sinceBatch;
    sinceBatch.start();
    std::function<void()> batchDone;
    if (batchSize == smallBatch) {
        batchDone = [this, &sinceBatch] {
            m_smallBatches.append(double(sinceBatch.nsecsElapsed()) / 1e9);
            sinceBatch.restart();
        };
    }
    const EventFile &events = m_setting.events;
    const double seconds =
        ingestFile(database.settings(), events.path(), events.events(), batchSize, batchDone);
    requireEqual(m_expected, databaseState(database.settings()), u"batches of %1"_qs.arg(batchSize));
    return seconds;
}

double WriteBenchmark::rowAtATime()
{
    const Database database(m_setting.server);
    const double seconds = secondsOf([&] {
        RowWriter writer(database.settings());
        std::ranges::for_each(m_rowNotifications, [&](const auto &each) { writer.store(each); });
    });
    requireEqual(m_expectedRows, databaseState(database.settings()), u"row at a time"_qs);
    return seconds;
}

double WriteBenchmark::copy()
{
    const Database database(m_setting.server);
    prepareForCopy(database.settings(), m_dump);
    const double seconds = secondsOf([&] { copyTables(database.settings(), m_dump); });
    requireEqual(m_expected, databaseState(database.settings()), u"COPY"_qs);
    return seconds;
}

QString WriteBenchmark::batchTimes() const
{
    const auto milliseconds = [this](double share) {
        return QString::number(quantile(m_smallBatches, share) * 1000, 'f', 2);
    };
    return u"A batch of %1 takes %2 ms (p50), %3 ms (p99), from one commit to the next."_qs.arg(
        QString::number(smallBatch), milliseconds(0.5), milliseconds(0.99));
}

QString WriteBenchmark::run()
{
    const qint64 events = m_setting.events.events();
    QStringList copied;
    for (const TableRows &table : m_dump) {
        copied.append(table.table);
    }
    const QList<Series> all = runRounds(
        {{.name = u"ours, batches of 10"_qs, .events = events, .run = [this] { return ours(smallBatch); }},
         {.name = u"ours, batches of 1,000"_qs,
          .events = events,
          .run = [this] { return ours(defaultBatch); }},
         {.name = u"ours, batches of 5,000"_qs, .events = events, .run = [this] { return ours(largeBatch); }},
         {.name = u"row at a time"_qs, .events = m_rowEvents, .run = [this] { return rowAtATime(); }},
         {.name = u"COPY of resolved rows"_qs, .events = events, .run = [this] { return copy(); }}},
        m_setting.rounds);
    return u"## Writing\n\n%1\n%2\n\nAll stored the same; digest `%3`, of the first %4 events `%5`:\n\n"
           "```\n%6```\n\nCOPY wrote %7.\n"_qs.arg(
               comparisonTable(all,
                               {{u"÷ ours (1,000)"_qs, 1}, {u"÷ COPY"_qs, 4}, {u"÷ row at a time"_qs, 3}}),
               batchTimes(), m_expected.digest(), QString::number(m_rowEvents), m_expectedRows.digest(),
               m_expected.text, copied.join(u", "_qs));
}

} // namespace

QString benchmarkWriting(const Setting &setting)
{
    return WriteBenchmark(setting).run();
}

} // namespace ShelfHelp::Bench

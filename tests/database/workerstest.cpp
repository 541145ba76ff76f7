// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <tests/support/databasetesting.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// A queue's batch: each message with its message group.
QByteArray lambdaEvent(const QList<QPair<QString, QByteArray>> &messages)
{
    QJsonArray records;
    for (const auto &[group, body] : messages) {
        records.append(QJsonObject{{u"body"_qs, QString::fromUtf8(body)},
                                   {u"attributes"_qs, QJsonObject{{u"MessageGroupId"_qs, group}}}});
    }
    return QJsonDocument(QJsonObject{{u"Records"_qs, records}}).toJson(QJsonDocument::Compact);
}

} // namespace

/// Several workers and several processes: the same state as one, in order within a message group.
class WorkersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void init() { m_database->clear(); }

    void anyNumberGivesTheSameState_data();
    void anyNumberGivesTheSameState();
    void keepTheOrderWithinAMessageGroup();
    void storeMessageGroupsSideBySide();
    void eightOnOneFile();
    void stopOnRequest();
    void tryAgainToConnect();
    void tellAFaultOfTheInput();

private:
    Result<Ingest::IngestSummary> ingest(const QByteArray &lines, Ingest::IngestOptions options);

    /// As a server that has no room for some at first.
    Result<std::unique_ptr<Sql::Connection>> connect()
    {
        if (m_refusals-- > 0) {
            return Error{.kind = ErrorKind::Transient, .message = u"no room"_qs};
        }
        return Sql::Connection::open(m_database->settings(), Sql::Purpose::Writing);
    }

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
    QTemporaryDir m_folder;
    std::atomic<int> m_refusals = 0;
};

Result<Ingest::IngestSummary> WorkersTest::ingest(const QByteArray &lines, Ingest::IngestOptions options)
{
    const QString path = m_folder.filePath(u"input.jsonl"_qs);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size()) {
        qFatal("%s cannot be written", qPrintable(path));
    }
    file.close();
    options.connect = [this] { return connect(); };
    return Ingest::ingestPaths(m_database->connection(), {path}, options);
}

void WorkersTest::anyNumberGivesTheSameState_data()
{
    QTest::addColumn<int>("workers");
    for (const int workers : {1, 2, 8}) {
        QTest::addRow("%d", workers) << workers;
    }
}

void WorkersTest::anyNumberGivesTheSameState()
{
    QFETCH(int, workers);
    const QByteArray lines = jsonLines(plausiblePayloads(600) + QList<QByteArray>{"nonsense"});
    const auto one = ingest(lines, {.batchSize = 50});
    const QString expected = m_database->state();
    m_database->clear();
    const auto summary = ingest(lines, {.batchSize = 50, .workers = workers});
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().read, one.value().read);
    QCOMPARE(summary.value().stored, one.value().stored);
    QCOMPARE(summary.value().duplicate, one.value().duplicate);
    QCOMPARE(summary.value().rejected, 1);
    QCOMPARE(summary.value().rejections, one.value().rejections);
    QCOMPARE(m_database->state(), expected);
}

void WorkersTest::keepTheOrderWithinAMessageGroup()
{
    QByteArray lines;
    QHash<QString, int> sent;
    for (int i = 0; i < 200; ++i) {
        const QString group = u"group %1"_qs.arg(i % 5);
        const QByteArray end = QByteArray::number(1000 + sent[group]++);
        // The end tells the order of sending.
        const QByteArray body =
            envelope(librarySearch({.title = group.toUtf8(), .timeEnd = "2024-05-02T10:00:21.00" + end}));
        lines += lambdaEvent({{group, body}}) + '\n';
    }
    const auto summary = ingest(lines, {.batchSize = 7, .workers = 4});
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().stored, 200);
    QCOMPARE(
        ask(u"SELECT bool_and(in_order), count(*) FROM (SELECT time_complete > lag(time_complete, 1, "
            u"'-infinity') "
            "OVER (PARTITION BY book_id ORDER BY library_search_id) AS in_order FROM public.library_searches) AS s"_qs),
        u"true|200"_qs);
}

/// Counted by the sessions that wrote: more than one.
void WorkersTest::storeMessageGroupsSideBySide()
{
    run(m_database->connection(), "CREATE TABLE public.writers (pid integer PRIMARY KEY);"
                                  "CREATE FUNCTION public.note_writer() RETURNS trigger LANGUAGE plpgsql AS "
                                  "'BEGIN INSERT INTO public.writers VALUES (pg_backend_pid()) ON CONFLICT "
                                  "DO NOTHING; RETURN NULL; END';"
                                  "CREATE TRIGGER note AFTER INSERT ON public.library_searches FOR EACH "
                                  "STATEMENT EXECUTE FUNCTION public.note_writer()");
    QByteArray lines;
    for (int i = 0; i < 100; ++i) {
        lines += lambdaEvent({{u"group %1"_qs.arg(i % 10), envelope(librarySearch({}))}}) + '\n';
    }
    const auto summary = ingest(lines, {.batchSize = 5, .workers = 4});
    const int writers = ask(u"SELECT count(*) FROM public.writers"_qs).toInt();
    run(m_database->connection(), "DROP FUNCTION public.note_writer CASCADE; DROP TABLE public.writers");
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().stored, 100);
    QVERIFY2(writers > 1 && writers <= 4, qPrintable(QString::number(writers)));
}

/// As many processes would: hot books and shelves, no deadlock, nothing stored twice.
void WorkersTest::eightOnOneFile()
{
    const QByteArray document = jsonLines(plausiblePayloads(400));
    (void)ingest(document, {});
    const QString expected = m_database->state();
    m_database->clear();
    const QString deadlocks = u"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"_qs;
    const QString before = ask(deadlocks);
    std::atomic<qint64> stored = 0;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto connection = openOwner(m_database->settings());
            const auto summary = Ingest::ingestDocument(*connection, document, u"test"_qs, {.batchSize = 20});
            stored += summary.ok() ? summary.value().stored : 0;
            failures += summary.ok() ? 0 : 1;
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(QString::number(stored.load()), ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs));
    QCOMPARE(m_database->state(), expected);
    run(m_database->connection(), "SELECT pg_stat_force_next_flush()");
    QCOMPARE(ask(deadlocks), before);
}

void WorkersTest::stopOnRequest()
{
    qint64 seen = 0;
    const auto summary = ingest(jsonLines(plausiblePayloads(3000)),
                                {.batchSize = 20,
                                 .observer = [&](const Ingest::RecordOutcome &) { ++seen; },
                                 .shouldStop = [&] { return seen >= 100; }});
    QVERIFY2(summary.ok(), why(summary).constData());
    QVERIFY(summary.value().stopped);
    QVERIFY(summary.value().read >= 100 && summary.value().read < 3000);
    QCOMPARE(summary.value().last.line, summary.value().read); // everything up to there, and nothing behind
    QCOMPARE(ask(u"SELECT sum(read_count) FROM shelfhelp.ingest_runs"_qs),
             QString::number(summary.value().read));
}

void WorkersTest::tryAgainToConnect()
{
    m_refusals = 2; // of eight
    const auto summary = ingest(jsonLines(plausiblePayloads(20)), {.batchSize = 5, .workers = 8});
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().read, 20);
    QVERIFY(m_refusals < 0);
}

void WorkersTest::tellAFaultOfTheInput()
{
    const QString missing = m_folder.filePath(u"gone.jsonl"_qs);
    QFile(missing).open(QIODevice::WriteOnly);
    const QString good = m_folder.filePath(u"a.jsonl"_qs);
    QFile file(good);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(jsonLines(plausiblePayloads(30)));
    file.close();
    const QString broken = m_folder.filePath(u"b.jsonl.gz"_qs);
    QFile damaged(broken);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray::fromHex("1f8b0800000000000003abff"));
    damaged.close();
    const auto summary = Ingest::ingestPaths(m_database->connection(), {good, broken}, {.batchSize = 7});
    QVERIFY(!summary.ok());
    QVERIFY2(summary.error().message.contains(u"b.jsonl.gz") && summary.error().message.contains(u"read 30"),
             why(summary).constData());
    QCOMPARE(ask(u"SELECT sum(read_count) FROM shelfhelp.ingest_runs"_qs), u"30"_qs);
}

QTEST_GUILESS_MAIN(WorkersTest)

#include "workerstest.moc"

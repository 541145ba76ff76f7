// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "existingpipeline.h"

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <ingest/simulate/simulator.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// SHELFHELP_DIFFERENTIAL compares more.
constexpr int usualMessages = 3000;
constexpr qsizetype batch = 1000;

int messageCount()
{
    bool isNumber = false;
    const int count = qEnvironmentVariableIntValue("SHELFHELP_DIFFERENTIAL", &isNumber);
    return isNumber ? count : usualMessages;
}

/// Plausible messages, some of them twice and some overtaken by those behind them, as queues deliver.
QList<QByteArray> deliveries(int count)
{
    Ingest::Simulator simulator({.events = count, .seed = 20240902, .days = 400});
    QList<QByteArray> messages;
    while (const std::optional<QByteArray> line = simulator.next()) {
        messages.append(*line);
    }
    std::mt19937 random(7);
    for (qsizetype i = 0; i + 30 < messages.size(); i += 10) {
        std::swap(messages[i], messages[i + qsizetype(random() % 30)]);
    }
    return messages;
}

} // namespace

/// The tables hold what the existing pipeline would have written, but for the documented differences.
class ExistingPipelineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tablesAreThoseOfTheExistingPipeline_data();
    void tablesAreThoseOfTheExistingPipeline();
    void differencesAreTheDocumentedOnes();

private:
    /// The rows of a query, sorted by their bytes, as the model gives them.
    QStringList rows(const QString &sql);

    std::unique_ptr<MigratedDatabase> m_database;
    ExistingPipeline m_pipeline;
    QSet<QString> m_seeded; ///< libraries that were there before
};

void ExistingPipelineTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    const QStringList seeded = rows(u"SELECT library_id FROM public.libraries"_qs);
    m_seeded = {seeded.begin(), seeded.end()};
    const QList<QByteArray> messages = deliveries(messageCount());
    for (qsizetype from = 0; from < messages.size(); from += batch) {
        const auto summary =
            Ingest::ingestDocument(m_database->connection(), jsonLines(messages.mid(from, batch)),
                                   u"simulated"_qs, {.batchSize = 250});
        QVERIFY2(summary.ok(), why(summary).constData());
        QCOMPARE(summary.value().rejected, 0);
    }
    for (const QByteArray &message : messages) {
        m_pipeline.apply(message);
    }
}

QStringList ExistingPipelineTest::rows(const QString &sql)
{
    QStringList lines = ask(m_database->connection(), sql).split(u'\n', Qt::SkipEmptyParts);
    std::sort(lines.begin(), lines.end());
    return lines;
}

void ExistingPipelineTest::tablesAreThoseOfTheExistingPipeline_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("expected");
    const QString time = u"to_char(%1, 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"_qs;
    const QString search = time.arg(u"time_start"_qs) + u", " + time.arg(u"time_complete"_qs);
    QTest::newRow("books") << u"SELECT unique_hash, gr_id, title, author, isbn, %1, %2 FROM public.books"_qs
                                  .arg(time.arg(u"date_added"_qs), time.arg(u"date_last_displayed"_qs))
                           << m_pipeline.books();
    QTest::newRow("shelves") << u"SELECT shelf_url, %1, %2 FROM public.shelves"_qs.arg(
                                    time.arg(u"date_added"_qs), time.arg(u"date_last_searched"_qs))
                             << m_pipeline.shelves();
    QTest::newRow("shelf searches")
        << u"SELECT h.shelf_url, num_books, %1, total_book_count, (SELECT string_agg(b.unique_hash, ' ' "
           u"ORDER BY r.position) "
           "FROM unnest(books_returned) WITH ORDINALITY AS r(id, position) JOIN public.books AS b ON "
           "b.book_id = r.id), "
           "search_type FROM public.shelf_searches JOIN public.shelves AS h USING (shelf_id)"_qs.arg(search)
        << m_pipeline.shelfSearches();
    QTest::newRow("library searches")
        << u"SELECT library_id, is_libby, %1, b.unique_hash, available, availability_message "
           "FROM public.library_searches JOIN public.books AS b USING (book_id)"_qs.arg(search)
        << m_pipeline.librarySearches();
    QTest::newRow("libraries")
        << u"SELECT library_id FROM public.libraries WHERE library_id = library_name"_qs
        << (m_pipeline.registeredLibraries(m_seeded) + QStringList{u"bookcloud"_qs});
}

void ExistingPipelineTest::tablesAreThoseOfTheExistingPipeline()
{
    QFETCH(const QString, sql);
    QFETCH(QStringList, expected);
    std::sort(expected.begin(), expected.end());
    const QStringList stored = rows(sql);
    const auto [here, there] = std::ranges::mismatch(stored, expected);
    QVERIFY2(
        here == stored.end() && there == expected.end(),
        qPrintable(u"stored %1, expected %2"_qs.arg(here == stored.end() ? u"nothing more"_qs : *here,
                                                    there == expected.end() ? u"nothing more"_qs : *there)));
    QVERIFY(!stored.isEmpty());
}

/// All of them occur, or the comparison would not have seen them, and no other kind does.
void ExistingPipelineTest::differencesAreTheDocumentedOnes()
{
    const QHash<QString, qint64> counts = m_pipeline.differences();
    QVERIFY(counts.value(u"repeated delivery"_qs) > 0);
    QVERIFY(counts.value(u"dates moved backwards"_qs) > 0);
    QVERIFY(counts.value(u"date_added left empty"_qs) > 0);
    QCOMPARE(counts.value(u"visit dropped"_qs), 0);
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        qInfo("%s: %lld", qPrintable(count.key()), count.value());
    }
}

QTEST_GUILESS_MAIN(ExistingPipelineTest)

#include "existingpipelinetest.moc"

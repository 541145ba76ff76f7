// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <tests/support/databasetesting.h>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <memory>
#include <random>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// What ingesting promises of the database: exactly once, in any order, nothing dropped.
class IngestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup();

    void storesTheTwoNotificationsOfTheSeedDocument();
    void changesNothingWhenIngestedAgain();
    void batchSizeMakesNoDifference_data();
    void batchSizeMakesNoDifference();
    void orderAndRepetitionMakeNoDifference();
    void locksRowsInTheOrderOfTheirKeys();
    void datesNeverMoveBackwards();
    void aLibraryCheckBringsABookWithoutDates();
    void keepsOrderAndRepetitionOfShownBooks();
    void storesASearchWithoutBooks();
    void storesAVisitToGoodreads();
    void aVisitMakesNoShelf();
    void keepsTheLatestDetailsOfABook_data();
    void keepsTheLatestDetailsOfABook();
    void aDetailThatCannotBeKeptIsLeftOut();
    void registersAnUnknownLibraryOnce();
    void refusesAKnownIdWithAnotherMessage_data();
    void refusesAKnownIdWithAnotherMessage();
    void usesTheFirstOfTwoBooksWithOneHash();
    void warnsOfTwoBooksOfOneMessageWithOneHash();
    void rejectsOnlyWhatTheDatabaseRefuses();
    void keepsTheBytesOfARejection();
    void countsRedeliveriesOfARejection();
    void keepsTheCountsOfTheRun();
    void tellsWhatItPassedOver();
    void namesTheDocumentThatIsDamaged_data();
    void namesTheDocumentThatIsDamaged();
    void takesOneRoundTripABatch();
    void twoIngestersOnTheSameFile();
    void losesNothingWhenTheServerEndsTheConnection();
    void aRoleThatMayNotWriteIsToldSo();

private:
    Ingest::IngestSummary ingest(const QByteArray &document, Ingest::IngestOptions options = {});

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

/// Conservation holds after every test, in the summary of each run and in the database.
void IngestTest::cleanup()
{
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.ingest_runs "
                 "WHERE read_count <> stored_count + duplicate_count + rejected_count"_qs),
             u"0"_qs);
    QCOMPARE(ask(u"SELECT coalesce(sum(stored_count), 0) - (SELECT count(*) FROM shelfhelp.notifications), "
                 "coalesce(sum(rejected_count), 0) - (SELECT coalesce(sum(attempts), 0) FROM "
                 "shelfhelp.rejected_notifications) "
                 "FROM shelfhelp.ingest_runs"_qs),
             u"0|0"_qs);
    QCOMPARE(ask(u"SELECT %1 - (SELECT count(*) FROM shelfhelp.notifications)"_qs.arg(countOfEventRows())),
             u"0"_qs);
    m_database->clear();
}

Ingest::IngestSummary IngestTest::ingest(const QByteArray &document, Ingest::IngestOptions options)
{
    const auto summary = Ingest::ingestDocument(m_database->connection(), document, u"test"_qs, options);
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    const Ingest::IngestSummary &counts = summary.value();
    [&] { QCOMPARE(counts.read, counts.stored + counts.duplicate + counts.rejected); }();
    return counts;
}

void IngestTest::storesTheTwoNotificationsOfTheSeedDocument()
{
    const Ingest::IngestSummary summary = ingest(sample(u"seed-records.json"_qs));
    QCOMPARE(summary.stored, 2);
    QCOMPARE(ask(u"SELECT shelf_url, date_added, date_last_searched FROM public.shelves"_qs),
             u"https://www.goodreads.com/review/list/158747789-michael-chapman?shelf=to-read"
             "|2024-09-02T09:46:54.835456|2024-09-02T09:46:54.835456"_qs);
    QCOMPARE(ask(u"SELECT num_books, time_start, time_complete, total_book_count, books_returned::text, "
                 u"search_type "
                 "FROM public.shelf_searches"_qs),
             u"4|2024-09-02T09:46:54.835456|2024-09-02T09:46:58.51341|127|%1|Shuffle"_qs.arg(
                 ask(u"SELECT array_agg(book_id ORDER BY array_position(ARRAY[1898, 49552, 36529, "
                     u"36064445]::bigint[], "
                     "gr_id))::text FROM public.books"_qs)));
    QCOMPARE(
        ask(u"SELECT library_id, is_libby, time_start, time_complete, gr_id, available, availability_message "
            "FROM public.library_searches JOIN public.books USING (book_id)"_qs),
        u"nashville|true|2024-09-02T09:47:02.582256|2024-09-02T09:47:02.878562|1898|true|"
        "AVAILABLE: Check link for more"_qs);
    QCOMPARE(ask(u"SELECT gr_id, title, author, isbn FROM public.books WHERE gr_id = 36529"_qs),
             u"36529|Narrative of the Life of Frederick Douglass|Frederick Douglass|1580495761"_qs);
    QCOMPARE(
        ask(u"SELECT count(*) FROM public.books "
            "WHERE unique_hash = encode(sha256(convert_to(format('%s-%s-%s-%s', title, author, gr_id, isbn), 'UTF8')), 'hex')"_qs),
        u"4"_qs);
    QCOMPARE(
        ask(u"SELECT kind, sequence_number, published_at, warnings, message_id FROM shelfhelp.notifications ORDER BY 1"_qs),
        u"l|10000000000000028000|2024-09-02T14:47:02.908+00:00|-|-\n"
        "s|10000000000000027000|2024-09-02T14:46:58.708+00:00|-|-"_qs);
}

void IngestTest::changesNothingWhenIngestedAgain()
{
    const QByteArray document = jsonLines(plausiblePayloads(300));
    QCOMPARE(ingest(document).rejected, 0);
    const QString before = m_database->state();
    const QString versions = ask(u"SELECT sum(xmin::text::bigint) FROM public.books"_qs);
    const Ingest::IngestSummary again = ingest(document);
    QCOMPARE(again.stored, 0);
    QCOMPARE(again.duplicate, again.read);
    QCOMPARE(m_database->state(), before);
    QCOMPARE(ask(u"SELECT sum(xmin::text::bigint) FROM public.books"_qs), versions); // not even rewritten
}

void IngestTest::batchSizeMakesNoDifference_data()
{
    QTest::addColumn<int>("batchSize");
    for (const int size : {1, 2, 7, 100, 5000}) {
        QTest::addRow("%d", size) << size;
    }
}

void IngestTest::batchSizeMakesNoDifference()
{
    QFETCH(int, batchSize);
    const QByteArray document = jsonLines(plausiblePayloads(400));
    ingest(document, {.batchSize = 1000});
    const QString expected = m_database->state();
    m_database->clear();
    ingest(document, {.batchSize = batchSize});
    QCOMPARE(m_database->state(), expected);
}

void IngestTest::orderAndRepetitionMakeNoDifference()
{
    QList<QByteArray> payloads = plausiblePayloads(150);
    ingest(jsonLines(payloads));
    const QString expected = m_database->state();
    std::mt19937 random(20240902);
    for (int round = 0; round < 10; ++round) {
        m_database->clear();
        QList<QByteArray> deliveries = payloads;
        std::ranges::copy_if(payloads, std::back_inserter(deliveries),
                             [&](const QByteArray &) { return random() % 3 == 0; });
        std::ranges::shuffle(deliveries, random);
        ingest(jsonLines(deliveries), {.batchSize = int(random() % 60) + 1});
        QCOMPARE(m_database->state(), expected);
    }
}

/// Else two ingesters with the same notifications in another order would wait for each other in a circle. The
/// order of writing is the order in which the rows lie.
void IngestTest::locksRowsInTheOrderOfTheirKeys()
{
    const auto batch = [](const QByteArray &prefix, const QByteArray &time) {
        QList<QByteArray> payloads;
        for (int number = 40; number > 0; --number) {
            const QByteArray digits = QByteArray::number(number * 37 % 41).rightJustified(11, '0');
            payloads.append(envelope(shelfSearch({.url = "https://www.goodreads.com/review/list/" + digits,
                                                  .books = {"Title " + digits, "Emma"},
                                                  .timeStart = time}),
                                     prefix + "e1f0000-0000-4000-8000-0" + digits));
        }
        return jsonLines(payloads);
    };
    QCOMPARE(ingest(batch("5", "2024-05-02T10:00:00")).stored, 40);
    QCOMPARE(ingest(batch("6", "2024-05-03T10:00:00")).stored, 40); // the same shelves and books once more
    const QString inOrder = u"SELECT array_agg(%1 ORDER BY ctid) = array_agg(%1 ORDER BY %1) FROM %2"_qs;
    QCOMPARE(ask(inOrder.arg(u"notification_id"_qs, u"shelfhelp.notifications"_qs)), u"true"_qs);
    QCOMPARE(ask(inOrder.arg(u"shelf_id"_qs, u"public.shelves"_qs)), u"true"_qs);
    QCOMPARE(ask(inOrder.arg(u"book_id"_qs, u"public.books"_qs)), u"true"_qs);
    // The numbers of new rows are given in that order, too.
    QCOMPARE(ask(u"SELECT array_agg(shelf_url ORDER BY shelf_id) = array_agg(shelf_url ORDER BY shelf_url "
                 u"COLLATE \"C\") "
                 "FROM public.shelves"_qs),
             u"true"_qs);
    QCOMPARE(ask(u"SELECT array_agg(unique_hash ORDER BY book_id) = array_agg(unique_hash ORDER BY "
                 u"unique_hash COLLATE \"C\") "
                 "FROM public.books"_qs),
             u"true"_qs);
}

void IngestTest::datesNeverMoveBackwards()
{
    const auto search = [](const QByteArray &start) {
        return envelope(shelfSearch({.timeStart = start, .timeEnd = "2024-12-31T00:00:00"}));
    };
    ingest(jsonLines({search("2024-05-02T10:00:00"), search("2024-05-03T10:00:00")}));
    ingest(jsonLines({search("2024-05-01T10:00:00"), search("2024-05-02T12:00:00")}));
    QCOMPARE(ask(u"SELECT date_added, date_last_searched FROM public.shelves"_qs),
             u"2024-05-01T10:00:00|2024-05-03T10:00:00"_qs);
    QCOMPARE(ask(u"SELECT DISTINCT date_added, date_last_displayed FROM public.books"_qs),
             u"2024-05-01T10:00:00|2024-05-03T10:00:00"_qs);
}

void IngestTest::aLibraryCheckBringsABookWithoutDates()
{
    ingest(envelope(librarySearch({})));
    QCOMPARE(ask(u"SELECT date_added, date_last_displayed FROM public.books"_qs), u"-|-"_qs);
    ingest(envelope(shelfSearch({.timeStart = "2024-05-02T10:00:00"})));
    QCOMPARE(ask(u"SELECT date_added, date_last_displayed FROM public.books"_qs),
             u"2024-05-02T10:00:00|2024-05-02T10:00:00"_qs);
}

void IngestTest::keepsOrderAndRepetitionOfShownBooks()
{
    ingest(envelope(shelfSearch({.books = {"B", "A", "B", "C"}})));
    QCOMPARE(
        ask(u"SELECT string_agg(b.title, '' ORDER BY r.position) FROM public.shelf_searches AS s, "
            "unnest(s.books_returned) WITH ORDINALITY AS r(id, position) JOIN public.books AS b ON b.book_id = r.id"_qs),
        u"BABC"_qs);
}

void IngestTest::storesASearchWithoutBooks()
{
    ingest(envelope(shelfSearch({.books = {}})));
    QCOMPARE(ask(u"SELECT books_returned::text, num_books FROM public.shelf_searches"_qs), u"{}|0"_qs);
}

void IngestTest::storesAVisitToGoodreads()
{
    const QByteArray visit = envelope(goodreadsVisit({}));
    QCOMPARE(ingest(jsonLines({visit, visit})).stored, 1);
    QCOMPARE(
        ask(u"SELECT v.shelf_url, b.title, v.visited_at, n.kind, n.search_id = v.goodreads_visit_id "
            "FROM shelfhelp.goodreads_visits AS v JOIN public.books AS b USING (book_id), shelfhelp.notifications AS n"_qs),
        u"https://www.goodreads.com/review/list/12345678-jane-reader?shelf=to-read|The Clockwork Orchard|"
        "2024-05-02T10:01:00.000007|v|true"_qs);
    QCOMPARE(ask(u"SELECT date_added, date_last_displayed FROM public.books"_qs), u"-|-"_qs);
}

void IngestTest::aVisitMakesNoShelf()
{
    QCOMPARE(ingest(jsonLines({envelope(goodreadsVisit({})), envelope(goodreadsVisit({.url = {}}))})).stored,
             2);
    QCOMPARE(ask(u"SELECT count(*) FROM public.shelves"_qs), u"0"_qs);
    QCOMPARE(ask(u"SELECT count(shelf_url), count(*) FROM shelfhelp.goodreads_visits"_qs), u"1|2"_qs);
}

void IngestTest::keepsTheLatestDetailsOfABook_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::addColumn<int>("batchSize");
    for (const int batchSize : {1, 100}) {
        QTest::addRow("in order, batches of %d", batchSize) << QList<int>{0, 1, 2, 3} << batchSize;
        QTest::addRow("backwards, batches of %d", batchSize) << QList<int>{3, 2, 1, 0} << batchSize;
        QTest::addRow("mixed, batches of %d", batchSize) << QList<int>{2, 0, 3, 1} << batchSize;
    }
}

/// Whatever the order: those of the last day, and of several of one day the greatest.
void IngestTest::keepsTheLatestDetailsOfABook()
{
    QFETCH(QList<int>, order);
    QFETCH(int, batchSize);
    const auto check = [](const QByteArray &start, double rating, const QString &link) {
        return envelope(librarySearch({.timeStart = start,
                                       .timeEnd = start,
                                       .details = {{u"avg_rating"_qs, rating}, {u"link"_qs, link}}}));
    };
    const QList<QByteArray> told{
        check("2024-05-01T10:00:00", 4.9, u"https://a"_qs),
        check("2024-05-02T10:00:00", 4.1, u"https://c"_qs),
        check("2024-05-02T11:00:00", 4.2, u"https://b"_qs),
        envelope(librarySearch({.timeStart = "2024-05-03T10:00:00", .timeEnd = "2024-05-03T10:00:00"}))};
    QList<QByteArray> payloads;
    for (const int index : order) {
        payloads.append(told[index]);
    }
    ingest(jsonLines(payloads), {.batchSize = batchSize});
    QCOMPARE(ask(u"SELECT seen_on, avg_rating, link, image_link FROM shelfhelp.book_details"_qs),
             u"2024-05-02|4.2|https://b|-"_qs);
}

void IngestTest::aDetailThatCannotBeKeptIsLeftOut()
{
    const QByteArray check = librarySearch({.details = {{u"avg_rating"_qs, u"4.2"_qs},
                                                        {u"link"_qs, QString(4097, u'x')},
                                                        {u"image_link"_qs, u"https://i"_qs}}});
    QCOMPARE(ingest(envelope(check)).stored, 1);
    QCOMPARE(ask(u"SELECT avg_rating, link, image_link FROM shelfhelp.book_details"_qs), u"-|-|https://i"_qs);
    QCOMPARE(ask(u"SELECT warnings::text FROM shelfhelp.notifications"_qs), u"{detail.dropped}"_qs);
}

void IngestTest::registersAnUnknownLibraryOnce()
{
    const auto check = [](const QByteArray &id) { return envelope(librarySearch({.libraryId = id})); };
    QList<QStringList> warnings;
    const Ingest::IngestOptions options{
        .observer = [&](const Ingest::RecordOutcome &outcome) { warnings.append(outcome.warnings); }};
    QCOMPARE(ingest(jsonLines({check("atlantis"), check("nashville")}), options).librariesRegistered, 1);
    QCOMPARE(ingest(check("atlantis"), options).librariesRegistered, 0);
    QCOMPARE(warnings, (QList<QStringList>{{u"library.registered"_qs}, {}, {}}));
    QCOMPARE(ask(u"SELECT library_id, library_name FROM public.libraries WHERE library_name = library_id "
                 "AND library_id <> 'bookcloud'"_qs), // seeded with this name
             u"atlantis|atlantis"_qs);
    QCOMPARE(ask(u"SELECT warnings::text FROM shelfhelp.notifications WHERE warnings IS NOT NULL"_qs),
             u"{library.registered}"_qs);
}

void IngestTest::refusesAKnownIdWithAnotherMessage_data()
{
    QTest::addColumn<int>("batchSize");
    QTest::newRow("in one batch") << 100;
    QTest::newRow("in the next batch") << 1;
}

void IngestTest::refusesAKnownIdWithAnotherMessage()
{
    QFETCH(int, batchSize);
    const QByteArray id = "bd0ff884-73c8-5106-bf98-a7cba1ea884c";
    const QByteArray first = envelope(librarySearch({.libraryId = "nashville"}), id);
    const QByteArray second = envelope(librarySearch({.libraryId = "mdpls"}), id);
    const Ingest::IngestSummary summary =
        ingest(jsonLines({first, second, second, first}), {.batchSize = batchSize});
    QCOMPARE(summary.stored, 1);
    QCOMPARE(summary.duplicate, 1);
    QCOMPARE(summary.rejected, 2);
    QCOMPARE(summary.rejections.first().reason, u"id.conflict"_qs);
    QCOMPARE(ask(u"SELECT library_id FROM public.library_searches"_qs), u"nashville"_qs);
    QCOMPARE(
        ask(u"SELECT reason, attempts, convert_from(raw, 'UTF8') = '%1' FROM shelfhelp.rejected_notifications"_qs
                .arg(QString::fromUtf8(second).replace(u'\'', u"''"_qs))),
        u"id.conflict|2|true"_qs);
}

/// `A-B` by `C` and `A` by `B-C` join to the same text.
void IngestTest::usesTheFirstOfTwoBooksWithOneHash()
{
    const auto check = [](const QByteArray &title, const QByteArray &author) {
        return envelope(librarySearch({.title = title, .author = author}));
    };
    QStringList warnings;
    const Ingest::IngestOptions options{
        .observer = [&](const Ingest::RecordOutcome &outcome) { warnings += outcome.warnings; }};
    QCOMPARE(ingest(jsonLines({check("A-B", "C"), check("A", "B-C"), check("A-B", "C")}), options).stored, 3);
    QCOMPARE(warnings, QStringList{u"hash.ambiguous"_qs});
    QCOMPARE(ask(u"SELECT title, author FROM public.books"_qs), u"A-B|C"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM public.library_searches"_qs), u"3"_qs);
}

void IngestTest::warnsOfTwoBooksOfOneMessageWithOneHash()
{
    QByteArray message = shelfSearch({.books = {"A-B", "A"}});
    message.insert(message.lastIndexOf("Ada Nightingale"), "B-");
    QStringList warnings;
    const Ingest::IngestOptions options{
        .observer = [&](const Ingest::RecordOutcome &outcome) { warnings += outcome.warnings; }};
    // The second one finds the book in the database as well: that is no second warning.
    QCOMPARE(ingest(envelope(message), options).stored, 1);
    QCOMPARE(ingest(envelope(message), options).stored, 1);
    QCOMPARE(warnings, (QStringList{u"hash.ambiguous"_qs, u"hash.ambiguous"_qs}));
    QCOMPARE(ask(u"SELECT DISTINCT warnings::text FROM shelfhelp.notifications"_qs), u"{hash.ambiguous}"_qs);
    QCOMPARE(ask(u"SELECT count(*), (SELECT DISTINCT cardinality(books_returned) FROM public.shelf_searches) "
                 "FROM public.books"_qs),
             u"1|2"_qs);
}

/// The same bytes get the same answer, also where they come twice in a batch.
void IngestTest::rejectsOnlyWhatTheDatabaseRefuses()
{
    Sql::Connection &connection = m_database->connection();
    run(connection, "ALTER TABLE public.books ADD CONSTRAINT no_poison CHECK (title <> 'poison')");
    QList<QByteArray> payloads = plausiblePayloads(50);
    payloads.insert(20, envelope(librarySearch({.title = "poison"})));
    payloads.insert(30, payloads[20]);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the database refused a notification"_qs));
    const Ingest::IngestSummary summary = ingest(jsonLines(payloads));
    run(connection, "ALTER TABLE public.books DROP CONSTRAINT no_poison");
    QCOMPARE(summary.rejected, 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(summary.rejections[i].line, 21 + 10 * i);
        QCOMPARE(summary.rejections[i].reason, u"internal.db"_qs);
        QVERIFY(summary.rejections[i].detail.contains(u"no_poison"));
    }
    QCOMPARE(summary.stored + summary.duplicate, 50);
}

void IngestTest::keepsTheBytesOfARejection()
{
    const QByteArray body = "{\"msg_type\":\"SHELFSEARCH\", \"odd\": \"\\u00e9 \xc3\xa9 <b>\"}";
    QCOMPARE(ingest(body).rejected, 1);
    QCOMPARE(ask(u"SELECT encode(raw, 'hex'), raw_size, encode(raw_sha256, 'hex') = encode(sha256(raw), "
                 u"'hex'), reason, state "
                 "FROM shelfhelp.rejected_notifications"_qs),
             u"%1|%2|true|field.missing|open"_qs.arg(QString::fromLatin1(body.toHex()),
                                                     QString::number(body.size())));
}

void IngestTest::countsRedeliveriesOfARejection()
{
    for (int delivery = 0; delivery < 3; ++delivery) {
        QCOMPARE(ingest("{\"msg_type\":\"REVIEWCLICK\"}").rejected, 1);
    }
    QCOMPARE(ask(u"SELECT reason, attempts FROM shelfhelp.rejected_notifications"_qs), u"type.unknown|3"_qs);
    run(m_database->connection(), "UPDATE shelfhelp.rejected_notifications SET state = 'discarded'");
    QCOMPARE(ingest("{\"msg_type\":\"REVIEWCLICK\"}").rejected, 1);
    QCOMPARE(ask(u"SELECT state, attempts FROM shelfhelp.rejected_notifications"_qs), u"discarded|4"_qs);
}

void IngestTest::keepsTheCountsOfTheRun()
{
    const QByteArray payload = envelope(librarySearch({}));
    ingest(jsonLines({payload, payload, "nonsense", payload, envelope(shelfSearch({}))}), {.batchSize = 2});
    QCOMPARE(
        ask(u"SELECT read_count, stored_count, duplicate_count, rejected_count FROM shelfhelp.ingest_runs"_qs),
        u"5|2|2|1"_qs);
}

/// As the window asks for it: one bad entry of a folder does not keep the others from being read.
void IngestTest::tellsWhatItPassedOver()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"good.json"_qs));
    const QByteArray payload = envelope(librarySearch({}));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(payload) == payload.size());
    file.close();
    QVERIFY(QFile::link(file.fileName(), folder.filePath(u"link.json"_qs)));
    const auto summary = Ingest::ingestPaths(m_database->connection(), {folder.path()}, {.passesOver = true});
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().stored, 1);
    QCOMPARE(summary.value().passedOverCount, 1);
    QCOMPARE(summary.value().passedOver,
             (QList<Ingest::PassedOver>{{folder.filePath(u"link.json"_qs), u"a link"_qs}}));
}

void IngestTest::namesTheDocumentThatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("damaged gzip") << QByteArray::fromHex("1f8b0800000000000003abff");
    QTest::newRow("cut gzip") << QByteArray::fromHex("1f8b08000000");
}

void IngestTest::namesTheDocumentThatIsDamaged()
{
    QFETCH(QByteArray, document);
    const auto broken = Ingest::ingestDocument(m_database->connection(), document, u"the clipboard"_qs);
    QVERIFY(!broken.ok());
    QVERIFY2(broken.error().message.startsWith(u"the clipboard: "), why(broken).constData());
}

/// Work instead of time: the statements that a run sends, counted by the server.
void IngestTest::takesOneRoundTripABatch()
{
    QList<QByteArray> payloads = plausiblePayloads(100);
    const auto transactions = [this] {
        run(m_database->connection(), "SELECT pg_stat_force_next_flush()");
        return ask(u"SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"_qs)
            .toLongLong();
    };
    // Autovacuum may add transactions of its own: the quietest of a few measurements counts.
    const auto quietest = [&](const std::function<void()> &work) {
        qint64 least = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 6; ++round) {
            m_database->clear();
            const qint64 before = transactions();
            work();
            least = std::min(least, transactions() - before);
        }
        return least;
    };
    const qint64 overhead = quietest([] {});
    const qint64 used = quietest([&] { ingest(jsonLines(payloads), {.batchSize = 10}); }) - overhead;
    QVERIFY2(used >= 11 && used <= 12,
             qPrintable(QString::number(used))); // one for the run, one a batch of 10
}

void IngestTest::twoIngestersOnTheSameFile()
{
    const QByteArray document = jsonLines(plausiblePayloads(400));
    ingest(document);
    const QString expected = m_database->state();
    m_database->clear();
    std::array<qint64, 2> stored{};
    std::vector<std::unique_ptr<QThread>> threads;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        threads.emplace_back(QThread::create([&, i] {
            const auto connection = openOwner(m_database->settings());
            const auto summary = Ingest::ingestDocument(*connection, document, u"test"_qs, {.batchSize = 20});
            stored[i] = summary.ok() ? summary.value().stored : -1000;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads) {
        QVERIFY(thread->wait(60'000));
    }
    QCOMPARE(stored[0] + stored[1], ask(u"SELECT count(*) FROM shelfhelp.notifications"_qs).toLongLong());
    QCOMPARE(m_database->state(), expected);
}

void IngestTest::losesNothingWhenTheServerEndsTheConnection()
{
    const QByteArray document = jsonLines(plausiblePayloads(300));
    ingest(document);
    const QString expected = m_database->state();
    m_database->clear();
    const auto victim = openOwner(m_database->settings());
    const QString pid = Tests::ask(*victim, u"SELECT pg_backend_pid()"_qs);
    int batches = 0;
    const auto killer = [&](const Ingest::RecordOutcome &) {
        if (++batches == 100) {
            run(m_database->connection(), QByteArray("SELECT pg_terminate_backend(" + pid.toLatin1() + ")"));
        }
    };
    const auto broken =
        Ingest::ingestDocument(*victim, document, u"test"_qs, {.batchSize = 20, .observer = killer});
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().kind, ErrorKind::Transient);
    const Ingest::IngestSummary rest = ingest(document);
    QVERIFY(rest.duplicate >= 100);
    QCOMPARE(m_database->state(), expected);
}

void IngestTest::aRoleThatMayNotWriteIsToldSo()
{
    const auto reader = Sql::Connection::open(m_database->settings(), Sql::Purpose::Reading);
    QVERIFY2(reader.ok(), why(reader).constData());
    const auto refused = Ingest::ingestDocument(*reader.value(), envelope(librarySearch({})), u"test"_qs);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().sqlState, u"25006"_qs);
    QVERIFY(refused.error().toText().contains(u"read-only"));
}

QTEST_GUILESS_MAIN(IngestTest)

#include "ingesttest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <ingest/apply/retry.h>
#include <sql/rejections.h>
#include <tests/support/databasetesting.h>

#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <array>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QByteArray unknownType = "{\"msg_type\":\"REVIEWCLICK\"}";

/// Lines of unknown types: each is rejected for itself.
QByteArray unknownTypes(int count)
{
    QList<QByteArray> lines;
    for (int number = 0; number < count; ++number) {
        lines.append("{\"msg_type\":\"TYPE" + QByteArray::number(number) + "\"}");
    }
    return jsonLines(lines);
}

QByteArray jsonString(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray lambdaEvent(const QByteArray &body)
{
    return "{\"Records\":[{\"body\":" + jsonString(body) + "}]}";
}

} // namespace

/// What keeping and retrying rejected notifications promises: nothing is lost, and a rejection is reversible.
class RejectionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand); }

    void cleanup();

    void listsTheNewestFirst();
    void filters();
    void findsOneWithItsBytes();
    void namesUnknownIds();
    void discardsOnlyOpenOnes();
    void bringsBackOnlyDiscardedOnes();
    void pagesAndCounts();
    void storesWhatWasEdited();
    void keepsWhatWasEditedIntoSomethingInvalid();
    void leavesAloneWhatWasSettledMeanwhile();
    void aRetryGivesTheStateOfAnUndisturbedRun();
    void aConflictIsRetriedOnceTheOtherIsGone();
    void aRetryThatIsRejectedAgainCountsAnAttempt();
    void staysRefusedAsLongAsTheCauseIsThere_data();
    void staysRefusedAsLongAsTheCauseIsThere();
    void refusesWhatWasCut();
    void findsADuplicateAfterACrashBeforeMarking();
    void doesNotMarkWhatWasRejectedAgainMeanwhile();
    void twoRetriesAtOnceStoreOnce();
    void stopsOnRequest();

private:
    Ingest::IngestSummary ingest(const QByteArray &document);
    Ingest::IngestSummary ingestRefusing(const QByteArray &document);
    Ingest::RetrySummary retryAll(Ingest::RetryOptions options = {});
    QList<qint64> idsOf(const Sql::RejectionFilter &filter = {});
    QString stateWithoutRejections();

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    QString rows()
    {
        return ask(
            u"SELECT reason, path, attempts, state FROM shelfhelp.rejected_notifications ORDER BY rejection_id"_qs);
    }

    std::unique_ptr<MigratedDatabase> m_database;
};

/// Conservation holds after every test, retries included.
void RejectionsTest::cleanup()
{
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.ingest_runs "
                 "WHERE read_count <> stored_count + duplicate_count + rejected_count"_qs),
             u"0"_qs);
    QCOMPARE(ask(u"SELECT coalesce(sum(stored_count), 0) - (SELECT count(*) FROM shelfhelp.notifications), "
                 "coalesce(sum(rejected_count), 0) - (SELECT coalesce(sum(attempts), 0) FROM "
                 "shelfhelp.rejected_notifications) FROM shelfhelp.ingest_runs"_qs),
             u"0|0"_qs);
    m_database->clear();
}

Ingest::IngestSummary RejectionsTest::ingest(const QByteArray &document)
{
    const auto summary = Ingest::ingestDocument(m_database->connection(), document, u"test"_qs);
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    return summary.value();
}

/// Ingests while the database refuses books called `poison`.
Ingest::IngestSummary RejectionsTest::ingestRefusing(const QByteArray &document)
{
    Sql::Connection &connection = m_database->connection();
    run(connection, "ALTER TABLE public.books ADD CONSTRAINT no_poison CHECK (title <> 'poison')");
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the database refused a notification"_qs));
    const Ingest::IngestSummary summary = ingest(document);
    run(connection, "ALTER TABLE public.books DROP CONSTRAINT no_poison");
    return summary;
}

Ingest::RetrySummary RejectionsTest::retryAll(Ingest::RetryOptions options)
{
    const auto retried = Ingest::retryRejections(m_database->connection(), idsOf(), options);
    [&] { QVERIFY2(retried.ok(), why(retried).constData()); }();
    return retried.value();
}

QList<qint64> RejectionsTest::idsOf(const Sql::RejectionFilter &filter)
{
    const auto ids = Sql::rejectionIds(m_database->connection(), filter);
    [&] { QVERIFY2(ids.ok(), why(ids).constData()); }();
    return ids.value();
}

QString RejectionsTest::stateWithoutRejections()
{
    QStringList lines = m_database->state().split(u'\n');
    lines.removeIf([](const QString &line) { return line.startsWith(u"rejected|"); });
    return lines.join(u'\n');
}

void RejectionsTest::listsTheNewestFirst()
{
    ingest(unknownTypes(3));
    const auto newest = Sql::rejections(m_database->connection(), {}, 2);
    QVERIFY2(newest.ok(), why(newest).constData());
    QCOMPARE(newest.value().size(), 2);
    QVERIFY(newest.value().at(0).id > newest.value().at(1).id);
    QVERIFY(newest.value().at(0).raw.isEmpty());
    const auto rest = Sql::rejections(m_database->connection(), {}, 2, newest.value().at(1).id);
    QVERIFY2(rest.ok(), why(rest).constData());
    QCOMPARE(rest.value().size(), 1);
}

void RejectionsTest::filters()
{
    ingest(jsonLines({unknownType, "nonsense", "more nonsense"}));
    QCOMPARE(idsOf({.reason = u"json.syntax"_qs}).size(), 2);
    QCOMPARE(idsOf({.state = Sql::RejectionState::Retried}).size(), 0);
    const auto listed = Sql::rejections(
        m_database->connection(), {.state = Sql::RejectionState::Open, .reason = u"type.unknown"_qs}, 10);
    QVERIFY2(listed.ok(), why(listed).constData());
    QCOMPARE(listed.value().size(), 1);
    QCOMPARE(listed.value().first().path, u"msg_type"_qs);
}

void RejectionsTest::findsOneWithItsBytes()
{
    const QByteArray raw("\xff\x00{", 3);
    ingest(raw);
    const auto found = Sql::rejection(m_database->connection(), idsOf().first());
    QVERIFY2(found.ok(), why(found).constData());
    QCOMPARE(found.value().raw, raw);
    QCOMPARE(found.value().rawSize, 3);
    QVERIFY(!found.value().isCut());
    QCOMPARE(found.value().source, u"test"_qs);
    QCOMPARE(found.value().attempts, 1);
    QVERIFY(qAbs(found.value().lastSeen.secsTo(QDateTime::currentDateTimeUtc())) < 600);
}

void RejectionsTest::namesUnknownIds()
{
    ingest("nonsense");
    const qint64 known = idsOf().first();
    const auto unknown = Sql::unknownRejections(m_database->connection(), {known, 4711, 4710});
    QVERIFY2(unknown.ok(), why(unknown).constData());
    QCOMPARE(unknown.value(), (QList<qint64>{4710, 4711}));
    const auto missing = Sql::rejection(m_database->connection(), 4711);
    QVERIFY(!missing.ok());
    QVERIFY(missing.error().message.contains(u"4711"));
}

void RejectionsTest::discardsOnlyOpenOnes()
{
    ingest(unknownTypes(2));
    run(m_database->connection(),
        "UPDATE shelfhelp.rejected_notifications SET state = 'retried' WHERE rejection_id = 1");
    const auto discarded = Sql::discardRejections(m_database->connection(), idsOf());
    QVERIFY2(discarded.ok(), why(discarded).constData());
    QCOMPARE(discarded.value(), 1);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications ORDER BY rejection_id"_qs),
             u"retried\ndiscarded"_qs);
}

void RejectionsTest::bringsBackOnlyDiscardedOnes()
{
    ingest(unknownTypes(3));
    run(m_database->connection(), "UPDATE shelfhelp.rejected_notifications SET state = (ARRAY['retried', "
                                  "'discarded', 'open'])[rejection_id]");
    const auto reopened = Sql::reopenRejections(m_database->connection(), idsOf());
    QVERIFY2(reopened.ok(), why(reopened).constData());
    QCOMPARE(reopened.value(), 1);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications ORDER BY rejection_id"_qs),
             u"retried\nopen\nopen"_qs);
}

void RejectionsTest::pagesAndCounts()
{
    ingest(unknownTypes(7));
    const auto page = Sql::rejectionPage(m_database->connection(), {.reason = u"type.unknown"_qs}, 5, 10);
    QVERIFY2(page.ok(), why(page).constData());
    QCOMPARE(page.value().total, 7);
    QCOMPARE(page.value().rejections.size(), 2);
    QCOMPARE(page.value().rejections.first().id, 2); // the newest first
    const auto none = Sql::rejectionPage(m_database->connection(), {.runId = 4711}, 0, 10);
    QVERIFY2(none.ok(), why(none).constData());
    QCOMPARE(none.value().total, 0);
    QVERIFY(none.value().rejections.isEmpty());
}

void RejectionsTest::storesWhatWasEdited()
{
    ingest(jsonLines({unknownType}));
    const QByteArray good = shelfSearch({.books = {"one"}});
    const auto retried =
        Ingest::retryRejections(m_database->connection(), {1}, {.onlyOpen = true, .edited = {{1, good}}});
    QVERIFY2(retried.ok(), why(retried).constData());
    QCOMPARE(retried.value().run.stored, 1);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications"_qs), u"retried"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.shelf_searches"_qs), u"1"_qs);
    // The bytes that came stay what they were.
    QCOMPARE(ask(u"SELECT convert_from(raw, 'UTF8') FROM shelfhelp.rejected_notifications"_qs),
             QString::fromUtf8(unknownType));
}

/// Nothing is stored, the letter stays open, and nothing that came is lost.
void RejectionsTest::keepsWhatWasEditedIntoSomethingInvalid()
{
    ingest(jsonLines({unknownType}));
    const QByteArray bad = shelfSearch({.books = {"one"}}).replace("total_books", "total_boots");
    const auto retried =
        Ingest::retryRejections(m_database->connection(), {1}, {.onlyOpen = true, .edited = {{1, bad}}});
    QVERIFY2(retried.ok(), why(retried).constData());
    QCOMPARE(retried.value().run.stored, 0);
    QCOMPARE(retried.value().run.rejected, 1);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications WHERE rejection_id = 1"_qs),
             u"open"_qs);
    QCOMPARE(
        ask(u"SELECT convert_from(raw, 'UTF8') FROM shelfhelp.rejected_notifications WHERE rejection_id = 1"_qs),
        QString::fromUtf8(unknownType));
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.shelf_searches"_qs), u"0"_qs);
}

void RejectionsTest::leavesAloneWhatWasSettledMeanwhile()
{
    ingest(unknownTypes(2));
    QVERIFY(Sql::discardRejections(m_database->connection(), {1}).ok());
    const auto retried = Ingest::retryRejections(m_database->connection(), {1, 2}, {.onlyOpen = true});
    QVERIFY2(retried.ok(), why(retried).constData());
    QCOMPARE(retried.value().settled, 1);
    QCOMPARE(retried.value().run.rejected, 1);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications WHERE rejection_id = 1"_qs),
             u"discarded"_qs);
}

/// P10: as if it had been right the first time, however it was packed.
void RejectionsTest::aRetryGivesTheStateOfAnUndisturbedRun()
{
    QList<QByteArray> payloads = plausiblePayloads(30);
    payloads.insert(10, envelope(librarySearch({.title = "poison"})));
    payloads.insert(12, librarySearch({.libraryId = "elsewhere", .title = "poison"}));
    payloads.insert(14, lambdaEvent(envelope(shelfSearch({.books = {"good", "poison"}}))));
    payloads.insert(16, '[' + librarySearch({.title = "poison", .available = false}) + ']');
    const QByteArray document = jsonLines(payloads);
    ingest(document);
    const QString undisturbed = m_database->state();
    m_database->clear();

    for (int message = 1; message < 4; ++message) { // ingestRefusing() expects the fourth
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the database refused a notification"_qs));
    }
    QCOMPARE(ingestRefusing(document).rejected, 4);
    QVERIFY(stateWithoutRejections() != undisturbed);
    const Ingest::RetrySummary retried = retryAll();
    QCOMPARE(retried.run.read, 4);
    QCOMPARE(retried.run.stored, 4);
    QCOMPARE(stateWithoutRejections(), undisturbed);
    QCOMPARE(idsOf({.state = Sql::RejectionState::Retried}).size(), 4);

    QCOMPARE(retryAll().run.duplicate, 4);
    QCOMPARE(stateWithoutRejections(), undisturbed);
}

void RejectionsTest::aConflictIsRetriedOnceTheOtherIsGone()
{
    const QByteArray id = "7d4e0f6a-0000-4000-8000-00000000beef";
    ingest(envelope(librarySearch({.title = "Second"}), id));
    const QString undisturbed = m_database->state();
    m_database->clear();
    ingest(envelope(librarySearch({.title = "First"}), id));
    QCOMPARE(ingest(lambdaEvent(envelope(librarySearch({.title = "Second"}), id))).rejected, 1);
    QCOMPARE(retryAll().run.rejected, 1);
    QCOMPARE(rows(), u"id.conflict|MessageId|2|open"_qs);
    run(m_database->connection(), "DELETE FROM shelfhelp.notifications; DELETE FROM public.library_searches; "
                                  "DELETE FROM public.books; DELETE FROM shelfhelp.ingest_runs "
                                  "WHERE stored_count > 0");
    QCOMPARE(retryAll().run.stored, 1);
    QCOMPARE(stateWithoutRejections(), undisturbed);
    QCOMPARE(rows(), u"id.conflict|MessageId|2|retried"_qs);
}

void RejectionsTest::aRetryThatIsRejectedAgainCountsAnAttempt()
{
    ingest(unknownType);
    run(m_database->connection(), "UPDATE shelfhelp.rejected_notifications "
                                  "SET reason = 'field.missing', source = 'first.json', line = 7");
    QList<Ingest::RetryOutcome> told;
    const Ingest::RetrySummary retried =
        retryAll({.observer = [&](const Ingest::RetryOutcome &outcome) { told.append(outcome); }});
    QCOMPARE(retried.run.rejected, 1);
    const QList<Ingest::RetryOutcome> expected{
        {.id = idsOf().first(), .kind = Ingest::RetryOutcome::Kind::Rejected, .reason = u"type.unknown"_qs}};
    QCOMPARE(told, expected);
    QCOMPARE(rows(), u"type.unknown|msg_type|2|open"_qs);
    QCOMPARE(ask(u"SELECT source, line FROM shelfhelp.rejected_notifications"_qs), u"first.json|7"_qs);
}

void RejectionsTest::staysRefusedAsLongAsTheCauseIsThere_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("expected");
    const QByteArray good = librarySearch({});
    QTest::newRow("no JSON") << QByteArray("nonsense") << u"json.syntax|"_qs;
    QTest::newRow("in a list") << lambdaEvent(unknownType) << u"type.unknown|Records[0].body.msg_type"_qs;
    QTest::newRow("in an array") << QByteArray('[' + unknownType + ']') << u"type.unknown|[0].msg_type"_qs;
    QTest::newRow("byte order mark in a body")
        << lambdaEvent("\xEF\xBB\xBF" + good) << u"json.syntax|Records[0].body"_qs;
    QTest::newRow("list in a body") << lambdaEvent(lambdaEvent(good)) << u"envelope.shape|Records[0].body"_qs;
    QTest::newRow("array in a body") << lambdaEvent('[' + good + ']') << u"envelope.shape|Records[0].body"_qs;
    QTest::newRow("record in a body")
        << lambdaEvent("{\"body\":" + jsonString(good) + '}') << u"envelope.shape|Records[0].body"_qs;
    QTest::newRow("array in an array") << QByteArray("[[" + good + "]]") << u"envelope.shape|[0]"_qs;
    QTest::newRow("message instead of a record")
        << QByteArray("{\"Records\":[" + good + "]}") << u"envelope.shape|Records[0].body"_qs;
    QTest::newRow("no list") << QByteArray("{\"Records\":5}") << u"envelope.shape|Records"_qs;
}

/// A fresh decision by the same rules is the same decision, twice over.
void RejectionsTest::staysRefusedAsLongAsTheCauseIsThere()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, expected);
    QCOMPARE(ingest(document).rejected, 1);
    QCOMPARE(rows(), expected + u"|1|open"_qs);
    QCOMPARE(retryAll().run.rejected, 1);
    QCOMPARE(retryAll().run.rejected, 1);
    QCOMPARE(rows(), expected + u"|3|open"_qs);
}

void RejectionsTest::refusesWhatWasCut()
{
    ingest(QByteArray(6 * 1024 * 1024 + 1, ' '));
    const Ingest::RetrySummary retried = retryAll();
    QCOMPARE(retried.cut, 1);
    QCOMPARE(retried.run.read, 0);
    QCOMPARE(rows(), u"size.invocation||1|open"_qs);
}

void RejectionsTest::findsADuplicateAfterACrashBeforeMarking()
{
    ingestRefusing(envelope(librarySearch({.title = "poison"})));
    retryAll();
    const QString before = m_database->state();
    run(m_database->connection(), "UPDATE shelfhelp.rejected_notifications SET state = 'open'");
    QCOMPARE(retryAll().run.duplicate, 1);
    QCOMPARE(m_database->state(), before);
    QCOMPARE(rows(), u"internal.db||1|retried"_qs);
}

void RejectionsTest::doesNotMarkWhatWasRejectedAgainMeanwhile()
{
    ingest(jsonLines({unknownType, unknownType}));
    const auto early = Sql::markRetried(m_database->connection(), idsOf().first(), 1, 1);
    QVERIFY2(early.ok(), why(early).constData());
    QVERIFY(!early.value());
    QCOMPARE(rows(), u"type.unknown|msg_type|2|open"_qs);
}

void RejectionsTest::twoRetriesAtOnceStoreOnce()
{
    ingestRefusing(envelope(librarySearch({.title = "poison"})));
    const QList<qint64> ids = idsOf();
    std::array<qint64, 2> stored{};
    std::array<qint64, 2> duplicate{};
    std::vector<std::unique_ptr<QThread>> threads;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        threads.emplace_back(QThread::create([&, i] {
            const auto connection = openOwner(m_database->settings());
            const auto retried = Ingest::retryRejections(*connection, ids);
            stored[i] = retried.ok() ? retried.value().run.stored : -1000;
            duplicate[i] = retried.ok() ? retried.value().run.duplicate : -1000;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads) {
        QVERIFY(thread->wait(60'000));
    }
    QCOMPARE(stored[0] + stored[1], 1);
    QCOMPARE(duplicate[0] + duplicate[1], 1);
    QCOMPARE(ask(u"SELECT count(*) FROM public.library_searches"_qs), u"1"_qs);
    QCOMPARE(rows(), u"internal.db||1|retried"_qs);
}

void RejectionsTest::stopsOnRequest()
{
    ingest(unknownTypes(3));
    int asked = 0;
    const Ingest::RetrySummary retried = retryAll({.shouldStop = [&] { return ++asked > 1; }});
    QVERIFY(retried.run.stopped);
    QCOMPARE(retried.run.read, 1);
}

QTEST_GUILESS_MAIN(RejectionsTest)

#include "rejectionstest.moc"

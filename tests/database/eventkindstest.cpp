// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <ingest/decode/decoder.h>
#include <sql/analytics/eventfigures.h>
#include <sql/analytics/journal.h>
#include <sql/ingeststore.h>
#include <sql/upkeep/purge.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// The first record of that kind in the samples that we ship, as it arrives. Those that show faults come
/// last.
QByteArray sampleOfKind(Sql::EventKind kind)
{
    const QDir samples(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/samples"));
    QStringList names = samples.entryList({u"*.json"_qs}, QDir::Files);
    std::ranges::stable_partition(names, [](const QString &name) { return !name.startsWith(u"mixed"); });
    Ingest::Decoder decoder;
    for (const QString &name : std::as_const(names)) {
        QFile file(samples.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("%s: %s", qPrintable(name), qPrintable(file.errorString()));
        }
        for (const Ingest::DecodedRecord &record : decoder.decode(file.readAll().toStdString())) {
            const auto *notification = std::get_if<Ingest::Notification>(&record.content);
            if (notification != nullptr && notification->event.index() == std::size_t(kind)) {
                return QByteArray::fromStdString(record.raw);
            }
        }
    }
    return {};
}

QJsonObject messageOfKind(Sql::EventKind kind)
{
    const QJsonObject envelope = QJsonDocument::fromJson(sampleOfKind(kind)).object();
    return QJsonDocument::fromJson(envelope.value(u"Message").toString().toUtf8()).object();
}

/// The book of a message, or its first; empty where it tells of none.
QJsonObject bookOf(const QJsonObject &message)
{
    const QJsonValue books = message.value(u"books");
    return books.isArray() ? books[0].toObject() : message.value(u"book").toObject();
}

/// A search of ours that showed the book.
QByteArray searchShowing(const QJsonObject &book)
{
    QJsonObject message = QJsonDocument::fromJson(shelfSearch({.books = {"replaced"}})).object();
    message.insert(u"books"_qs, QJsonArray{book});
    return envelope(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

} // namespace

/// What is done for one kind of notification is done for each of them, from the sample that is shipped for
/// it: where a new one (docs/extending.md) was forgotten, it is found here.
class EventKindsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand); }

    void cleanup() { m_database->clear(); }

    void isStoredOnce_data() { eachKind(); }

    void isStoredOnce();

    void aDryRunShowsItsRow_data() { eachKind(); }

    void aDryRunShowsItsRow();

    void theJournalTellsOfIt_data() { eachKind(); }

    void theJournalTellsOfIt();

    void isTakenBack_data() { eachKind(); }

    void isTakenBack();

    void itsBookStaysWithIt_data() { eachKind(TellingOf::ABook); }

    void itsBookStaysWithIt();

    void aBookThatIsMissingIsNoticed_data() { eachKind(TellingOf::ABook); }

    void aBookThatIsMissingIsNoticed();

    void aPurgedLedgerStoresItNoSecondTime_data() { eachKind(); }

    void aPurgedLedgerStoresItNoSecondTime();

private:
    enum class TellingOf { Anything, ABook };

    static void eachKind(TellingOf what = TellingOf::Anything);
    Ingest::IngestSummary ingest(const QByteArray &document, const Ingest::IngestOptions &options = {});
    QStringList orphans();

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

void EventKindsTest::eachKind(TellingOf what)
{
    QTest::addColumn<Sql::EventKindNames>("kind");
    for (const Sql::EventKindNames &kind : Sql::eventKinds()) {
        if (what == TellingOf::Anything || !bookOf(messageOfKind(kind.kind)).isEmpty()) {
            QTest::newRow(qPrintable(kind.messageType)) << kind;
        }
    }
}

Ingest::IngestSummary EventKindsTest::ingest(const QByteArray &document, const Ingest::IngestOptions &options)
{
    const auto summary = Ingest::ingestDocument(m_database->connection(), document, u"test"_qs, options);
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    return summary.ok() ? summary.value() : Ingest::IngestSummary();
}

QStringList EventKindsTest::orphans()
{
    const auto rows = m_database->connection().executeStatement(u"backup/find_orphans"_qs);
    [&] { QVERIFY2(rows.ok(), why(rows).constData()); }();
    QStringList places;
    for (int row = 0; rows.ok() && row < rows.value().size(); ++row) {
        places.append(rows.value().get<QString>(row, 0));
    }
    return places;
}

void EventKindsTest::isStoredOnce()
{
    QFETCH(const Sql::EventKindNames, kind);
    const QByteArray sample = sampleOfKind(kind.kind);
    QCOMPARE(ingest(sample).stored, 1);
    QCOMPARE(ingest(sample).duplicate, 1);
    QCOMPARE(ask(u"SELECT count(*) FROM "_qs + tableOf(kind).qualified()), u"1"_qs);
    QCOMPARE(ask(u"SELECT kind FROM shelfhelp.notifications"_qs), QString(kind.letter));
    QCOMPARE(brokenLedger(m_database->connection()), QString());
}

void EventKindsTest::aDryRunShowsItsRow()
{
    QFETCH(const Sql::EventKindNames, kind);
    const QList<Ingest::TableChange> tables =
        ingest(sampleOfKind(kind.kind), {.isRehearsal = true, .listedRows = 5}).tables;
    const auto change = std::ranges::find(tables, kind.table, &Ingest::TableChange::table);
    QVERIFY(change != tables.end());
    QCOMPARE(change->added, 1);
    QCOMPARE(change->rows.size(), 1);
    QVERIFY(QJsonDocument::fromJson(change->rows.first().after).isObject());
}

/// When it happened is known, and how long it took to be published.
void EventKindsTest::theJournalTellsOfIt()
{
    QFETCH(const Sql::EventKindNames, kind);
    ingest(sampleOfKind(kind.kind));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Sql::TimeContext context = contextOf({now.addDays(-1), now.addDays(1)});
    const auto journal = figureOf(m_database->connection(), context, [&](Sql::Snapshot &snapshot) {
        return Sql::eventJournal(snapshot, context, {.filter = {.kind = kind.kind}});
    });
    QCOMPARE(journal->entries.size(), 1);
    const Sql::JournalEntry &entry = journal->entries.first();
    QCOMPARE(entry.kind, std::optional(kind.kind));
    QVERIFY(entry.publishLagUs.has_value());
    const auto detail = figureOf(m_database->connection(), context, [&](Sql::Snapshot &snapshot) {
        return Sql::journalDetail(snapshot, entry.key);
    });
    QVERIFY(detail && detail->started);
    QCOMPARE(detail->title, messageOfKind(kind.kind).value(u"book")[u"title"].toString());
}

void EventKindsTest::isTakenBack()
{
    QFETCH(const Sql::EventKindNames, kind);
    const QString before = m_database->state();
    const qint64 number = ingest(sampleOfKind(kind.kind)).run;
    QVERIFY(m_database->state() != before);
    const auto undone = Sql::undoRun(m_database->connection(), number);
    QVERIFY2(undone.ok(), why(undone).constData());
    QVERIFY(undone.value().contains(Sql::UndoneRows{.table = kind.table, .removed = 1}));
    QCOMPARE(m_database->state(), before);
}

/// Another run made the book; when that one is taken back, the row still mentions it.
void EventKindsTest::itsBookStaysWithIt()
{
    QFETCH(const Sql::EventKindNames, kind);
    const QJsonObject book = bookOf(messageOfKind(kind.kind));
    const qint64 maker = ingest(searchShowing(book)).run;
    ingest(sampleOfKind(kind.kind));
    const auto undone = Sql::undoRun(m_database->connection(), maker);
    QVERIFY2(undone.ok(), why(undone).constData());
    QCOMPARE(orphans(), QStringList());
}

/// Its table says which book by a number, or which by an array of them.
void EventKindsTest::aBookThatIsMissingIsNoticed()
{
    QFETCH(const Sql::EventKindNames, kind);
    ingest(sampleOfKind(kind.kind));
    run(m_database->connection(), "SET session_replication_role = replica; DELETE FROM public.books; "
                                  "SET session_replication_role = origin");
    const bool isOne = messageOfKind(kind.kind).contains(u"book");
    const QString column = isOne ? u".book_id"_qs : u".books_returned"_qs;
    QVERIFY2(orphans().contains(tableOf(kind).qualified() + column), qPrintable(orphans().join(u' ')));
}

void EventKindsTest::aPurgedLedgerStoresItNoSecondTime()
{
    QFETCH(const Sql::EventKindNames, kind);
    const QByteArray sample = sampleOfKind(kind.kind);
    ingest(sample);
    run(m_database->connection(),
        "UPDATE shelfhelp.notifications SET applied_at = applied_at - interval '3 years'");
    const auto purged = Sql::purge(
        m_database->connection(),
        {.kind = Sql::PurgeKind::Ledger, .olderThanDays = Sql::leastLedgerDays, .isDryRun = false});
    QVERIFY2(purged.ok(), why(purged).constData());
    QCOMPARE(purged.value().seen, 1);
    QCOMPARE(ingest(sample).duplicate, 1);
    QCOMPARE(ask(u"SELECT count(*) FROM "_qs + tableOf(kind).qualified()), u"1"_qs);
}

QTEST_GUILESS_MAIN(EventKindsTest)

#include "eventkindstest.moc"

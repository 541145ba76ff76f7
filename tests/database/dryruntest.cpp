// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <tests/support/databasetesting.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

using Ingest::RowChange;

/// What a dry run tells is what ingesting would do, row by row; and nothing of it stays.
class DryRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup() { m_database->clear(); }

    void countsWhatWouldChange_data();
    void countsWhatWouldChange();
    void showsRowsBeforeAndAfter();
    void showsOnlySoManyOfEachChange();
    void showsNoRowsUnlessAsked();

private:
    Ingest::IngestSummary ingest(const QList<QByteArray> &payloads, const Ingest::IngestOptions &options);

    /// What would happen to one table: "+1 ~2 =3", or nothing where it is not concerned.
    static QString countsOf(const Ingest::IngestSummary &summary, const QString &table);
    static QList<Ingest::ChangedRow> rowsOf(const Ingest::IngestSummary &summary, const QString &table);

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

namespace {

QString valueOf(const QByteArray &row, const QString &column)
{
    return QJsonDocument::fromJson(row).object().value(column).toVariant().toString();
}

/// Stored before each dry run: one shelf that showed A and B.
QList<QByteArray> known()
{
    return {envelope(shelfSearch({.books = {"A", "B"}, .timeStart = "2024-05-02T10:00:00"}),
                     "bd0ff884-73c8-5106-bf98-a7cba1ea884c")};
}

/// It comes again, A is shown later by the same shelf, a new shelf shows B earlier and C; a library, and a
/// visit.
QList<QByteArray> news()
{
    return {known().first(),
            envelope(shelfSearch({.books = {"A"}, .timeStart = "2024-05-03T10:00:00"})),
            envelope(shelfSearch({.url = "list/2", .books = {"B", "C"}, .timeStart = "2024-05-01T10:00:00"})),
            envelope(librarySearch({.title = "A", .details = {{u"avg_rating"_qs, 4.5}}})),
            envelope(librarySearch({.libraryId = "atlantis", .title = "A"})),
            envelope(goodreadsVisit({.title = "B"}))};
}

} // namespace

Ingest::IngestSummary DryRunTest::ingest(const QList<QByteArray> &payloads,
                                         const Ingest::IngestOptions &options)
{
    const auto summary =
        Ingest::ingestDocument(m_database->connection(), jsonLines(payloads), u"test"_qs, options);
    if (!summary.ok()) {
        qFatal("%s", why(summary).constData());
    }
    return summary.value();
}

QString DryRunTest::countsOf(const Ingest::IngestSummary &summary, const QString &table)
{
    for (const Ingest::TableChange &change : summary.tables) {
        if (change.table == table) {
            return u"+%1 ~%2 =%3"_qs.arg(change.added).arg(change.changed).arg(change.unchanged);
        }
    }
    return {};
}

QList<Ingest::ChangedRow> DryRunTest::rowsOf(const Ingest::IngestSummary &summary, const QString &table)
{
    for (const Ingest::TableChange &change : summary.tables) {
        if (change.table == table) {
            return change.rows;
        }
    }
    return {};
}

void DryRunTest::countsWhatWouldChange_data()
{
    QTest::addColumn<int>("batchSize");
    QTest::newRow("one batch") << 100;
    QTest::newRow("a batch for each") << 1;
}

void DryRunTest::countsWhatWouldChange()
{
    QFETCH(const int, batchSize);
    ingest(known(), {});
    const QString state = m_database->state();
    const Ingest::IngestSummary summary = ingest(news(), {.batchSize = batchSize, .isRehearsal = true});
    QCOMPARE(summary.stored, 5);
    QCOMPARE(summary.duplicate, 1);
    QCOMPARE(summary.run, 0);
    QCOMPARE(countsOf(summary, u"libraries"_qs), u"+1 ~0 =1"_qs);
    QCOMPARE(countsOf(summary, u"shelves"_qs), u"+1 ~1 =0"_qs);
    QCOMPARE(countsOf(summary, u"books"_qs), u"+1 ~2 =0"_qs);
    QCOMPARE(countsOf(summary, u"book_details"_qs), u"+1 ~0 =0"_qs);
    QCOMPARE(countsOf(summary, u"shelf_searches"_qs), u"+2 ~0 =1"_qs);
    QCOMPARE(countsOf(summary, u"library_searches"_qs), u"+2 ~0 =0"_qs);
    QCOMPARE(countsOf(summary, u"goodreads_visits"_qs), u"+1 ~0 =0"_qs);
    QCOMPARE(m_database->state(), state);
}

void DryRunTest::showsRowsBeforeAndAfter()
{
    ingest(known(), {});
    const QString state = m_database->state();
    const Ingest::IngestSummary summary = ingest(news(), {.isRehearsal = true, .listedRows = 10});

    const QList<Ingest::ChangedRow> shelves = rowsOf(summary, u"shelves"_qs);
    QCOMPARE(shelves.size(), 2);
    QCOMPARE(shelves[0].change, RowChange::Added);
    QCOMPARE(shelves[0].before, QByteArray());
    QCOMPARE(valueOf(shelves[0].after, u"shelf_url"_qs), u"list/2"_qs);
    QCOMPARE(shelves[1].change, RowChange::Changed);
    QCOMPARE(valueOf(shelves[1].before, u"date_last_searched"_qs), u"2024-05-02T10:00:00"_qs);
    QCOMPARE(valueOf(shelves[1].after, u"date_last_searched"_qs), u"2024-05-03T10:00:00"_qs);
    QCOMPARE(valueOf(shelves[1].after, u"date_added"_qs), u"2024-05-02T10:00:00"_qs);

    const QList<Ingest::ChangedRow> libraries = rowsOf(summary, u"libraries"_qs);
    QCOMPARE(libraries.size(), 2);
    QCOMPARE(libraries[0].change, RowChange::Added);
    QCOMPARE(valueOf(libraries[0].after, u"library_id"_qs), u"atlantis"_qs);
    QCOMPARE(libraries[1].change, RowChange::Unchanged);
    QCOMPARE(libraries[1].before, QByteArray());
    QCOMPARE(valueOf(libraries[1].after, u"library_id"_qs), u"nashville"_qs);

    QCOMPARE(valueOf(rowsOf(summary, u"book_details"_qs).value(0).after, u"avg_rating"_qs), u"4.5"_qs);
    const QList<Ingest::ChangedRow> searches = rowsOf(summary, u"shelf_searches"_qs);
    QCOMPARE(searches.size(), 2);
    QCOMPARE(valueOf(searches[0].after, u"time_start"_qs), u"2024-05-03T10:00:00"_qs);
    QCOMPARE(valueOf(searches[1].after, u"time_start"_qs), u"2024-05-01T10:00:00"_qs);
    QCOMPARE(rowsOf(summary, u"library_searches"_qs).size(), 2);
    QCOMPARE(rowsOf(summary, u"goodreads_visits"_qs).size(), 1);
    QCOMPARE(m_database->state(), state);
}

void DryRunTest::showsOnlySoManyOfEachChange()
{
    ingest(known(), {});
    const Ingest::IngestSummary summary = ingest(
        {envelope(shelfSearch({.books = {"C", "D", "A", "B", "E"}, .timeStart = "2024-05-03T10:00:00"})),
         envelope(shelfSearch({.books = {}, .timeStart = "2024-05-03T10:00:05"}))},
        {.isRehearsal = true, .listedRows = 1});
    QCOMPARE(countsOf(summary, u"books"_qs), u"+3 ~2 =0"_qs);
    const QList<Ingest::ChangedRow> books = rowsOf(summary, u"books"_qs);
    QCOMPARE(books.size(), 2);
    QCOMPARE(books[0].change, RowChange::Added);
    QCOMPARE(valueOf(books[0].after, u"title"_qs).size(), 1);
    QCOMPARE(books[1].change, RowChange::Changed);
    QCOMPARE(valueOf(books[1].before, u"date_last_displayed"_qs), u"2024-05-02T10:00:00"_qs);
    QCOMPARE(countsOf(summary, u"shelf_searches"_qs), u"+2 ~0 =0"_qs);
    QCOMPARE(rowsOf(summary, u"shelf_searches"_qs).size(), 1);
}

void DryRunTest::showsNoRowsUnlessAsked()
{
    const Ingest::IngestSummary summary = ingest(known(), {.isRehearsal = true});
    QCOMPARE(countsOf(summary, u"books"_qs), u"+2 ~0 =0"_qs);
    QVERIFY(rowsOf(summary, u"books"_qs).isEmpty());
}

QTEST_GUILESS_MAIN(DryRunTest)
#include "dryruntest.moc"

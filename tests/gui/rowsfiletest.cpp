// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/databasetesting.h>
#include <ui/format/privacy.h>
#include <ui/window/rowsfile.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

constexpr int stored = 2345; ///< more than two pages of the export

Sql::TimeContext yearContext()
{
    Sql::TimeContext context;
    context.range = {QDateTime({2024, 1, 1}, {0, 0}, Qt::UTC), QDateTime({2025, 1, 1}, {0, 0}, Qt::UTC)};
    return context;
}

RowsExport jobFor(RowKind kind, const QString &fileName)
{
    const Sql::TimeContext context = yearContext();
    return {.request =
                {.time = context,
                 .rows = {.kind = kind, .name = {}, .pieces = Sql::wholeRange(context.range), .filter = {}}},
            .fileName = fileName,
            .context = {u"Range: 2024"_qs}};
}

QList<QByteArray> linesOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

/// The same, lines within quotes left together.
QList<QByteArray> recordsOf(const QString &fileName)
{
    QList<QByteArray> records;
    for (const QByteArray &line : linesOf(fileName)) {
        if (!records.isEmpty() && records.last().count('"') % 2 == 1) {
            records.last() += '\n' + line;
        } else {
            records.append(line);
        }
    }
    return records;
}

} // namespace

/// Rows as a file: all of them, safe for a spreadsheet, or none.
class RowsFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { setPrivate(false); }

    void writesAllChecks();
    void writesAllSearches();
    void writesShelvesInTheirOrder();
    void hidesNames();
    void writesAllBooks();
    void writesAllLibraries();
    void writesTheFunnelsSearches();
    void writesWhatArrived();
    void writesDeadLetters();
    void leavesNothingHalfWritten();
    void saysWhereItCannotWrite();

private:
    [[nodiscard]] Sql::Connection &connection() { return m_database->connection(); }

    std::unique_ptr<Tests::MigratedDatabase> m_database;
    QTemporaryDir m_directory;
};

void RowsFileTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_database = std::make_unique<Tests::MigratedDatabase>(Tests::LedgerRows::ByHand);
    Tests::run(
        connection(),
        "INSERT INTO public.libraries (library_id, library_name) VALUES ('test-x', '=1+1');"
        "INSERT INTO public.shelves (shelf_url) VALUES "
        "('https://www.goodreads.com/review/list/1-a?shelf=read');"
        "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, available, "
        "availability_message) SELECT 'test-x', true, t, t + interval '300 ms', true, "
        "'AVAILABLE: \"1\", two' FROM generate_series('2024-03-01', timestamp '2024-03-01' + interval '" +
            QByteArray::number(stored - 1) +
            " min', interval '1 min') AS t;"
            "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete) SELECT 1, t, t + "
            "interval '2 s' "
            "FROM generate_series('2024-03-01', timestamp '2024-03-01 00:09', interval '1 min') AS t");
    // More shelves than a page of the export, names among them, and as many books as checks.
    Tests::run(
        connection(),
        "INSERT INTO public.shelves (shelf_url) SELECT 'https://www.goodreads.com/review/list/' || n || "
        "'-jane?shelf=read' FROM generate_series(2, 1501) AS n; INSERT INTO public.shelves (shelf_url) "
        "VALUES "
        "('=1+1'); INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete) SELECT shelf_id, "
        "'2024-02-01', '2024-02-01 00:00:02' FROM public.shelves WHERE shelf_id > 1; INSERT INTO "
        "public.books "
        "(unique_hash, title, author) SELECT n, '=1+1 ' || n, E'<b>Ada, B.</b> \"x\"\ny' FROM "
        "generate_series(1, " +
            QByteArray::number(stored) + ") AS n");
    Tests::run(
        connection(),
        "INSERT INTO shelfhelp.rejected_notifications (raw, raw_sha256, raw_size, reason, path, detail, "
        "excerpt, source, line, record, run_id, first_seen_at, last_seen_at) SELECT convert_to('{' || i, "
        "'UTF8'), "
        "sha256(convert_to('{' || i, 'UTF8')), 5, 'json.syntax', '', '=1+1', '', 'day.jsonl', i, 0, 1, t, t "
        "FROM "
        "generate_series(1, " +
            QByteArray::number(stored) +
            ") AS i, LATERAL (SELECT timestamptz '2024-03-01Z' + i * interval '1 min' AS t) AS x");
}

void RowsFileTest::writesAllChecks()
{
    const QString fileName = m_directory.filePath(u"checks.csv"_qs);
    const auto written =
        writeRows(connection(), jobFor(RowKind::LibraryChecks, fileName), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(stored));
    const QList<QByteArray> lines = linesOf(fileName);
    QCOMPARE(lines.size(), stored + 4); // context, names, and the end of the last line
    QCOMPARE(lines[0], QByteArray("# Range: 2024"));
    QCOMPARE(lines[1], QByteArray("\"# Rows: n = 2,345\""));
    QVERIFY(lines[2].startsWith("started,duration_ms,library_name,library_id,medium,"));
    QVERIFY2(lines[3].contains(",300,'=1+1,test-x,libby,"), lines[3].constData());
    QVERIFY2(lines[3].contains(",\"AVAILABLE: \"\"1\"\", two\","), lines[3].constData());
    QVERIFY(lines[3] > lines[4]); // newest first
}

void RowsFileTest::writesAllSearches()
{
    const QString fileName = m_directory.filePath(u"searches.csv"_qs);
    const auto written =
        writeRows(connection(), jobFor(RowKind::ShelfSearches, fileName), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(10 + 1501)); // of one shelf, and one of each other
    QCOMPARE(linesOf(fileName)[1], QByteArray("\"# Rows: n = 1,511\""));
    QVERIFY(linesOf(fileName)[3].startsWith("2024-03-01T00:09:00.000Z,2000,"));
}

void RowsFileTest::writesShelvesInTheirOrder()
{
    const QString fileName = m_directory.filePath(u"shelves.csv"_qs);
    RowsExport job = jobFor(RowKind::Shelves, fileName);
    job.request.rows.shelves = {.sort = Sql::ShelfSort::Searches, .order = Qt::AscendingOrder};
    const auto written = writeRows(connection(), job, [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(1502));
    const QList<QByteArray> lines = linesOf(fileName);
    QCOMPARE(lines.size(), 1502 + 4);
    QVERIFY(lines[2].startsWith("shelf_url,reader_id,shelf_name,first_seen,last_searched,searches,"));
    QVERIFY2(lines.last(2).first().startsWith("https://www.goodreads.com/review/list/1-a?shelf=read,1,read,"),
             lines.last(2).first().constData());
    QVERIFY2(lines.last(2).first().contains("2024-03-01T00:09:00.000Z,10,"),
             "the one of most searches is last");
    QCOMPARE(std::count_if(lines.cbegin(), lines.cend(),
                           [](const QByteArray &line) { return line.startsWith('='); }),
             0);
    QCOMPARE(std::count_if(lines.cbegin(), lines.cend(),
                           [](const QByteArray &line) { return line.startsWith("'=1+1,"); }),
             1);

    job.request.rows.shelves.search = u"list/1-a"_qs;
    const auto found = writeRows(connection(), job, [] { return false; });
    QVERIFY2(found.ok(), Tests::why(found).constData());
    QCOMPARE(found.value(), qint64(1));
}

void RowsFileTest::hidesNames()
{
    setPrivate(true);
    for (const RowKind kind : {RowKind::Shelves, RowKind::ShelfSearches}) {
        const QString fileName = m_directory.filePath(u"private.csv"_qs);
        const auto written = writeRows(connection(), jobFor(kind, fileName), [] { return false; });
        QVERIFY2(written.ok(), Tests::why(written).constData());
        const QByteArray content = linesOf(fileName).join('\n');
        QVERIFY(content.contains("https://www.goodreads.com/review/list/1-…?shelf=read"));
        QVERIFY(!content.contains("list/1-a") && !content.contains("jane"));
    }
}

void RowsFileTest::writesAllBooks()
{
    const QString fileName = m_directory.filePath(u"books.csv"_qs);
    const auto written = writeTable(connection(),
                                    {.request = BooksModel::Request{.sort = Sql::BookSort::Title},
                                     .fileName = fileName,
                                     .context = {u"All books"_qs}},
                                    QTimeZone::utc(), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(stored));
    const QList<QByteArray> lines = recordsOf(fileName);
    QCOMPARE(lines.size(), stored + 4);
    QCOMPARE(lines[0], QByteArray("# All books"));
    QVERIFY(lines[2].startsWith("title,author,isbn,goodreads_id,times_shown,"));
    QVERIFY2(lines[3].startsWith("'=1+1 1,\"<b>Ada, B.</b> \"\"x\"\"\ny\","), lines[3].constData());
    for (const QByteArray &line : lines.mid(3, stored)) {
        QVERIFY2(line.startsWith("'=1+1 "), line.constData());
    }
}

void RowsFileTest::writesAllLibraries()
{
    const QString fileName = m_directory.filePath(u"libraries.csv"_qs);
    const auto written = writeTable(
        connection(),
        {.request = LibrariesModel::Request{.sort = Sql::LibrarySort::Checks, .order = Qt::DescendingOrder},
         .fileName = fileName,
         .context = {}},
        QTimeZone::utc(), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    const QList<QByteArray> lines = linesOf(fileName);
    QCOMPARE(qint64(lines.size()), written.value() + 3);
    QVERIFY(written.value() > 1000);
    QVERIFY2(lines[2].startsWith("'=1+1,test-x,2345,"), lines[2].constData());
    const auto nowhere = writeTable(
        connection(),
        {.request = LibrariesModel::Request{}, .fileName = u"/nowhere/at/all.csv"_qs, .context = {}},
        QTimeZone::utc(), [] { return false; });
    QVERIFY(!nowhere.ok() && nowhere.error().message.contains(u"/nowhere/at/all.csv"));
}

/// Two of ten searches showed a book that was checked afterwards.
void RowsFileTest::writesTheFunnelsSearches()
{
    Tests::run(
        connection(),
        "INSERT INTO public.books (unique_hash, title) VALUES ('a', 'A');"
        "UPDATE public.shelf_searches SET books_returned = ARRAY[(SELECT max(book_id) FROM public.books)] "
        " WHERE time_start IN ('2024-03-01 00:03', '2024-03-01 00:07');"
        "UPDATE public.library_searches SET book_id = (SELECT max(book_id) FROM public.books) "
        " WHERE time_start IN ('2024-03-01 00:05', '2024-03-01 00:08')");
    const QString fileName = m_directory.filePath(u"funnel.csv"_qs);
    RowsExport job = jobFor(RowKind::ShelfSearches, fileName);
    job.request.rows.funnel = Sql::FunnelPart{.step = Sql::FunnelStep::Checked};
    const auto written = writeRows(connection(), job, [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(2));
    const QList<QByteArray> lines = linesOf(fileName);
    QVERIFY(lines[3].startsWith("2024-03-01T00:07:00.000Z,"));
    QVERIFY(lines[4].startsWith("2024-03-01T00:03:00.000Z,"));

    job.request.rows.funnel->part = Sql::FunnelRequest::Part::Dropped;
    QCOMPARE(writeRows(connection(), job, [] { return false; }).value(), qint64(8 + 1501));
}

/// The refused ones too, over several pages.
void RowsFileTest::writesWhatArrived()
{
    const QString fileName = m_directory.filePath(u"journal.csv"_qs);
    const auto written =
        writeRows(connection(), jobFor(RowKind::Notifications, fileName), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(stored));
    const QList<QByteArray> lines = linesOf(fileName);
    QCOMPARE(lines.size(), stored + 4);
    QVERIFY2(lines[2].startsWith("at,"), lines[2].constData());
    QCOMPARE(QSet<QByteArray>(lines.cbegin(), lines.cend()).size(), stored + 4); // none of them twice
}

void RowsFileTest::writesDeadLetters()
{
    const QString fileName = m_directory.filePath(u"dead.csv"_qs);
    RowsExport job = jobFor(RowKind::DeadLetters, fileName);
    job.request.rows.rejections.state = Sql::RejectionState::Open;
    const auto written = writeRows(connection(), job, [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(stored));
    QVERIFY2(linesOf(fileName)[3].contains("'=1+1"),
             linesOf(fileName)[3].constData()); // safe for a spreadsheet
}

void RowsFileTest::leavesNothingHalfWritten()
{
    const QString fileName = m_directory.filePath(u"cancelled.csv"_qs);
    int pages = 0;
    const auto written =
        writeRows(connection(), jobFor(RowKind::LibraryChecks, fileName), [&pages] { return ++pages > 2; });
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFile::exists(fileName));
}

void RowsFileTest::saysWhereItCannotWrite()
{
    const auto written = writeRows(connection(), jobFor(RowKind::LibraryChecks, u"/nowhere/at/all.csv"_qs),
                                   [] { return false; });
    QVERIFY(!written.ok());
    QVERIFY(written.error().message.contains(u"/nowhere/at/all.csv"));
    QVERIFY(!written.error().remedy.isEmpty());
}

QTEST_GUILESS_MAIN(RowsFileTest)
#include "rowsfiletest.moc"

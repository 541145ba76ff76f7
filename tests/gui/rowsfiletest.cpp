// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/databasetesting.h>
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

} // namespace

/// Rows as a file: all of them, safe for a spreadsheet, or none.
class RowsFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesAllChecks();
    void writesAllSearches();
    void leavesNothingHalfWritten();
    void saysWhereItCannotWrite();

private:
    [[nodiscard]] Sql::Connection &connection() { return m_database->connection(); }

    std::unique_ptr<Tests::MigratedDatabase> m_database;
    QTemporaryDir m_directory;
};

void RowsFileTest::initTestCase()
{
    m_database = std::make_unique<Tests::MigratedDatabase>();
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
}

void RowsFileTest::writesAllChecks()
{
    const QString fileName = m_directory.filePath(u"checks.csv"_qs);
    const auto written =
        writeRows(connection(), jobFor(RowKind::LibraryChecks, fileName), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(stored));
    const QList<QByteArray> lines = linesOf(fileName);
    QCOMPARE(lines.size(), stored + 3); // context, names, and the end of the last line
    QCOMPARE(lines[0], QByteArray("# Range: 2024"));
    QVERIFY(lines[1].startsWith("started,duration_ms,library_name,library_id,medium,"));
    QVERIFY2(lines[2].contains(",300,'=1+1,test-x,libby,"), lines[2].constData());
    QVERIFY2(lines[2].contains(",\"AVAILABLE: \"\"1\"\", two\","), lines[2].constData());
    QVERIFY(lines[2] > lines[3]); // newest first
}

void RowsFileTest::writesAllSearches()
{
    const QString fileName = m_directory.filePath(u"searches.csv"_qs);
    const auto written =
        writeRows(connection(), jobFor(RowKind::ShelfSearches, fileName), [] { return false; });
    QVERIFY2(written.ok(), Tests::why(written).constData());
    QCOMPARE(written.value(), qint64(10));
    QVERIFY(linesOf(fileName)[2].startsWith("2024-03-01T00:09:00.000Z,2000,"));
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

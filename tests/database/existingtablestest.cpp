// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationfixture.h"

#include <sql/connection.h>
#include <sql/schema/migrator.h>
#include <tests/support/testdatabase.h>

#include <QFile>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using Tests::ask;
using Tests::why;

namespace {

const QString existingTables = u"c.relnamespace = 'public'::regnamespace AND c.relname IN "
                               "('libraries', 'books', 'shelves', 'shelf_searches', 'library_searches')"_qs;

} // namespace

/// The first migrations make the existing pipeline's tables, down to the name of each index: the existing
/// Lambda, the existing web dashboard and an adopted database must not see any difference.
class ExistingTablesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void haveTheirColumns_data();
    void haveTheirColumns();
    void haveTheirConstraints();
    void haveTheirIndexes();
    void haveTheirSequences();
    void areClosedByRowLevelSecurity();
    void holdTheLibrariesOfTheResource();

private:
    std::unique_ptr<Tests::TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

void ExistingTablesTest::initTestCase()
{
    m_database = std::make_unique<Tests::TestDatabase>();
    m_connection = Tests::openOwner(m_database->settings());
    const Result<QStringList> applied = applyMigrations(*m_connection);
    QVERIFY2(applied.ok(), why(applied).constData());
    // A role called shelfhelp would find our views first, and definitions would name the schema.
    Tests::run(*m_connection, "SET search_path TO public");
}

void ExistingTablesTest::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void ExistingTablesTest::haveTheirColumns_data()
{
    QTest::addColumn<QString>("columns");
    QTest::newRow("libraries") << u"library_id character varying NOT NULL\n"
                                  "library_name character varying NOT NULL"_qs;
    QTest::newRow("books") << u"book_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY\n"
                              "unique_hash character varying NOT NULL\n"
                              "gr_id bigint\n"
                              "title character varying\n"
                              "author character varying\n"
                              "isbn character varying\n"
                              "date_added timestamp without time zone\n"
                              "date_last_displayed timestamp without time zone"_qs;
    QTest::newRow("shelves") << u"shelf_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY\n"
                                "shelf_url character varying NOT NULL\n"
                                "date_added timestamp without time zone\n"
                                "date_last_searched timestamp without time zone"_qs;
    QTest::newRow("shelf_searches") << u"shelf_search_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY\n"
                                       "shelf_id bigint\n"
                                       "num_books integer\n"
                                       "time_start timestamp without time zone\n"
                                       "time_complete timestamp without time zone\n"
                                       "total_book_count integer\n"
                                       "books_returned bigint[]\n"
                                       "search_type character varying"_qs;
    QTest::newRow("library_searches") << u"library_search_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY\n"
                                         "library_id character varying NOT NULL\n"
                                         "is_libby boolean\n"
                                         "time_start timestamp without time zone\n"
                                         "time_complete timestamp without time zone\n"
                                         "book_id bigint\n"
                                         "available boolean\n"
                                         "availability_message character varying"_qs;
}

void ExistingTablesTest::haveTheirColumns()
{
    const QString table = QString::fromLatin1(QTest::currentDataTag());
    QTEST(
        ask(*m_connection,
            u"SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), "
            "CASE WHEN attnotnull THEN 'NOT NULL' END, "
            "CASE attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY' WHEN 'd' THEN 'BY DEFAULT' END, "
            "CASE WHEN atthasdef THEN 'DEFAULT' END) "
            "FROM pg_attribute WHERE attrelid = 'public.%1'::regclass AND attnum > 0 ORDER BY attnum"_qs.arg(
                table)),
        "columns");
}

void ExistingTablesTest::haveTheirConstraints()
{
    // Not-null constraints (contype n) have rows of their own only from PostgreSQL 18 on.
    QCOMPARE(ask(*m_connection,
                 u"SELECT k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint AS k "
                 "JOIN pg_class AS c ON c.oid = k.conrelid WHERE k.contype <> 'n' AND %1 ORDER BY 1"_qs.arg(
                     existingTables)),
             u"books_pkey|PRIMARY KEY (book_id)\n"
             "books_unique_hash_key|UNIQUE (unique_hash)\n"
             "libraries_pkey|PRIMARY KEY (library_id)\n"
             "library_searches_book_id_fkey|FOREIGN KEY (book_id) REFERENCES books(book_id)\n"
             "library_searches_library_id_fkey|FOREIGN KEY (library_id) REFERENCES libraries(library_id)\n"
             "library_searches_pkey|PRIMARY KEY (library_search_id)\n"
             "shelf_searches_pkey|PRIMARY KEY (shelf_search_id)\n"
             "shelf_searches_shelf_id_fkey|FOREIGN KEY (shelf_id) REFERENCES shelves(shelf_id)\n"
             "shelves_pkey|PRIMARY KEY (shelf_id)\n"
             "shelves_shelf_url_key|UNIQUE (shelf_url)"_qs);
}

void ExistingTablesTest::haveTheirIndexes()
{
    QCOMPARE(
        ask(*m_connection,
            u"SELECT tablename, indexname, substring(indexdef FROM 'USING .*') FROM pg_indexes "
            "WHERE schemaname = 'public' AND indexname LIKE 'idx\\_%' AND tablename IN "
            "('libraries', 'books', 'shelves', 'shelf_searches', 'library_searches') ORDER BY 2"_qs),
        u"library_searches|idx_library_searches_available|USING btree (available)\n"
        "library_searches|idx_library_searches_book_id|USING btree (book_id)\n"
        "library_searches|idx_library_searches_is_libby|USING btree (is_libby)\n"
        "library_searches|idx_library_searches_library_id|USING btree (library_id)\n"
        "library_searches|idx_library_searches_time_start|USING btree (time_start, library_search_id)\n" // ours
        "shelf_searches|idx_shelf_searches_books_returned|USING gin (books_returned)\n"
        "shelf_searches|idx_shelf_searches_time_start|USING btree (time_start, shelf_search_id)"_qs); // ours
}

void ExistingTablesTest::haveTheirSequences()
{
    QCOMPARE(ask(*m_connection, u"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                                "AND relkind = 'S' ORDER BY 1"_qs),
             u"books_book_id_seq\n"
             "library_searches_library_search_id_seq\n"
             "shelf_searches_shelf_search_id_seq\n"
             "shelves_shelf_id_seq"_qs);
}

void ExistingTablesTest::areClosedByRowLevelSecurity()
{
    QCOMPARE(ask(*m_connection, u"SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, "
                                "(SELECT count(*) FROM pg_policy WHERE polrelid = c.oid) "
                                "FROM pg_class AS c WHERE %1 ORDER BY 1"_qs.arg(existingTables)),
             u"books|true|false|0\n"
             "libraries|true|false|0\n"
             "library_searches|true|false|0\n"
             "shelf_searches|true|false|0\n"
             "shelves|true|false|0"_qs);
}

/// The seed migration and the list that the simulator draws from are the same.
void ExistingTablesTest::holdTheLibrariesOfTheResource()
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/libraries.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString listed = QString::fromUtf8(file.readAll()).trimmed();
    QCOMPARE(ask(*m_connection, u"SELECT library_id || ',' || CASE WHEN library_name ~ '[,\"]' THEN '\"' || "
                                "replace(library_name, '\"', '\"\"') || '\"' ELSE library_name END "
                                "FROM public.libraries ORDER BY library_id COLLATE \"C\""_qs),
             listed.mid(listed.indexOf(u'\n') + 1));
}

QTEST_GUILESS_MAIN(ExistingTablesTest)

#include "existingtablestest.moc"

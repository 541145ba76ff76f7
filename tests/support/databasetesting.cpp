// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasetesting.h"

#include "existingdatabase.h"

#include <sql/schema/migrator.h>

#include <QStringList>
#include <QTest>

#include <algorithm>

namespace ShelfHelp::Tests {

std::unique_ptr<Sql::Connection> openOwner(const Sql::ConnectionSettings &settings)
{
    Result<std::unique_ptr<Sql::Connection>> opened = Sql::Connection::open(settings, Sql::Purpose::Owner);
    if (!opened.ok()) {
        qFatal("%s", why(opened).constData());
    }
    return std::move(opened).value();
}

QString ask(Sql::Connection &connection, const QString &sql)
{
    const Result<Sql::Rows> rows = connection.execute(
        u"SELECT array_to_string(ARRAY(SELECT coalesce(value, '-') FROM json_each_text(row_to_json(answer)) "
        "WITH ORDINALITY AS field(name, value, position) ORDER BY position), '|') FROM (%1) AS answer"_qs.arg(
            sql));
    if (!rows.ok()) {
        return rows.error().toText();
    }
    QStringList lines;
    for (int row = 0; row < rows.value().size(); ++row) {
        lines.append(rows.value().get<QString>(row, 0));
    }
    return lines.join(u'\n');
}

void run(Sql::Connection &connection, const QByteArray &script)
{
    const Outcome done = connection.executeScript(script);
    QVERIFY2(done.ok(), why(done).constData());
}

namespace {

/// CASE of a ledger row `n`: whether the row that it stands for is there.
QString hasItsRow()
{
    QString cases;
    for (const Sql::EventKindNames &kind : Sql::eventKinds()) {
        const Sql::BackupTable &table = tableOf(kind);
        cases += u"WHEN '%1' THEN EXISTS (SELECT FROM %2 AS k WHERE k.%3 = n.search_id) "_qs.arg(
            QString(kind.letter), table.qualified(), table.identity);
    }
    return u"CASE n.kind %1 ELSE false END"_qs.arg(cases);
}

/// Each row of the tables that are ours alone, its book by name instead of by number.
QString statesOfOwnKinds()
{
    QString text;
    for (const Sql::EventKindNames &kind : Sql::eventKinds()) {
        if (const Sql::BackupTable &table = tableOf(kind); !table.isShared()) {
            text += uR"(
          UNION ALL
          SELECT '%1', (to_jsonb(t) - '%3' - 'book_id')::text,
                 (SELECT b.unique_hash FROM public.books AS b WHERE b.book_id::text = to_jsonb(t)->>'book_id'), NULL, NULL, NULL
            FROM %2 AS t)"_qs.arg(table.name, table.qualified(), table.identity);
        }
    }
    return text;
}

} // namespace

const Sql::BackupTable &tableOf(const Sql::EventKindNames &kind)
{
    const QList<Sql::BackupTable> &tables = Sql::backupTables();
    const auto found = std::ranges::find(tables, kind.table, &Sql::BackupTable::name);
    if (found == tables.end() || found->identity.isEmpty()) {
        qFatal("%s is no table of a backup with an identity", qPrintable(kind.table));
    }
    return *found;
}

QString countOfEventRows()
{
    QStringList counts;
    for (const Sql::EventKindNames &kind : Sql::eventKinds()) {
        counts.append(u"(SELECT count(*) FROM %1)"_qs.arg(tableOf(kind).qualified()));
    }
    return u'(' + counts.join(u" + ") + u')';
}

void clear(Sql::Connection &connection)
{
    QStringList tables{u"public.shelves"_qs,          u"public.books"_qs,
                       u"shelfhelp.topics"_qs,        u"shelfhelp.ingest_runs"_qs,
                       u"shelfhelp.notifications"_qs, u"shelfhelp.rejected_notifications"_qs,
                       u"shelfhelp.book_details"_qs,  u"shelfhelp.added_rows"_qs,
                       u"shelfhelp.adopted_dates"_qs, u"shelfhelp.repeated_searches"_qs};
    for (const Sql::EventKindNames &kind : Sql::eventKinds()) {
        tables.append(tableOf(kind).qualified());
    }
    run(connection,
        "TRUNCATE " + tables.join(u", ").toUtf8() +
            " RESTART IDENTITY;"
            // Registered ones have their id as their name; so has this one of the seeded.
            "DELETE FROM public.libraries WHERE library_name = library_id AND library_id <> 'bookcloud'");
}

QString stateOf(Sql::Connection &connection)
{
    return ask(connection, uR"(
        SELECT * FROM (
          SELECT 'library', library_id, library_name, NULL, NULL, NULL
            FROM public.libraries WHERE library_name = library_id AND library_id <> 'bookcloud'
          UNION ALL
          SELECT 'book', unique_hash, concat_ws(' ', gr_id, title, author, isbn), date_added::text,
                 date_last_displayed::text, NULL FROM public.books
          UNION ALL
          SELECT 'shelf', shelf_url, NULL, date_added::text, date_last_searched::text, NULL FROM public.shelves
          UNION ALL
          SELECT 'shelf search', h.shelf_url, concat_ws(' ', s.num_books, s.total_book_count, s.search_type),
                 s.time_start::text, s.time_complete::text,
                 (SELECT string_agg(b.unique_hash, ' ' ORDER BY r.position)
                    FROM unnest(s.books_returned) WITH ORDINALITY AS r(id, position)
                    JOIN public.books AS b ON b.book_id = r.id)
            FROM public.shelf_searches AS s JOIN public.shelves AS h USING (shelf_id)
          UNION ALL
          SELECT 'library search', c.library_id, concat_ws(' ', c.is_libby, c.available, c.availability_message),
                 c.time_start::text, c.time_complete::text, b.unique_hash
            FROM public.library_searches AS c JOIN public.books AS b USING (book_id)
          UNION ALL
          SELECT 'book details', b.unique_hash, concat_ws(' ', d.avg_rating, d.link, d.image_link), d.seen_on::text, NULL, NULL
            FROM shelfhelp.book_details AS d JOIN public.books AS b USING (book_id)
          UNION ALL
          SELECT 'notification', t.topic_arn, n.notification_id::text, n.kind::text, encode(n.content_hash, 'hex'), NULL
            FROM shelfhelp.notifications AS n JOIN shelfhelp.topics AS t USING (topic_id)
          UNION ALL
          SELECT 'rejected', encode(raw_sha256, 'hex'), reason, NULL, NULL, NULL FROM shelfhelp.rejected_notifications)"_qs +
                               statesOfOwnKinds() + uR"(
        ) AS rows(kind, key, content, first, last, detail)
        ORDER BY kind, key, content, first, last, detail)"_qs);
}

QString brokenLedger(Sql::Connection &connection)
{
    return ask(connection, uR"(
        SELECT 'run ' || r.run_id || ' read ' || r.read_count, r.stored_count, r.duplicate_count, r.rejected_count
          FROM shelfhelp.ingest_runs AS r WHERE r.read_count <> r.stored_count + r.duplicate_count + r.rejected_count
        UNION ALL
        SELECT 'run ' || r.run_id || ' stored is not what the ledger holds of it', r.stored_count, l.found, NULL
          FROM shelfhelp.ingest_runs AS r,
               LATERAL (SELECT count(*) FROM shelfhelp.notifications AS n
                         WHERE n.run_id = r.run_id AND NOT n.is_adopted) AS l(found)
         WHERE r.undone_at IS NULL AND r.stored_count <> l.found
        UNION ALL
        SELECT 'a ledger row without its effect: ' || n.kind::text || ' ' || n.search_id, NULL, NULL, NULL
          FROM shelfhelp.notifications AS n
         WHERE NOT )"_qs + hasItsRow() +
                               uR"(
        UNION ALL
        SELECT 'an effect of several ledger rows: ' || n.kind::text || ' ' || n.search_id, count(*), NULL, NULL
          FROM shelfhelp.notifications AS n GROUP BY n.kind, n.search_id HAVING count(*) > 1
        UNION ALL
        SELECT 'rejected is not what was kept', c.counted, k.kept, NULL
          FROM (SELECT coalesce(sum(rejected_count), 0) FROM shelfhelp.ingest_runs) AS c(counted),
               (SELECT coalesce(sum(attempts), 0) FROM shelfhelp.rejected_notifications) AS k(kept)
         WHERE c.counted <> k.kept AND NOT EXISTS (SELECT FROM shelfhelp.ingest_runs WHERE undone_at IS NOT NULL)
         LIMIT 20)"_qs);
}

MigratedDatabase::~MigratedDatabase()
{
    if (m_isChecked && m_connection->isAlive()) {
        if (const QString broken = brokenLedger(*m_connection); !broken.isEmpty()) {
            qFatal("The tests have left a ledger that is not whole: %s", qPrintable(broken));
        }
    }
}

void MigratedDatabase::clear()
{
    const QString broken = m_isChecked ? brokenLedger(*m_connection) : QString();
    Tests::clear(*m_connection);
    QVERIFY2(broken.isEmpty(),
             qPrintable(u"what was stored before has left a ledger that is not whole: "_qs + broken));
}

MigratedDatabase::MigratedDatabase(LedgerRows rows)
    : m_connection(openOwner(m_database.settings()))
    , m_isChecked(rows == LedgerRows::Stored)
{
    if (qEnvironmentVariableIsSet("SHELFHELP_TEST_ADOPTED")) {
        createExistingTables(*m_connection);
        seedLibraries(*m_connection);
        adoptOrEnd(*m_connection);
        return;
    }
    const Result<QStringList> applied = Sql::applyMigrations(*m_connection);
    if (!applied.ok()) {
        qFatal("%s", why(applied).constData());
    }
}

} // namespace ShelfHelp::Tests

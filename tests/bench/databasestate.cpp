// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasestate.h"

#include "failure.h"

#include <QCryptographicHash>

namespace ShelfHelp::Bench {

namespace {

/// The sum makes the order meaningless, and needs no more memory for more rows.
const QString stateQuery = uR"(
    SELECT kind, count(*), sum(('x' || left(md5(content), 16))::bit(64)::bigint::numeric) FROM (
        SELECT 'libraries', ROW(library_id, library_name)::text FROM public.libraries
        UNION ALL
        SELECT 'books', ROW(unique_hash, gr_id, title, author, isbn, date_added, date_last_displayed)::text
          FROM public.books
        UNION ALL
        SELECT 'shelves', ROW(shelf_url, date_added, date_last_searched)::text FROM public.shelves
        UNION ALL
        SELECT 'shelf searches', ROW(h.shelf_url, s.num_books, s.total_book_count, s.search_type, s.time_start, s.time_complete,
                 (SELECT string_agg(b.unique_hash, ' ' ORDER BY r.position)
                    FROM unnest(s.books_returned) WITH ORDINALITY AS r(id, position)
                    JOIN public.books AS b ON b.book_id = r.id))::text
          FROM public.shelf_searches AS s JOIN public.shelves AS h USING (shelf_id)
        UNION ALL
        SELECT 'library searches', ROW(c.library_id, c.is_libby, c.available, c.availability_message, c.time_start, c.time_complete,
                 b.unique_hash)::text
          FROM public.library_searches AS c JOIN public.books AS b USING (book_id)
        UNION ALL
        SELECT 'notifications', ROW(t.topic_arn, n.notification_id, n.message_id, n.content_hash, n.kind, n.sequence_number,
                 n.published_at, n.warnings)::text
          FROM shelfhelp.notifications AS n JOIN shelfhelp.topics AS t USING (topic_id)
        UNION ALL
        SELECT 'rejected', ROW(raw_sha256, reason)::text FROM shelfhelp.rejected_notifications
    ) AS rows(kind, content) GROUP BY kind ORDER BY kind)"_qs;

const QString versionQuery = uR"(
    SELECT string_agg(concat_ws(' ', name, rows, versions), ', ') FROM (
        SELECT 'libraries', count(*), sum(xmin::text::bigint) FROM public.libraries
        UNION ALL SELECT 'books', count(*), sum(xmin::text::bigint) FROM public.books
        UNION ALL SELECT 'shelves', count(*), sum(xmin::text::bigint) FROM public.shelves
        UNION ALL SELECT 'shelf searches', count(*), sum(xmin::text::bigint) FROM public.shelf_searches
        UNION ALL SELECT 'library searches', count(*), sum(xmin::text::bigint) FROM public.library_searches
    ) AS tables(name, rows, versions))"_qs;

} // namespace

QString DatabaseState::digest() const
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

DatabaseState databaseState(const Sql::ConnectionSettings &settings)
{
    DatabaseState state;
    for (const QStringList &row : Postgres(settings).rows(stateQuery)) {
        state.text += row.join(u' ') + u'\n';
    }
    return state;
}

void requireEqual(const DatabaseState &ours, const DatabaseState &other, const QString &contender)
{
    if (ours != other) {
        throw Failure{u"“%1” stored something else than ours.\nOurs:\n%2\nThe other:\n%3"_qs.arg(
            contender, ours.text, other.text)};
    }
}

QString rowVersions(const Sql::ConnectionSettings &settings)
{
    return Postgres(settings).value(versionQuery);
}

} // namespace ShelfHelp::Bench

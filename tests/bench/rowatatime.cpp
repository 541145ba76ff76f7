// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowatatime.h"

#include "failure.h"

#include <ingest/apply/ledgerkey.h>
#include <ingest/decode/decoder.h>

#include <QFile>

#include <array>
#include <chrono>
#include <cstdio>

namespace ShelfHelp::Bench {

namespace {

struct Statement
{
    const char *name;
    const char *sql;
};

constexpr std::array statements{
    Statement{"begin", "BEGIN"},
    Statement{"commit", "COMMIT"},
    Statement{"begin_run",
              "INSERT INTO shelfhelp.ingest_runs (source, program) VALUES ('benchmark', 'row at a time') "
              "RETURNING run_id"},
    Statement{"insert_topic", "INSERT INTO shelfhelp.topics (topic_arn) VALUES ($1) RETURNING topic_id"},
    Statement{"find_notification",
              "SELECT 1 FROM shelfhelp.notifications WHERE topic_id = $1 AND notification_id = $2"},
    Statement{
        "upsert_shelf",
        "INSERT INTO public.shelves AS t (shelf_url, date_added, date_last_searched) VALUES ($1, $2, $2) "
        "ON CONFLICT (shelf_url) DO UPDATE SET date_added = least(t.date_added, excluded.date_added), "
        "date_last_searched = greatest(t.date_last_searched, excluded.date_last_searched) RETURNING "
        "shelf_id"},
    Statement{
        "upsert_book",
        "INSERT INTO public.books AS t (unique_hash, gr_id, title, author, isbn, date_added, "
        "date_last_displayed) "
        "VALUES ($1, $2, $3, $4, $5, $6, $6) "
        "ON CONFLICT (unique_hash) DO UPDATE SET date_added = least(t.date_added, excluded.date_added), "
        "date_last_displayed = greatest(t.date_last_displayed, excluded.date_last_displayed) RETURNING "
        "book_id"},
    Statement{"insert_book", "INSERT INTO public.books (unique_hash, gr_id, title, author, isbn) "
                             "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"},
    Statement{"find_book", "SELECT book_id FROM public.books WHERE unique_hash = $1"},
    Statement{"insert_shelf_search",
              "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, "
              "total_book_count, "
              "books_returned, search_type) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING shelf_search_id"},
    Statement{"insert_library_search",
              "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, "
              "book_id, available, "
              "availability_message) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING library_search_id"},
    Statement{
        "insert_notification",
        "INSERT INTO shelfhelp.notifications (topic_id, notification_id, message_id, content_hash, kind, "
        "search_id, "
        "run_id, sequence_number, published_at, warnings) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"},
};

/// Microseconds since 1970 as PostgreSQL reads them, a naive time or (with `+00`) an instant.
std::string timeText(std::int64_t microseconds)
{
    using namespace std::chrono;
    const sys_time<std::chrono::microseconds> time{std::chrono::microseconds(microseconds)};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d.%06d", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                  int(clock.minutes().count()), int(clock.seconds().count()),
                  int(clock.subseconds().count()));
    return text.data();
}

template <typename Bytes>
std::string hex(const Bytes &bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()))
        .toHex()
        .toStdString();
}

/// `{a,b}`, for numbers and names that need no quotes.
std::string arrayText(const std::vector<std::string> &items)
{
    std::string text = "{";
    for (const std::string &item : items) {
        text += (text.size() > 1 ? "," : "") + item;
    }
    return text + '}';
}

Postgres::Values bookValues(const Ingest::Book &book)
{
    return {book.uniqueHash, std::to_string(book.goodreadsId), book.title, book.author, book.isbn};
}

const char *boolText(bool value)
{
    return value ? "t" : "f";
}

} // namespace

RowWriter::RowWriter(const Sql::ConnectionSettings &settings)
    : m_session(settings)
{
    for (const Statement &statement : statements) {
        m_session.prepare(statement.name, statement.sql);
    }
    m_run = need("begin_run", {});
}

/// The value a statement has to return.
std::string RowWriter::need(const char *statement, const Postgres::Values &values)
{
    auto value = m_session.run(statement, values);
    if (!value) {
        throw Failure{u"The statement %1 returned nothing"_qs.arg(QLatin1StringView(statement))};
    }
    return *std::move(value);
}

std::string RowWriter::topicId(const std::string &topic)
{
    std::string &id = m_topics[topic];
    if (id.empty()) {
        id = need("insert_topic", {topic});
    }
    return id;
}

std::string RowWriter::storeEvent(const auto &)
{
    throw Failure{u"Only searches and checks can be compared"_qs};
}

void RowWriter::store(const Ingest::Notification &notification)
{
    const std::string topic = topicId(notification.topic);
    const Ingest::LedgerKey key = Ingest::ledgerKey(notification.messageId);
    const std::string uuid = hex(key.uuid);
    m_session.run("begin", {});
    if (!m_session.run("find_notification", {topic, uuid})) {
        const std::string search =
            std::visit([this](const auto &event) { return storeEvent(event); }, notification.event);
        const bool isShelf = std::holds_alternative<Ingest::ShelfSearch>(notification.event);
        std::optional<std::string> published;
        if (notification.publishedAt) {
            published = timeText(*notification.publishedAt) + "+00";
        }
        std::optional<std::string> warnings;
        if (!notification.warnings.empty()) {
            warnings = arrayText(notification.warnings);
        }
        const std::optional<std::string> original =
            key.isUuid ? std::nullopt : std::optional(notification.messageId);
        m_session.run("insert_notification",
                      {topic, uuid, original, "\\x" + hex(notification.contentHash), isShelf ? "s" : "l",
                       search, m_run, notification.sequenceNumber, published, warnings});
    }
    m_session.run("commit", {});
}

std::string RowWriter::storeEvent(const Ingest::ShelfSearch &search)
{
    const std::string start = timeText(search.timeStart);
    const std::string shelf = need("upsert_shelf", {search.shelfUrl, start});
    std::vector<std::string> books;
    for (const Ingest::Book &book : search.books) {
        Postgres::Values values = bookValues(book);
        values.emplace_back(start);
        books.push_back(need("upsert_book", values));
    }
    return need("insert_shelf_search",
                {shelf, std::to_string(search.numBooks), start, timeText(search.timeEnd),
                 std::to_string(search.totalBooks), arrayText(books), search.searchType});
}

std::string RowWriter::storeEvent(const Ingest::LibrarySearch &search)
{
    m_session.run("insert_book", bookValues(search.book));
    const std::string book = need("find_book", {search.book.uniqueHash});
    return need("insert_library_search",
                {search.libraryId, boolText(search.isLibby), timeText(search.timeStart),
                 timeText(search.timeEnd), book, boolText(search.available), search.availabilityMessage});
}

std::vector<Ingest::Notification> decodeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Failure{u"%1: %2"_qs.arg(path, file.errorString())};
    }
    Ingest::Decoder decoder;
    std::vector<Ingest::Notification> notifications;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        for (Ingest::DecodedRecord &record : decoder.decode({line.constData(), std::size_t(line.size())})) {
            if (!std::holds_alternative<Ingest::Notification>(record.content)) {
                throw Failure{u"A simulated notification was rejected"_qs};
            }
            notifications.push_back(std::get<Ingest::Notification>(std::move(record.content)));
        }
    }
    return notifications;
}

} // namespace ShelfHelp::Bench

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

#include <tests/support/databasetesting.h>

#include <QDateTime>

#include <algorithm>
#include <map>

namespace ShelfHelp::Tests {

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 day = 86'400 * second;
constexpr int shelfCount = 9;
constexpr int bookCount = 12;

const QStringList libraries{u"test-a"_qs, u"test-b"_qs, u"test-c"_qs};

qint64 naive(QDate date)
{
    return QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() * 1000;
}

QByteArray number(const std::optional<qint64> &value)
{
    return value ? QByteArray::number(*value) : QByteArray("NULL");
}

QByteArray time(const std::optional<qint64> &us)
{
    return us ? "timestamp 'epoch' + " + QByteArray::number(*us) + " * interval '1 microsecond'"
              : QByteArray("NULL");
}

QByteArray text(const QString &value)
{
    return '\'' + QString(value).replace(u'\'', u"''"_qs).toUtf8() + '\'';
}

QByteArray flag(const std::optional<bool> &value)
{
    return value ? QByteArray(*value ? "true" : "false") : QByteArray("NULL");
}

QByteArray rowOf(const StoredSearch &search)
{
    QByteArray books;
    for (const qint64 book : search.books) {
        books += (books.isEmpty() ? "" : ",") + QByteArray::number(book);
    }
    return '(' + QByteArray::number(search.id) + ',' + number(search.shelfId) + ',' +
           QByteArray::number(search.books.size()) + ',' + time(search.startUs) + ',' + time(search.endUs) +
           ',' + (search.size ? QByteArray::number(*search.size) : QByteArray("NULL")) + ",'{" + books +
           "}'," + (search.type.isEmpty() ? QByteArray("NULL") : text(search.type)) + ')';
}

QByteArray rowOf(const StoredCheck &check)
{
    return '(' + QByteArray::number(check.id) + ',' + text(check.libraryId) + ',' + flag(check.isLibby) +
           ',' + time(check.startUs) + ',' + time(check.endUs) + ',' + number(check.bookId) + ',' +
           flag(check.available) + ',' + (check.message ? text(*check.message) : QByteArray("NULL")) + ')';
}

template <typename Row>
QByteArray values(const QList<Row> &rows, qsizetype from)
{
    QByteArray all;
    for (qsizetype i = from; i < rows.size(); ++i) {
        all += (all.isEmpty() ? "" : ",\n") + rowOf(rows[i]);
    }
    return all;
}

std::optional<qint64> durationOf(const std::optional<qint64> &start, const std::optional<qint64> &end)
{
    return start && end && *end >= *start ? std::optional(*end - *start) : std::nullopt;
}

/// The rules of docs/figures.md, one after the other.
QString outcomeOf(const QString &message, bool available)
{
    const QString plain = message.simplified().toUpper();
    for (const auto &start : {u"ITEM NOT FOUND"_qs, u"BOOK NOT FOUND"_qs}) {
        if (plain.startsWith(start)) {
            return u"absent"_qs;
        }
    }
    if (plain.startsWith(u"UNAVAILABLE") || plain.startsWith(u"CHECKED OUT")) {
        return u"out"_qs;
    }
    if (plain.startsWith(u"UNKNOWN STATUS")) {
        return u"unknown"_qs;
    }
    if (plain == u"AVAILABLE" || plain.startsWith(u"AVAILABLE:") || plain.startsWith(u"AVAILABLE - ")) {
        return u"available"_qs;
    }
    if (plain.startsWith(u"AVAILABLE ")) {
        return available ? u"available"_qs : u"out"_qs;
    }
    if (plain.endsWith(u" - CLICK BUTTON TO SEE WHERE") || plain.endsWith(u" - OPEN SEARCH TO SEE WHERE")) {
        return u"out"_qs;
    }
    return u"unknown"_qs;
}

bool isSuspect(const StoredCheck &check)
{
    const bool available = check.available.value_or(false);
    if (check.outcome == u"unknown") {
        return false;
    }
    if (check.outcome != u"available") {
        return available;
    }
    const QString plain = check.message.value_or(QString()).simplified().toUpper();
    return !available || plain.startsWith(u"AVAILABLE - LOCALLY: 0 ") || plain.startsWith(u"AVAILABLE: 0 ");
}

} // namespace

History::History(quint64 seed)
    : m_random(seed)
{
    for (int i = 0; i < shelfCount; ++i) {
        m_urls.append(i == shelfCount - 1
                          ? u"https://www.goodreads.com/user/show/%1"_qs.arg(i)
                          : u"https://www.goodreads.com/review/list/%1-someone?shelf=%2&page=%3"_qs.arg(
                                QString::number(100 + i / 3), i % 3 == 0 ? u"read"_qs : u"to-read"_qs,
                                QString::number(i)));
    }
}

void History::write(Sql::Connection &connection)
{
    QByteArray script;
    for (const QString &url : m_urls) {
        script += "INSERT INTO public.shelves (shelf_url) VALUES (" + text(url) + ");\n";
    }
    for (int i = 0; i < bookCount; ++i) {
        script += "INSERT INTO public.books (unique_hash, title) VALUES ('h" + QByteArray::number(i) +
                  "', 'Book " + QByteArray::number(i) + "');\n";
    }
    for (const QString &library : libraries) {
        script += "INSERT INTO public.libraries VALUES (" + text(library) + ", " + text(library.toUpper()) +
                  ") ON CONFLICT DO NOTHING;\n";
    }
    run(connection, script);
    for (const QDate date : {QDate(2024, 3, 8), QDate(2024, 3, 9), QDate(2024, 3, 10), QDate(2024, 3, 11),
                             QDate(2024, 3, 30), QDate(2024, 3, 31), QDate(2024, 4, 1), QDate(2024, 4, 6),
                             QDate(2024, 4, 7), QDate(2024, 4, 8), QDate(2024, 4, 20)}) {
        addSearches(date, 40);
        addChecks(date, 60);
    }
    addOddRows();
    insertNew(connection);
}

void History::change(Sql::Connection &connection, QDate date)
{
    QByteArray script;
    for (qsizetype i = m_searches.size() - 1; i >= 0; --i) {
        StoredSearch &search = m_searches[i];
        if (!search.startUs || *search.startUs < naive(date) || *search.startUs >= naive(date) + day) {
            continue;
        }
        if (oneIn(5)) {
            script +=
                "DELETE FROM public.shelf_searches WHERE shelf_search_id = " + QByteArray::number(search.id) +
                ";\n";
            m_searches.removeAt(i);
        } else if (oneIn(5)) {
            *search.startUs += 2 * day;
            script += "UPDATE public.shelf_searches SET time_start = " + time(search.startUs) +
                      " WHERE shelf_search_id = " + QByteArray::number(search.id) + ";\n";
        }
    }
    run(connection, script);
    m_storedSearches = m_searches.size();
    addSearches(date, 15);
    addChecks(date, 20);
    insertNew(connection);
}

void History::judge(Sql::Connection &connection, const QTimeZone &sourceZone)
{
    const auto instants = [&](const QString &table, const QString &id) {
        std::map<qint64, qint64> all;
        const auto rows = connection.execute(
            u"SELECT %1, (extract(epoch FROM time_start AT TIME ZONE $1) * 1000000)::bigint FROM public.%2 "
            "WHERE time_start IS NOT NULL AND isfinite(time_start)"_qs.arg(id, table),
            {QString::fromUtf8(sourceZone.id())});
        for (int row = 0; rows.ok() && row < rows.value().size(); ++row) {
            all[rows.value().get<qint64>(row, 0)] = rows.value().get<qint64>(row, 1);
        }
        return all;
    };
    const auto ofSearches = instants(u"shelf_searches"_qs, u"shelf_search_id"_qs);
    for (StoredSearch &search : m_searches) {
        search.instantUs = search.startUs ? ofSearches.at(search.id) : 0;
    }
    const auto ofChecks = instants(u"library_searches"_qs, u"library_search_id"_qs);
    for (StoredCheck &check : m_checks) {
        check.instantUs = check.startUs ? ofChecks.at(check.id) : 0;
    }
    judgeSearches();
    judgeChecks();
}

void History::addSearches(QDate date, int count)
{
    // Bursts: within the half hour that a copy lives, just after it, and several at once.
    qint64 at = naive(date) + pick(3600) * second;
    for (int i = 0; i < count; ++i) {
        at += std::array<qint64, 5>{0, 20 * second, 900 * second, 1799 * second, 3000 * second}[pick(5)];
        if (at >= naive(date) + day) {
            at = naive(date) + pick(86'000) * second;
        }
        StoredSearch search{.id = m_nextSearch++, .shelfId = 1 + pick(oneIn(3) ? shelfCount : 2)};
        search.startUs = at;
        search.endUs = at + (oneIn(3) ? pick(60'000) : pick(8'000'000));
        if (oneIn(20)) {
            search.endUs = std::nullopt;
        } else if (oneIn(20)) {
            search.endUs = at - 1;
        } else if (oneIn(20)) {
            search.endUs = at + 13 * 3600 * second;
        } else if (oneIn(20)) {
            search.endUs = at;
        }
        search.size = oneIn(25) ? std::nullopt : std::optional(oneIn(6) ? 600 : pick(800));
        search.type =
            std::array{u"Shuffle"_qs, u"Search"_qs, u"Shuffle"_qs, u"Oracle"_qs, QString()}[pick(5)];
        if (oneIn(30)) {
            search.shelfId = std::nullopt;
        }
        for (int book = pick(4); book > 0; --book) {
            search.books.append(1 + pick(bookCount));
        }
        m_searches.append(search);
    }
}

void History::addChecks(QDate date, int count)
{
    static const std::array messages{u"AVAILABLE: Check link for more"_qs,
                                     u"UNAVAILABLE: Hold possible"_qs,
                                     u"Item Not Found"_qs,
                                     u"Book Not Found"_qs,
                                     u"  available -  locally: 0 out of 2 copies"_qs,
                                     u"AVAILABLE BUT NOT HOLDABLE - Click button to see where"_qs,
                                     u"ON ORDER - Open search to see where"_qs,
                                     u"unknown status: lost at sea"_qs,
                                     u"Tuesday"_qs,
                                     u"CHECKED OUT"_qs,
                                     u"AVAILABLE"_qs,
                                     u"AVAILABLEISH"_qs};
    for (int i = 0; i < count; ++i) {
        StoredCheck check{.id = m_nextCheck++, .libraryId = libraries[pick(3)]};
        check.startUs = naive(date) + pick(86'400'000) * qint64(1000);
        check.endUs = *check.startUs + pick(2'000'000);
        if (oneIn(15)) {
            check.endUs = oneIn(2) ? std::nullopt : std::optional(*check.startUs - 5);
        }
        check.isLibby = oneIn(12) ? std::nullopt : std::optional(oneIn(2));
        check.bookId = 1 + pick(bookCount);
        check.message =
            oneIn(20) ? std::nullopt : std::optional(messages[std::size_t(pick(int(messages.size())))]);
        check.available = oneIn(15) ? std::nullopt : std::optional(oneIn(2));
        m_checks.append(check);
    }
}

void History::addOddRows()
{
    for (const std::optional<qint64> &start :
         {std::optional<qint64>(), std::optional(naive({1999, 12, 31})), std::optional(naive({2190, 1, 1})),
          std::optional(naive({2023, 12, 31})), std::optional(naive({2024, 6, 1}))}) {
        StoredSearch search{
            .id = m_nextSearch++, .shelfId = 1, .startUs = start, .size = 50, .type = u"Search"_qs};
        search.endUs = start ? std::optional(*start + second) : std::nullopt;
        m_searches.append(search);
        StoredCheck check{.id = m_nextCheck++, .libraryId = libraries[0], .isLibby = true, .startUs = start};
        check.message = u"AVAILABLE"_qs;
        check.available = true;
        m_checks.append(check);
    }
}

void History::insertNew(Sql::Connection &connection)
{
    run(connection,
        "INSERT INTO public.shelf_searches (shelf_search_id, shelf_id, num_books, time_start, time_complete, "
        "total_book_count, books_returned, search_type) OVERRIDING SYSTEM VALUE VALUES " +
            values(m_searches, m_storedSearches) + ';');
    run(connection,
        "INSERT INTO public.library_searches (library_search_id, library_id, is_libby, time_start, "
        "time_complete, book_id, available, availability_message) OVERRIDING SYSTEM VALUE VALUES " +
            values(m_checks, m_storedChecks) + ';');
    m_storedSearches = m_searches.size();
    m_storedChecks = m_checks.size();
}

/// For each shelf and naive day: the day's searches and the day before's possible fetches, in order.
void History::judgeSearches()
{
    for (StoredSearch &search : m_searches) {
        search.durationUs = durationOf(search.startUs, search.endUs);
        search.byClock = search.durationUs && *search.durationUs < 50'000;
        search.byWindow = false;
        search.isCold = search.durationUs && *search.durationUs >= 50'000;
    }
    const auto dayOf = [](qint64 us) { return us >= 0 ? us / day : (us - day + 1) / day; };
    const auto mayFetch = [](const StoredSearch &search) {
        return search.durationUs && *search.durationUs >= 50'000 && *search.durationUs < 12 * 3600 * second;
    };
    for (StoredSearch &search : m_searches) { // its own lists are not touched: pointers stay
        if (!search.durationUs) {
            continue;
        }
        QList<const StoredSearch *> before;
        for (const StoredSearch &other : std::as_const(m_searches)) {
            const bool isEarlier =
                other.startUs && (*other.startUs < *search.startUs ||
                                  (*other.startUs == *search.startUs && other.id < search.id));
            if (isEarlier && other.shelfId == search.shelfId && mayFetch(other) &&
                dayOf(*other.startUs) >= dayOf(*search.startUs) - 1) {
                before.append(&other);
            }
        }
        std::sort(before.begin(), before.end(), [](const auto *a, const auto *b) {
            return std::pair(*a->startUs, a->id) < std::pair(*b->startUs, b->id);
        });
        std::optional<qint64> anchor;
        const auto isWithin = [&anchor](qint64 start) {
            return anchor && start >= *anchor && start <= *anchor + 1800 * second;
        };
        for (const StoredSearch *other : before) {
            if (!isWithin(*other->startUs)) {
                anchor = std::max(anchor.value_or(*other->endUs), *other->endUs);
            }
        }
        search.byWindow = isWithin(*search.startUs);
        search.isCold = !search.byClock && !search.byWindow;
    }
}

void History::judgeChecks()
{
    for (StoredCheck &check : m_checks) {
        check.durationUs = durationOf(check.startUs, check.endUs);
        check.outcome = outcomeOf(check.message.value_or(QString()), check.available.value_or(false));
        check.isSuspect = isSuspect(check);
    }
}

} // namespace ShelfHelp::Tests

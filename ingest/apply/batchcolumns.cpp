// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "batchcolumns.h"

#include "ledgerkey.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace ShelfHelp::Ingest {

namespace {

/// Distinct keys and their position (from 1) in sorted order. Borrows the texts.
template <typename Value>
class SortedKeys final
{
public:
    void add(std::string_view key, const Value *value) { m_entries.emplace(key, Entry{value, 0}); }

    /// Numbers the keys; none may be added afterwards.
    void number()
    {
        m_order.reserve(m_entries.size());
        for (auto &entry : m_entries) {
            m_order.push_back(&entry);
        }
        std::ranges::sort(m_order, std::ranges::less{}, [](const auto *entry) { return entry->first; });
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            m_order[i]->second.position = std::int32_t(i + 1);
        }
    }

    [[nodiscard]] std::int32_t position(std::string_view key) const { return m_entries.at(key).position; }

    void writeTo(Sql::TextViewColumn &column) const
    {
        for (const auto *entry : m_order) {
            column.emplace_back(entry->first);
        }
    }

    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const auto *entry : m_order) {
            visit(*entry->second.value);
        }
    }

private:
    struct Entry
    {
        const Value *value;
        std::int32_t position;
    };

    using Map = std::unordered_map<std::string_view, Entry>;

    Map m_entries;
    std::vector<typename Map::value_type *> m_order;
};

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words) {
        text += text.empty() ? word : ' ' + word;
    }
    return text;
}

class ColumnWriter final
{
public:
    explicit ColumnWriter(std::span<const Notification *const> notifications)
        : m_notifications(notifications)
    {
        collectKeys();
    }

    [[nodiscard]] Sql::BatchColumns write()
    {
        writeKeys();
        m_tales.resize(m_columns.books.uniqueHash.size());
        for (const Notification *notification : m_notifications) {
            writeNotification(*notification);
            std::visit([this](const auto &event) { writeEvent(event); }, notification->event);
        }
        writeDetails();
        return std::move(m_columns);
    }

private:
    void collectKeys()
    {
        for (const Notification *notification : m_notifications) {
            m_topics.add(notification->topic, &notification->topic);
            std::visit([this](const auto &event) { collectKeys(event); }, notification->event);
        }
        m_topics.number();
        m_shelves.number();
        m_libraries.number();
        m_books.number();
    }

    void collectKeys(const ShelfSearch &search)
    {
        m_shelves.add(search.shelfUrl, &search.shelfUrl);
        for (const Book &book : search.books) {
            m_books.add(book.uniqueHash, &book);
        }
    }

    void collectKeys(const LibrarySearch &check)
    {
        m_libraries.add(check.libraryId, &check.libraryId);
        m_books.add(check.book.uniqueHash, &check.book);
    }

    void collectKeys(const GoodreadsVisit &visit) { m_books.add(visit.book.uniqueHash, &visit.book); }

    void writeKeys()
    {
        m_topics.writeTo(m_columns.topics);
        m_shelves.writeTo(m_columns.shelfUrls);
        m_libraries.writeTo(m_columns.libraryIds);
        m_books.writeTo(m_columns.books.uniqueHash);
        m_books.forEach([this](const Book &book) {
            m_columns.books.goodreadsId.emplace_back(book.goodreadsId);
            m_columns.books.title.emplace_back(book.title);
            m_columns.books.author.emplace_back(book.author);
            m_columns.books.isbn.emplace_back(book.isbn);
        });
    }

    void writeNotification(const Notification &notification)
    {
        auto &column = m_columns.notifications;
        const LedgerKey key = ledgerKey(notification.messageId);
        column.topic.push_back(m_topics.position(notification.topic));
        column.id.push_back(key.uuid);
        column.messageId.push_back(key.isUuid ? std::nullopt
                                              : std::optional<std::string_view>(notification.messageId));
        column.contentHash.push_back(notification.contentHash);
        column.kind.push_back(std::int32_t(notification.event.index()));
        column.sequenceNumber.emplace_back(notification.sequenceNumber);
        column.publishedAt.push_back(notification.publishedAt);
        column.warnings.emplace_back(joined(notification.warnings));
    }

    void writeEvent(const ShelfSearch &search)
    {
        m_columns.notifications.at.push_back(search.timeStart);
        auto &column = m_columns.shelfSearches;
        column.notification.push_back(std::int32_t(m_columns.size()));
        column.shelf.push_back(m_shelves.position(search.shelfUrl));
        column.numBooks.push_back(search.numBooks);
        column.totalBooks.push_back(search.totalBooks);
        column.start.push_back(search.timeStart);
        column.end.push_back(search.timeEnd);
        column.searchType.emplace_back(search.searchType);
        column.firstMention.push_back(std::int32_t(m_columns.mentions.book.size() + 1));
        column.books.push_back(std::int32_t(search.books.size()));
        for (const Book &book : search.books) {
            writeMention(book);
        }
    }

    void writeEvent(const LibrarySearch &check)
    {
        m_columns.notifications.at.push_back(check.timeStart);
        auto &column = m_columns.librarySearches;
        column.notification.push_back(std::int32_t(m_columns.size()));
        column.library.push_back(m_libraries.position(check.libraryId));
        column.isLibby.push_back(check.isLibby ? 1 : 0);
        column.start.push_back(check.timeStart);
        column.end.push_back(check.timeEnd);
        column.book.push_back(writeMention(check.book));
        column.available.push_back(check.available ? 1 : 0);
        column.message.emplace_back(check.availabilityMessage);
    }

    void writeEvent(const GoodreadsVisit &visit)
    {
        m_columns.notifications.at.push_back(visit.time);
        auto &column = m_columns.goodreadsVisits;
        column.notification.push_back(std::int32_t(m_columns.size()));
        column.shelfUrl.emplace_back(visit.shelfUrl);
        column.book.push_back(writeMention(visit.book));
    }

    /// Returns the book's position.
    std::int32_t writeMention(const Book &book)
    {
        const std::int32_t position = m_books.position(book.uniqueHash);
        m_columns.mentions.notification.push_back(std::int32_t(m_columns.size()));
        m_columns.mentions.book.push_back(position);
        if (book.details != BookDetails()) {
            hear(m_tales[std::size_t(position - 1)], book.details);
        }
        return position;
    }

    /// What is told of a book, by whom, and on which day (since 1970).
    struct Tale
    {
        const BookDetails *details = nullptr;
        std::int32_t teller = 0;
        std::int64_t day = 0;

        [[nodiscard]] auto rank() const
        {
            return std::tie(day, details->averageRating, details->link, details->imageLink);
        }
    };

    /// Keeps the tale of the last day; of several of that day the greatest, as shelfhelp.is_told_later()
    /// does.
    void hear(Tale &known, const BookDetails &details) const
    {
        const std::chrono::microseconds at(m_columns.notifications.at.back());
        const Tale told{&details, std::int32_t(m_columns.size()),
                        std::chrono::floor<std::chrono::days>(at).count()};
        if (known.details == nullptr || known.rank() < told.rank()) {
            known = told;
        }
    }

    void writeDetails()
    {
        static const BookDetails nothing;
        auto &column = m_columns.books;
        for (const Tale &tale : m_tales) {
            const BookDetails &details = tale.details != nullptr ? *tale.details : nothing;
            column.teller.push_back(tale.teller);
            column.averageRating.push_back(details.averageRating);
            column.link.emplace_back(details.link);
            column.imageLink.emplace_back(details.imageLink);
        }
    }

    std::span<const Notification *const> m_notifications;
    SortedKeys<std::string> m_topics;
    SortedKeys<std::string> m_shelves;
    SortedKeys<std::string> m_libraries;
    SortedKeys<Book> m_books;
    std::vector<Tale> m_tales; ///< by book
    Sql::BatchColumns m_columns;
};

} // namespace

Sql::BatchColumns toColumns(std::span<const Notification *const> notifications)
{
    return ColumnWriter(notifications).write();
}

Sql::BatchColumns toKeyColumns(std::span<const Notification *const> notifications)
{
    Sql::BatchColumns columns;
    SortedKeys<std::string> topics;
    for (const Notification *notification : notifications) {
        topics.add(notification->topic, &notification->topic);
    }
    topics.number();
    topics.writeTo(columns.topics);
    for (const Notification *notification : notifications) {
        columns.notifications.topic.push_back(topics.position(notification->topic));
        columns.notifications.id.push_back(ledgerKey(notification->messageId).uuid);
        columns.notifications.contentHash.push_back(notification->contentHash);
    }
    return columns;
}

} // namespace ShelfHelp::Ingest

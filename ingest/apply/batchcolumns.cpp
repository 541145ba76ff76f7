// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "batchcolumns.h"

#include "ledgerkey.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
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

    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const auto *entry : m_order) {
            visit(entry->first, *entry->second.value);
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

std::string bytesOf(const Digest &digest)
{
    return {digest.begin(), digest.end()};
}

class ColumnWriter final
{
public:
    explicit ColumnWriter(std::span<const Notification> notifications)
        : m_notifications(notifications)
    {
        collectKeys();
    }

    [[nodiscard]] Sql::BatchColumns write()
    {
        writeKeys();
        for (const Notification &notification : m_notifications) {
            writeNotification(notification);
            std::visit([this](const auto &event) { writeEvent(event); }, notification.event);
        }
        return std::move(m_columns);
    }

private:
    void collectKeys()
    {
        for (const Notification &notification : m_notifications) {
            m_topics.add(notification.topic, &notification.topic);
            if (const auto *search = std::get_if<ShelfSearch>(&notification.event)) {
                m_shelves.add(search->shelfUrl, &search->shelfUrl);
                for (const Book &book : search->books) {
                    m_books.add(book.uniqueHash, &book);
                }
            } else if (const auto *check = std::get_if<LibrarySearch>(&notification.event)) {
                m_books.add(check->book.uniqueHash, &check->book);
            }
        }
        m_topics.number();
        m_shelves.number();
        m_books.number();
    }

    void writeKeys()
    {
        m_topics.forEach(
            [this](std::string_view, const std::string &topic) { m_columns.topics.emplace_back(topic); });
        m_shelves.forEach(
            [this](std::string_view, const std::string &url) { m_columns.shelfUrls.emplace_back(url); });
        m_books.forEach([this](std::string_view hash, const Book &book) {
            m_columns.books.uniqueHash.emplace_back(hash);
            m_columns.books.goodreadsId.emplace_back(book.goodreadsId);
            m_columns.books.title.emplace_back(book.title);
            m_columns.books.author.emplace_back(book.author);
            m_columns.books.isbn.emplace_back(book.isbn);
        });
    }

    void writeNotification(const Notification &notification)
    {
        auto &column = m_columns.notifications;
        LedgerKey key = ledgerKey(notification.messageId);
        column.topic.push_back(m_topics.position(notification.topic));
        column.id.push_back(std::move(key.uuid));
        column.messageId.push_back(std::move(key.original));
        column.contentHash.push_back(bytesOf(notification.contentHash));
        column.kind.push_back(std::int32_t(notification.event.index()));
        column.sequenceNumber.push_back(notification.sequenceNumber);
        column.publishedAt.push_back(notification.publishedAt);
        column.warnings.emplace_back(joined(notification.warnings));
    }

    void writeEvent(const ShelfSearch &search)
    {
        auto &column = m_columns.shelfSearches;
        column.notification.push_back(std::int32_t(m_columns.size()));
        column.shelf.push_back(m_shelves.position(search.shelfUrl));
        column.numBooks.push_back(search.numBooks);
        column.totalBooks.push_back(search.totalBooks);
        column.start.push_back(search.timeStart);
        column.end.push_back(search.timeEnd);
        column.searchType.push_back(search.searchType);
        writeShownBooks(std::int32_t(column.notification.size()), search.books);
    }

    void writeShownBooks(std::int32_t search, const std::vector<Book> &books)
    {
        auto &column = m_columns.shownBooks;
        for (const Book &book : books) {
            column.search.push_back(search);
            column.book.push_back(m_books.position(book.uniqueHash));
        }
        if (books.empty()) {
            column.search.push_back(search);
            column.book.push_back(0);
        }
    }

    void writeEvent(const LibrarySearch &check)
    {
        auto &column = m_columns.librarySearches;
        column.notification.push_back(std::int32_t(m_columns.size()));
        column.library.emplace_back(check.libraryId);
        column.isLibby.push_back(check.isLibby ? 1 : 0);
        column.start.push_back(check.timeStart);
        column.end.push_back(check.timeEnd);
        column.book.push_back(m_books.position(check.book.uniqueHash));
        column.available.push_back(check.available ? 1 : 0);
        column.message.emplace_back(check.availabilityMessage);
    }

    std::span<const Notification> m_notifications;
    SortedKeys<std::string> m_topics;
    SortedKeys<std::string> m_shelves;
    SortedKeys<Book> m_books;
    Sql::BatchColumns m_columns;
};

} // namespace

Sql::BatchColumns toColumns(std::span<const Notification> notifications)
{
    return ColumnWriter(notifications).write();
}

} // namespace ShelfHelp::Ingest

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "existingpipeline.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ShelfHelp::Tests {

namespace {

QString orNull(const QString &text)
{
    return text.isEmpty() ? u"-"_qs : text;
}

/// As to_char(…, 'YYYY-MM-DD"T"HH24:MI:SS.US') writes it. The backend's times have no offset and six digits
/// or none.
QString timeOf(const QJsonObject &message, const QString &name)
{
    const QString text = message.value(name).toString();
    return text.contains(u'.') ? text.leftJustified(26, u'0') : QString(text + u".000000");
}

/// The SHA-256 of title-author-goodreads_id-isbn as they were received.
QString hashOf(const QJsonObject &book)
{
    QStringList parts;
    for (const QString &name : {u"title"_qs, u"author"_qs, u"goodreads_id"_qs, u"isbn"_qs}) {
        parts.append(book.value(name).toVariant().toString());
    }
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(u'-').toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString yesNo(const QJsonValue &value)
{
    return value.toBool() ? u"true"_qs : u"false"_qs;
}

QStringList sorted(QStringList rows)
{
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

void ExistingPipeline::apply(const QByteArray &envelope)
{
    const QJsonObject notification = QJsonDocument::fromJson(envelope).object();
    const QString id = notification.value(u"MessageId"_qs).toString();
    const QJsonObject message =
        QJsonDocument::fromJson(notification.value(u"Message"_qs).toString().toUtf8()).object();
    const bool isRepeated = m_messageIds.contains(id);
    m_messageIds.insert(id);
    const QString type = message.value(u"msg_type"_qs).toString();
    if (type == u"SHELFSEARCH") {
        applyShelfSearch(message, isRepeated);
    } else if (type == u"LIBRARYSEARCH") {
        applyLibrarySearch(message, isRepeated);
    } else {
        ++m_visits; // any other type is dropped without a word
    }
}

/// The insert's dates, or the update's: the latest search overwrites, whenever it was.
void ExistingPipeline::overwrite(Dates &dates, const QString &time)
{
    if (dates.earliest.isEmpty()) {
        dates.earliest = time;
        dates.latest = time;
    }
    dates.last = time;
    dates.earliest = std::min(dates.earliest, time);
    dates.latest = std::max(dates.latest, time);
}

QString ExistingPipeline::findBook(const QJsonObject &book)
{
    const QString hash = hashOf(book);
    if (!m_books.contains(hash)) {
        const QStringList columns{book.value(u"goodreads_id"_qs).toVariant().toString(),
                                  book.value(u"title"_qs).toString(), book.value(u"author"_qs).toString(),
                                  book.value(u"isbn"_qs).toString()};
        m_books.insert(hash, {.columns = columns.join(u'|'), .dates = {}});
    }
    return hash;
}

void ExistingPipeline::applyShelfSearch(const QJsonObject &message, bool isRepeated)
{
    const QString start = timeOf(message, u"time_start"_qs);
    const QString url = message.value(u"shelf_url"_qs).toString();
    Dates &shelf = m_shelves[url];
    if (shelf.added.isEmpty()) {
        shelf.added = start;
    }
    overwrite(shelf, start);
    QStringList hashes;
    for (const QJsonValue &item : message.value(u"books"_qs).toArray()) {
        const bool isNew = !m_books.contains(hashOf(item.toObject()));
        hashes.append(findBook(item.toObject()));
        Dates &dates = m_books[hashes.last()].dates;
        if (isNew) {
            dates.added = start;
        }
        overwrite(dates, start);
    }
    const QStringList columns{url,
                              QString::number(message.value(u"num_books"_qs).toInt()),
                              start,
                              timeOf(message, u"time_end"_qs),
                              QString::number(message.value(u"total_books"_qs).toInt()),
                              hashes.join(u' '),
                              orNull(message.value(u"search_type"_qs).toString())};
    m_shelfSearches.append({columns.join(u'|'), isRepeated});
}

/// A book that a check brings has no dates.
void ExistingPipeline::applyLibrarySearch(const QJsonObject &message, bool isRepeated)
{
    const QString library = message.value(u"library_id"_qs).toString();
    m_libraries.insert(library);
    const QStringList columns{library,
                              yesNo(message.value(u"is_libby"_qs)),
                              timeOf(message, u"time_start"_qs),
                              timeOf(message, u"time_end"_qs),
                              findBook(message.value(u"book"_qs).toObject()),
                              yesNo(message.value(u"available"_qs)),
                              message.value(u"availability_message"_qs).toString()};
    m_librarySearches.append({columns.join(u'|'), isRepeated});
}

QStringList ExistingPipeline::books() const
{
    QStringList rows;
    for (auto book = m_books.begin(); book != m_books.end(); ++book) {
        rows.append(
            QStringList{book.key(), book->columns, orNull(book->dates.earliest), orNull(book->dates.latest)}
                .join(u'|'));
    }
    return sorted(rows);
}

QStringList ExistingPipeline::shelves() const
{
    QStringList rows;
    for (auto shelf = m_shelves.begin(); shelf != m_shelves.end(); ++shelf) {
        rows.append(QStringList{shelf.key(), shelf->earliest, shelf->latest}.join(u'|'));
    }
    return sorted(rows);
}

QStringList ExistingPipeline::searchRows(const QList<Search> &searches)
{
    QStringList rows;
    for (const Search &search : searches) {
        if (!search.isRepeated) {
            rows.append(search.columns);
        }
    }
    return sorted(rows);
}

QStringList ExistingPipeline::shelfSearches() const
{
    return searchRows(m_shelfSearches);
}

QStringList ExistingPipeline::librarySearches() const
{
    return searchRows(m_librarySearches);
}

QStringList ExistingPipeline::registeredLibraries(const QSet<QString> &known) const
{
    return sorted((m_libraries - known).values());
}

QHash<QString, qint64> ExistingPipeline::differences() const
{
    QHash<QString, qint64> counts{{u"visit dropped"_qs, m_visits}};
    for (const auto *searches : {&m_shelfSearches, &m_librarySearches}) {
        counts[u"repeated delivery"_qs] += std::ranges::count(*searches, true, &Search::isRepeated);
    }
    QList<Dates> all = m_shelves.values();
    for (const Book &book : m_books) {
        all.append(book.dates);
    }
    for (const Dates &dates : std::as_const(all)) {
        const bool isLeftEmpty = dates.added.isEmpty() && !dates.earliest.isEmpty();
        const bool isBackwards =
            !isLeftEmpty && (dates.added != dates.earliest || dates.last != dates.latest);
        counts[u"date_added left empty"_qs] += isLeftEmpty ? 1 : 0;
        counts[u"dates moved backwards"_qs] += isBackwards ? 1 : 0;
    }
    return counts;
}

} // namespace ShelfHelp::Tests

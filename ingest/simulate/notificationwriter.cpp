// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notificationwriter.h"

#include "books.h"
#include "draw.h"
#include "traffic.h"

#include <array>
#include <chrono>

namespace ShelfHelp::Ingest::Simulation {

namespace {

constexpr qint64 microsecondsPerMillisecond = 1000;

/// Appends a number with leading zeros.
void appendPadded(QByteArray &out, qint64 number, int width)
{
    const QByteArray digits = QByteArray::number(number);
    out.append(width - digits.size(), '0').append(digits);
}

void appendDate(QByteArray &out, const std::chrono::year_month_day &date)
{
    appendPadded(out, int(date.year()), 4);
    out.append('-');
    appendPadded(out, unsigned(date.month()), 2);
    out.append('-');
    appendPadded(out, unsigned(date.day()), 2);
}

void appendTimeOfDay(QByteArray &out, qint64 secondOfDay)
{
    appendPadded(out, secondOfDay / 3600, 2);
    out.append(':');
    appendPadded(out, secondOfDay / 60 % 60, 2);
    out.append(':');
    appendPadded(out, secondOfDay % 60, 2);
}

/// 2024-09-02T09:46:54, to which the caller adds its fraction.
void appendInstant(QByteArray &out, qint64 microseconds)
{
    const std::chrono::sys_days day{std::chrono::days(microseconds / microsecondsPerDay)};
    appendDate(out, day);
    out.append('T');
    appendTimeOfDay(out, microseconds % microsecondsPerDay / microsecondsPerSecond);
}

QByteArray naiveTime(qint64 microseconds)
{
    QByteArray text;
    appendInstant(text, microseconds);
    if (const qint64 fraction = microseconds % microsecondsPerSecond; fraction != 0) {
        text.append('.');
        appendPadded(text, fraction, 6);
    }
    return text;
}

/// RFC 2822 in the time of Goodreads' own office, summer time taken from the month.
QByteArray goodreadsDate(qint64 seconds)
{
    constexpr std::array<QByteArrayView, 7> weekdays{"Sun, ", "Mon, ", "Tue, ", "Wed, ",
                                                     "Thu, ", "Fri, ", "Sat, "};
    constexpr std::array<QByteArrayView, 12> months{" Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ",
                                                    " Jul ", " Aug ", " Sep ", " Oct ", " Nov ", " Dec "};
    constexpr qint64 secondsPerDay = 86'400;
    const std::chrono::sys_days day{std::chrono::days(seconds / secondsPerDay)};
    const std::chrono::year_month_day date(day);
    const unsigned month = unsigned(date.month());
    QByteArray text = weekdays[std::chrono::weekday(day).c_encoding()].toByteArray();
    appendPadded(text, unsigned(date.day()), 2);
    text.append(months[month - 1]).append(QByteArray::number(int(date.year()))).append(' ');
    appendTimeOfDay(text, seconds % secondsPerDay);
    return text.append(month >= 4 && month <= 10 ? " -0700" : " -0800");
}

/// Our texts hold no control characters: quotes and backslashes are all that needs escaping.
void appendEscaped(QByteArray &out, QByteArrayView text)
{
    for (const char character : text) {
        if (character == '"' || character == '\\') {
            out.append('\\');
        }
        out.append(character);
    }
}

void appendText(QByteArray &out, QByteArrayView key, QByteArrayView value)
{
    out.append('"').append(key).append("\":\"");
    appendEscaped(out, value);
    out.append('"');
}

void appendBook(QByteArray &out, quint64 seed, const ShelfEntry &entry)
{
    const SimulatedBook book = simulatedBook(seed, entry.book);
    out.append('{');
    appendText(out, "title", book.title);
    appendText(out.append(','), "author", book.author);
    appendText(out.append(','), "isbn", book.isbn);
    out.append(",\"avg_rating\":").append(QByteArray::number(book.ratingHundredths / 100)).append('.');
    appendPadded(out, book.ratingHundredths % 100, 2);
    appendText(out.append(','), "date_added", goodreadsDate(entry.addedAt));
    appendText(out.append(','), "link",
               QByteArray("https://www.goodreads.com/book/show/" + book.goodreadsId));
    appendText(out.append(','), "searchable_title", book.searchableTitle);
    appendText(out.append(','), "image_link", book.imageLink);
    appendText(out.append(','), "goodreads_id", book.goodreadsId);
    out.append('}');
}

/// Shaped like a UUID of version 5, as those of SNS. The set top bits keep both halves at 16 digits.
QByteArray messageId(quint64 seed, quint64 serial)
{
    TraitStream traits{seed, keyOf(Trait::Message), serial};
    QByteArray hex = QByteArray::number(traits() | (quint64(1) << 63), 16);
    hex += QByteArray::number(traits() | (quint64(1) << 63), 16);
    hex[12] = '5';
    hex[16] = "89ab"[below(traits, 4)];
    return hex.insert(20, '-').insert(16, '-').insert(12, '-').insert(8, '-');
}

QByteArray messageOf(quint64 seed, const ShelfSearchFacts &facts)
{
    QByteArray out = "{\"msg_type\":\"SHELFSEARCH\",";
    appendText(out, "shelf_url", facts.url);
    out.append(",\"books\":[");
    for (qsizetype i = 0; i < facts.shown.size(); ++i) {
        out.append(i == 0 ? "" : ",");
        appendBook(out, seed, facts.shown.at(i));
    }
    out.append("],\"num_books\":").append(QByteArray::number(facts.shown.size())).append(',');
    appendText(out, "time_start", naiveTime(facts.start));
    appendText(out.append(','), "time_end", naiveTime(facts.end));
    out.append(",\"total_books\":").append(QByteArray::number(facts.totalBooks)).append(',');
    appendText(out, "search_type", facts.isShuffle ? "Shuffle" : "Search");
    return out.append('}');
}

QByteArray messageOf(quint64 seed, const LibraryCheckFacts &facts)
{
    QByteArray out = "{\"msg_type\":\"LIBRARYSEARCH\",";
    appendText(out, "library_id", facts.libraryId);
    out.append(facts.isLibby ? ",\"is_libby\":true," : ",\"is_libby\":false,");
    appendText(out, "time_start", naiveTime(facts.start));
    appendText(out.append(','), "time_end", naiveTime(facts.end));
    out.append(",\"book\":");
    appendBook(out, seed, facts.entry);
    out.append(facts.available ? ",\"available\":true," : ",\"available\":false,");
    appendText(out, "availability_message", facts.message);
    return out.append('}');
}

QByteArray messageOf(quint64 seed, const GoodreadsVisitFacts &facts)
{
    QByteArray out = "{\"msg_type\":\"GOODREADSVISIT\",";
    appendText(out, "shelf_url", facts.url);
    out.append(",\"book\":");
    appendBook(out, seed, facts.entry);
    appendText(out.append(','), "time", naiveTime(facts.time));
    return out.append('}');
}

} // namespace

QByteArray messageAbout(quint64 seed, const Happening &happening)
{
    return std::visit([seed](const auto &facts) { return messageOf(seed, facts); }, happening);
}

QByteArray envelopeLine(quint64 seed, quint64 serial, qint64 publishedAt, const QByteArray &message)
{
    constexpr quint64 firstSequenceNumber = 10'000'000'000'000'000'000U;
    constexpr quint64 sequenceStep = 1000;
    constexpr QByteArrayView topic = "arn:aws:sns:us-east-2:000000000000:shelfhelp-event-pipeline.fifo";
    constexpr QByteArrayView unsubscribeUrl =
        "https://sns.us-east-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-2:"
        "000000000000:shelfhelp-event-pipeline.fifo:00000000-0000-4000-8000-000000000000";
    QByteArray out = "{";
    appendText(out, "Type", "Notification");
    appendText(out.append(','), "MessageId", messageId(seed, serial));
    appendText(out.append(','), "SequenceNumber",
               QByteArray::number(firstSequenceNumber + (serial + 1) * sequenceStep));
    appendText(out.append(','), "TopicArn", topic);
    appendText(out.append(','), "Message", message);
    out.append(",\"Timestamp\":\"");
    appendInstant(out, publishedAt);
    out.append('.');
    appendPadded(out, publishedAt % microsecondsPerSecond / microsecondsPerMillisecond, 3);
    out.append("Z\",\"UnsubscribeURL\":\"").append(unsubscribeUrl);
    return out.append("\"}");
}

} // namespace ShelfHelp::Ingest::Simulation

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schedules.h"

#include "payloads.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <random>

namespace ShelfHelp::Tests {

namespace {

/// The engine is the same everywhere, but the distributions of the library are not.
class Draw final
{
public:
    explicit Draw(quint32 seed)
        : m_engine(seed)
    {
    }

    /// 0 … count − 1
    int below(int count) { return int(m_engine() % quint32(count)); }

    template <typename T>
    const T &oneOf(const QList<T> &values)
    {
        return values[below(int(values.size()))];
    }

    template <typename List>
    void shuffle(List &list)
    {
        for (qsizetype last = list.size() - 1; last > 0; --last) {
            std::swap(list[last], list[below(int(last) + 1)]);
        }
    }

private:
    std::mt19937 m_engine;
};

QByteArray time(Draw &draw)
{
    return draw.oneOf<QByteArray>({"2024-05-02T10:00:00", "2024-05-02T10:00:00.000001",
                                   "2024-05-02T23:59:59.999999", "2024-05-03T00:00:00",
                                   "2024-05-01T12:00:00-03:30", "1999-12-31T23:59:59"});
}

QVariantMap details(Draw &draw)
{
    QVariantMap all;
    if (draw.below(3) > 0) {
        all.insert(u"avg_rating"_qs, draw.oneOf<QVariant>({4.23, 0.0, -0.0, 5, 4.229999}));
    }
    if (draw.below(3) > 0) {
        all.insert(u"link"_qs,
                   draw.oneOf<QVariant>({u"https://a"_qs, u"https://B"_qs, u"https://ä"_qs, QString()}));
    }
    if (draw.below(3) > 0) {
        all.insert(u"image_link"_qs, draw.oneOf<QVariant>({u"https://i/1"_qs, u"https://i/\U0001F4D6"_qs}));
    }
    return all;
}

QByteArray title(Draw &draw)
{
    return draw.oneOf<QByteArray>({"Emma", "emma", "Émile", "The Clockwork Orchard", "\xf0\x9f\x93\x96"});
}

QByteArray url(Draw &draw)
{
    return draw.oneOf<QByteArray>({"https://www.goodreads.com/review/list/1",
                                   "https://www.goodreads.com/review/list/2",
                                   "https://www.goodreads.com/review/list/2?shelf=Ä"});
}

QByteArray message(Draw &draw)
{
    switch (draw.below(5)) {
    case 0:
    case 1: {
        QList<QByteArray> books;
        for (int count = draw.below(5); count > 0; --count) {
            books.append(title(draw));
        }
        return shelfSearch({.url = url(draw),
                            .books = books,
                            .timeStart = time(draw),
                            .timeEnd = time(draw),
                            .totalBooks = draw.below(200),
                            .searchType = draw.oneOf<QByteArray>({"Shuffle", "Search"})});
    }
    case 2:
        return goodreadsVisit(
            {.url = draw.below(3) == 0 ? QByteArray() : url(draw), .title = title(draw), .time = time(draw)});
    default:
        return librarySearch({.libraryId = draw.oneOf<QByteArray>({"nashville", "Nashville", "nowhere"}),
                              .title = title(draw),
                              .isLibby = draw.below(2) == 0,
                              .available = draw.below(2) == 0,
                              .timeStart = time(draw),
                              .timeEnd = time(draw),
                              .details = details(draw)});
    }
}

QByteArray withoutId(const QByteArray &envelope)
{
    QJsonObject object = QJsonDocument::fromJson(envelope).object();
    object.remove(u"MessageId"_qs);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray payload(Draw &draw, int number)
{
    switch (draw.below(12)) {
    case 0:
        return "{\"number\": " + QByteArray::number(number) + '}';
    case 1:
        return "{no JSON, number " + QByteArray::number(number) + '}';
    case 2:
        return message(draw);
    case 3:
        return withoutId(envelope(message(draw)));
    default: {
        const QByteArray id = "5e1f0000-0000-4000-8000-" + QByteArray::number(number).rightJustified(12, '0');
        return envelope(message(draw), draw.below(6) == 0 ? "odd id " + QByteArray::number(number) : id);
    }
    }
}

/// Every notification, and each perhaps up to five times more.
QList<QByteArray> deliveriesOf(const QList<QByteArray> &payloads, Draw &draw)
{
    QList<QByteArray> deliveries;
    for (const QByteArray &one : payloads) {
        const int again = draw.below(2) == 0 ? 0 : draw.below(6);
        for (int copies = 0; copies <= again; ++copies) {
            deliveries.append(one);
        }
    }
    draw.shuffle(deliveries);
    return deliveries;
}

QList<QByteArray> cut(const QList<QByteArray> &deliveries, Draw &draw)
{
    QList<QByteArray> documents;
    for (qsizetype from = 0; from < deliveries.size();) {
        const qsizetype size = 1 + draw.below(40);
        const QList<QByteArray> lines = deliveries.mid(from, size);
        // A document of one line is a file of one document, and would be kept with the end of its line.
        documents.append(jsonLines(lines.size() > 1 ? lines : lines + lines));
        from += size;
    }
    return documents;
}

} // namespace

QList<QByteArray> crowdedPayloads(int count, quint32 seed)
{
    Draw draw(seed);
    QList<QByteArray> payloads;
    for (int number = 0; number < count; ++number) {
        payloads.append(payload(draw, number));
    }
    return payloads;
}

Schedule randomSchedule(const QList<QByteArray> &payloads, quint32 seed)
{
    Draw draw(seed);
    QList<QList<QByteArray>> hands(1 + draw.below(8));
    for (const QByteArray &delivery : deliveriesOf(payloads, draw)) {
        hands[draw.below(int(hands.size()))].append(delivery);
    }
    Schedule schedule;
    for (const QList<QByteArray> &hand : std::as_const(hands)) {
        schedule.append({.documents = cut(hand, draw), .batchSize = 1 + draw.below(50)});
    }
    return schedule;
}

} // namespace ShelfHelp::Tests

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/simulate/simulator.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace ShelfHelp::Tests {

namespace {

QJsonObject book(const QByteArray &title, const QByteArray &author, const QVariantMap &details = {})
{
    QJsonObject object = QJsonObject::fromVariantMap(details);
    object.insert(u"title"_qs, QString::fromUtf8(title));
    object.insert(u"author"_qs, QString::fromUtf8(author));
    object.insert(u"isbn"_qs, QString());
    object.insert(u"goodreads_id"_qs, u"9000001"_qs);
    return object;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray shelfSearch(const ShelfSearchFields &fields)
{
    QJsonArray books;
    for (const QByteArray &title : fields.books) {
        books.append(book(title, "Ada Nightingale"));
    }
    return compact({{u"msg_type"_qs, u"SHELFSEARCH"_qs},
                    {u"shelf_url"_qs, QString::fromUtf8(fields.url)},
                    {u"books"_qs, books},
                    {u"num_books"_qs, fields.books.size()},
                    {u"time_start"_qs, QString::fromUtf8(fields.timeStart)},
                    {u"time_end"_qs, QString::fromUtf8(fields.timeEnd)},
                    {u"total_books"_qs, fields.totalBooks},
                    {u"search_type"_qs, QString::fromUtf8(fields.searchType)}});
}

QByteArray librarySearch(const LibrarySearchFields &fields)
{
    return compact({{u"msg_type"_qs, u"LIBRARYSEARCH"_qs},
                    {u"library_id"_qs, QString::fromUtf8(fields.libraryId)},
                    {u"is_libby"_qs, fields.isLibby},
                    {u"time_start"_qs, QString::fromUtf8(fields.timeStart)},
                    {u"time_end"_qs, QString::fromUtf8(fields.timeEnd)},
                    {u"book"_qs, book(fields.title, fields.author, fields.details)},
                    {u"available"_qs, fields.available},
                    {u"availability_message"_qs, QString::fromUtf8(fields.message)}});
}

QByteArray goodreadsVisit(const GoodreadsVisitFields &fields)
{
    const QJsonValue url = fields.url.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(fields.url));
    return compact({{u"msg_type"_qs, u"GOODREADSVISIT"_qs},
                    {u"shelf_url"_qs, url},
                    {u"book"_qs, book(fields.title, "Ada Nightingale")},
                    {u"time"_qs, QString::fromUtf8(fields.time)}});
}

QByteArray envelope(const QByteArray &message, const QByteArray &messageId)
{
    const QString id = messageId.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                                           : QString::fromUtf8(messageId);
    return compact({{u"Type"_qs, u"Notification"_qs},
                    {u"MessageId"_qs, id},
                    {u"TopicArn"_qs, u"arn:aws:sns:us-east-2:000000000000:test.fifo"_qs},
                    {u"Message"_qs, QString::fromUtf8(message)}});
}

QList<QByteArray> plausiblePayloads(int count)
{
    Ingest::Simulator simulator({.events = count, .days = 3});
    QList<QByteArray> payloads;
    while (const std::optional<QByteArray> line = simulator.next()) {
        payloads.append(*line);
    }
    return payloads;
}

QByteArray jsonLines(const QList<QByteArray> &payloads)
{
    return payloads.join('\n') + '\n';
}

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/samples/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", qPrintable(file.fileName()));
    }
    return file.readAll();
}

} // namespace ShelfHelp::Tests

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queueevents.h"

#include <tests/support/databasetesting.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ShelfHelp::Tests {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray queueEvent(const QList<QueueRecord> &records)
{
    QJsonArray list;
    for (const QueueRecord &record : records) {
        QJsonObject object{
            {u"body"_qs, QString::fromUtf8(record.body)},
            {u"attributes"_qs, QJsonObject{{u"MessageGroupId"_qs, QString::fromUtf8(record.group)}}},
            {u"eventSource"_qs, u"aws:sqs"_qs},
            {u"eventSourceARN"_qs, u"arn:aws:sqs:eu-west-1:111122223333:events.fifo"_qs}};
        if (!record.messageId.isEmpty()) {
            object.insert(u"messageId"_qs, QString::fromUtf8(record.messageId));
        }
        list.append(object);
    }
    return compact({{u"Records"_qs, list}});
}

QByteArray notification(const QByteArray &id, const QByteArray &library)
{
    const QJsonObject book{{u"title"_qs, u"The Clockwork Orchard"_qs},
                           {u"author"_qs, u"Ada Nightingale"_qs},
                           {u"isbn"_qs, QString()},
                           {u"goodreads_id"_qs, u"9000001"_qs}};
    const QByteArray message = compact({{u"msg_type"_qs, u"LIBRARYSEARCH"_qs},
                                        {u"library_id"_qs, QString::fromUtf8(library)},
                                        {u"is_libby"_qs, true},
                                        {u"time_start"_qs, u"2024-05-02T10:00:20"_qs},
                                        {u"time_end"_qs, u"2024-05-02T10:00:21"_qs},
                                        {u"book"_qs, book},
                                        {u"available"_qs, true},
                                        {u"availability_message"_qs, u"AVAILABLE"_qs}});
    return compact({{u"Type"_qs, u"Notification"_qs},
                    {u"MessageId"_qs, QString::fromUtf8(id)},
                    {u"TopicArn"_qs, u"arn:aws:sns:eu-west-1:111122223333:events.fifo"_qs},
                    {u"Message"_qs, QString::fromUtf8(message)}});
}

QByteArray eventWith(const QByteArray &id, const QByteArray &library)
{
    return queueEvent({{.body = notification(id, library), .messageId = "m1"}});
}

void addHeldLibrary(MigratedDatabase &database)
{
    run(database.connection(),
        "INSERT INTO public.libraries VALUES ('held', 'Held library') ON CONFLICT DO NOTHING");
}

std::unique_ptr<Sql::Connection> holdLibrary(MigratedDatabase &database)
{
    auto holder = openOwner(database.settings());
    run(*holder, "BEGIN; SELECT 1 FROM public.libraries WHERE library_id = 'held' FOR UPDATE");
    return holder;
}

int waitingForLock(MigratedDatabase &database)
{
    return ask(database.connection(), u"SELECT count(*) FROM pg_stat_activity "
                                      "WHERE datname = current_database() AND wait_event_type = 'Lock'"_qs)
        .toInt();
}

QString storedIds(MigratedDatabase &database)
{
    return ask(database.connection(), u"SELECT coalesce(string_agg(message_id, ' ' ORDER BY message_id), '') "
                                      "FROM shelfhelp.notifications"_qs);
}

} // namespace ShelfHelp::Tests

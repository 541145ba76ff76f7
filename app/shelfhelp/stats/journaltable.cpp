// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowtables.h"

#include <sql/analytics/eventfigures.h>

#include <QUuid>

namespace ShelfHelp::App {

namespace {

QString journalPlace(const Sql::JournalKey &key)
{
    return u"%1,%2,%3"_qs.arg(QString::number(key.appliedUs), key.notificationId,
                              QString::number(key.topicId));
}

Result<std::optional<Sql::JournalKey>> journalKeyOf(const QString &after)
{
    if (after.isEmpty()) {
        return std::optional<Sql::JournalKey>();
    }
    const QStringList parts = after.split(u',');
    bool isTime = false;
    bool isTopic = false;
    const qint64 appliedUs = parts.value(0).toLongLong(&isTime);
    const qint64 topicId = parts.value(2).toLongLong(&isTopic);
    const QUuid id = QUuid::fromString(parts.value(1));
    if (parts.size() != 3 || !isTime || !isTopic || id.isNull()) {
        return badPlace(after);
    }
    return std::optional(Sql::JournalKey{
        .appliedUs = appliedUs, .notificationId = id.toString(QUuid::WithoutBraces), .topicId = topicId});
}

Row journalRow(const Sql::JournalEntry &entry)
{
    return {entry.key.notificationId,
            entry.messageId,
            Sql::namesOf(*entry.kind).messageType,
            entry.state == Sql::EventState::Stored ? u"stored"_qs : u"adopted"_qs,
            entry.applied,
            entry.published,
            entry.offsetMinutes,
            millisecondsOf(entry.publishLagUs),
            millisecondsOf(entry.queueLagUs),
            entry.source,
            entry.runId,
            entry.searchId,
            entry.warnings.join(u"; ")};
}

} // namespace

Result<FigureTable> journalTable(const FigureRequest &request, const RowsRequest &rows)
{
    const auto key = journalKeyOf(rows.after);
    if (!key.ok()) {
        return key.error();
    }
    const auto page =
        Sql::eventJournal(request.snapshot, request.context,
                          {.filter = {.states = {Sql::EventState::Stored, Sql::EventState::Adopted}},
                           .after = key.value(),
                           .limit = request.limit});
    if (!page.ok()) {
        return page.error();
    }
    FigureTable table{.columns = {u"notification_id"_qs, u"message_id"_qs, u"kind"_qs, u"state"_qs,
                                  u"applied"_qs, u"published"_qs, u"offset_minutes"_qs, u"publish_lag_ms"_qs,
                                  u"queue_lag_ms"_qs, u"source"_qs, u"run_id"_qs, u"search_id"_qs,
                                  u"warnings"_qs},
                      .rows = {},
                      .notes = {}};
    if (!page.value()) {
        table.notes = {{u"is_recorded"_qs, false}};
        return table;
    }
    for (const Sql::JournalEntry &entry : page.value()->entries) {
        table.rows.append(journalRow(entry));
    }
    if (page.value()->next) {
        table.notes = {{u"next"_qs, journalPlace(*page.value()->next)}};
    }
    return table;
}

} // namespace ShelfHelp::App

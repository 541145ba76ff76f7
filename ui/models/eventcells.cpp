// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventcells.h"

#include "celltext.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct EventTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::EventTexts)
};

/// No cell is wider than this.
constexpr qsizetype mostCharacters = 300;

ChartCell shownText(const QString &text)
{
    const QString shown = visibleText(text.left(mostCharacters));
    return {.text = shown.isEmpty() ? absentText() : shown, .raw = text};
}

ChartCell momentCell(const QDateTime &instant, const QTimeZone &zone, const QLocale &locale)
{
    return {.text = momentText(instant, zone, locale), .raw = instant};
}

ChartCell lagCell(const std::optional<qint64> &microseconds, const QLocale &locale)
{
    if (!microseconds) {
        return {.text = absentText(), .raw = {}};
    }
    const double ms = double(*microseconds) / 1000;
    const QString text = ms < 0 ? u'−' + durationText(-ms, locale) : durationText(ms, locale);
    return {.text = text, .raw = ms};
}

QString stateWord(Sql::EventState state)
{
    switch (state) {
    case Sql::EventState::Stored:
        return u"stored"_qs;
    case Sql::EventState::Adopted:
        return u"adopted"_qs;
    case Sql::EventState::Dead:
        return u"dead"_qs;
    case Sql::EventState::Replayed:
        return u"replayed"_qs;
    case Sql::EventState::Discarded:
        break;
    }
    return u"discarded"_qs;
}

/// Of a rejected one why, of a stored one what was odd.
ChartCell remarkCell(const Sql::JournalEntry &entry)
{
    if (entry.rejectionId == 0) {
        return entry.warnings.isEmpty() ? ChartCell{.text = absentText(), .raw = {}}
                                        : shownText(entry.warnings.join(u", "));
    }
    return shownText(entry.reason + u": "_qs + entry.detail);
}

ChartCell idOf(const Sql::JournalEntry &entry)
{
    if (entry.rejectionId > 0) {
        const QString number = QString::number(entry.rejectionId);
        return {.text = EventTexts::tr("dead letter %1").arg(number), .raw = number};
    }
    return shownText(entry.messageId.isEmpty() ? entry.key.notificationId : entry.messageId);
}

ChartCell attemptsCell(qint64 attempts, const QLocale &locale)
{
    return attempts > 0 ? countCell(attempts, locale) : ChartCell{.text = absentText(), .raw = {}};
}

} // namespace

QString momentText(const QDateTime &instant, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime local = instant.toTimeZone(zone);
    return EventTexts::tr("%1, %2", "date, time")
        .arg(dateText(local.date(), DateStyle::DayMonthYear, locale), local.time().toString(u"HH:mm:ss"_qs));
}

QString kindText(const std::optional<Sql::EventKind> &kind)
{
    if (!kind) {
        return absentText();
    }
    switch (*kind) {
    case Sql::EventKind::ShelfSearch:
        return EventTexts::tr("Shelf search");
    case Sql::EventKind::LibrarySearch:
        return EventTexts::tr("Library check");
    case Sql::EventKind::GoodreadsVisit:
        break;
    }
    return EventTexts::tr("Goodreads visit");
}

QString stateText(Sql::EventState state)
{
    switch (state) {
    case Sql::EventState::Stored:
        return EventTexts::tr("Stored");
    case Sql::EventState::Adopted:
        return EventTexts::tr("Known before");
    case Sql::EventState::Dead:
        return EventTexts::tr("Dead letter");
    case Sql::EventState::Replayed:
        return EventTexts::tr("Replayed");
    case Sql::EventState::Discarded:
        break;
    }
    return EventTexts::tr("Discarded");
}

QString stateText(Sql::RejectionState state)
{
    switch (state) {
    case Sql::RejectionState::Open:
        return EventTexts::tr("Open");
    case Sql::RejectionState::Retried:
        return EventTexts::tr("Replayed");
    case Sql::RejectionState::Discarded:
        break;
    }
    return EventTexts::tr("Discarded");
}

QString reasonText(const QString &reason)
{
    static const QHash<QString, const char *> meanings{
        {u"json.syntax"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "not JSON")},
        {u"json.utf8"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "not UTF-8")},
        {u"json.depth"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "nested too deep")},
        {u"json.number"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "a number that fits nowhere")},
        {u"text.surrogate"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "half a character")},
        {u"text.nul"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "a text with U+0000")},
        {u"envelope.shape"_qs,
         QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "no event, envelope or message")},
        {u"sns.not_notification"_qs,
         QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "no notification, for example a handshake")},
        {u"type.unknown"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "unknown kind")},
        {u"field.missing"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "missing key")},
        {u"field.type"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "wrong type")},
        {u"field.format"_qs,
         QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "malformed value, for example a bad time")},
        {u"field.range"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "value out of range")},
        {u"field.too_long"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "text too long")},
        {u"id.conflict"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "known id with other content")},
        {u"size.message"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "message too large")},
        {u"size.invocation"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "document too large")},
        {u"size.records"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "too many records")},
        {u"internal.db"_qs, QT_TRANSLATE_NOOP("ShelfHelp::Ui::EventTexts", "refused by the database")},
    };
    const char *meaning = meanings.value(reason, nullptr);
    return meaning != nullptr ? EventTexts::tr(meaning) : visibleText(reason);
}

QString blockedText(const Sql::DeskRights &rights, bool Sql::DeskRights::*right)
{
    if (rights.*right) {
        return {};
    }
    if (!rights.hasSchema) {
        return EventTexts::tr("This database has no schema of ours.");
    }
    if (rights.isStandby) {
        return EventTexts::tr("This server is a standby: nothing can be changed here.");
    }
    if (rights.isReadOnly) {
        return EventTexts::tr("This server is read-only.");
    }
    return EventTexts::tr("This role may only read here: see “shelfhelp database roles”.");
}

QList<ChartColumn> JournalCells::columns()
{
    return {{EventTexts::tr("Arrived"), u"at"_qs},
            {EventTexts::tr("Kind"), u"kind"_qs},
            {EventTexts::tr("State"), u"state"_qs},
            {EventTexts::tr("Publish lag"), u"publish_lag_ms"_qs},
            {EventTexts::tr("Queue lag"), u"queue_lag_ms"_qs},
            {EventTexts::tr("Rejections"), u"rejected_deliveries"_qs},
            {EventTexts::tr("Message id"), u"message_id"_qs},
            {EventTexts::tr("Source"), u"source"_qs},
            {EventTexts::tr("Run"), u"run_id"_qs},
            {EventTexts::tr("Remark"), u"remark"_qs}};
}

QList<ChartCell> JournalCells::cells(const Row &row, const QTimeZone &zone, const QLocale &locale)
{
    return {momentCell(row.applied, zone, locale),
            {.text = kindText(row.kind), .raw = row.kind ? Sql::namesOf(*row.kind).messageType : QString()},
            {.text = stateText(row.state), .raw = stateWord(row.state)},
            lagCell(row.publishLagUs, locale),
            lagCell(row.queueLagUs, locale),
            attemptsCell(row.attempts, locale),
            idOf(row),
            shownText(row.source),
            {.text = row.runId > 0 ? QString::number(row.runId) : absentText(), .raw = row.runId},
            remarkCell(row)};
}

bool JournalCells::isNumber(int column)
{
    return column == PublishLag || column == QueueLag || column == Attempts || column == Run;
}

QList<ChartColumn> RejectionCells::columns()
{
    return {{EventTexts::tr("No."), u"rejection_id"_qs}, {EventTexts::tr("Last seen"), u"last_seen"_qs},
            {EventTexts::tr("Cause"), u"reason"_qs},     {EventTexts::tr("State"), u"state"_qs},
            {EventTexts::tr("Detail"), u"detail"_qs},    {EventTexts::tr("Attempts"), u"attempts"_qs},
            {EventTexts::tr("Size"), u"bytes"_qs},       {EventTexts::tr("Source"), u"source"_qs}};
}

QList<ChartCell> RejectionCells::cells(const Row &row, const QTimeZone &zone, const QLocale &locale)
{
    const QString place = row.path.isEmpty() ? row.detail : row.path + u": "_qs + row.detail;
    return {{.text = QString::number(row.id), .raw = row.id},
            momentCell(row.lastSeen, zone, locale),
            {.text = reasonText(row.reason), .raw = row.reason},
            {.text = stateText(row.state), .raw = Sql::toText(row.state)},
            shownText(place),
            countCell(row.attempts, locale),
            {.text = locale.formattedDataSize(row.rawSize, 1), .raw = row.rawSize},
            shownText(row.line > 0 ? u"%1:%2"_qs.arg(row.source, QString::number(row.line)) : row.source)};
}

bool RejectionCells::isNumber(int column)
{
    return column == Id || column == Attempts || column == Size;
}

} // namespace ShelfHelp::Ui

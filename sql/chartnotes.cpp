// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "chartnotes.h"

#include "catalog.h"
#include "connection.h"

namespace ShelfHelp::Sql {

namespace {

constexpr int mostNotes = 1000;

} // namespace

std::optional<QString> problemWith(const ChartNote &note)
{
    if (note.text.trimmed().isEmpty()) {
        return u"A note needs some text"_qs;
    }
    if (!note.text.isValidUtf16() || note.text.contains(QChar::Null)) {
        return u"The note holds characters that PostgreSQL cannot store"_qs;
    }
    if (note.text.toUcs4().size() > longestNote) {
        return u"A note has at most %1 characters"_qs.arg(longestNote);
    }
    if (!note.from.isValid() || (note.to && *note.to <= note.from)) {
        return u"The end of the note is not after its start"_qs;
    }
    return std::nullopt;
}

Result<QList<ChartNote>> chartNotes(Connection &connection, const TimeRange &range)
{
    const Result<bool> isThere = canRead(connection, u"shelfhelp.chart_notes"_qs);
    if (!isThere.ok()) {
        return isThere.error();
    }
    QList<ChartNote> notes;
    if (!isThere.value()) {
        return notes;
    }
    const Result<Rows> rows =
        connection.executeStatement(u"notes/list"_qs, {range.from, range.to, mostNotes});
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        notes.append({.id = rows.value().get<qint64>(row, 0),
                      .from = rows.value().get<QDateTime>(row, 1),
                      .to = rows.value().get<std::optional<QDateTime>>(row, 2),
                      .text = rows.value().get<QString>(row, 3),
                      .author = rows.value().get<QString>(row, 4)});
    }
    return notes;
}

Result<qint64> writeNote(Connection &connection, const ChartNote &note)
{
    if (const auto problem = problemWith(note)) {
        return Error{.kind = ErrorKind::Usage, .message = *problem};
    }
    const Parameter id = note.id == 0 ? Parameter(std::nullopt) : Parameter(note.id);
    const Result<Rows> rows =
        connection.executeStatement(u"notes/write"_qs, {id, note.from, note.to, note.text.trimmed()});
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().isNull(0, 0)) {
        return Error{.message = u"The note is gone: somebody removed it meanwhile"_qs,
                     .remedy = u"Write it anew if it is still wanted."_qs};
    }
    return rows.value().get<qint64>(0, 0);
}

Outcome removeNote(Connection &connection, qint64 id)
{
    const Result<Rows> rows = connection.executeStatement(u"notes/remove"_qs, {id});
    return rows.ok() ? success() : Outcome(rows.error());
}

} // namespace ShelfHelp::Sql

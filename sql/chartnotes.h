// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"
#include "timecontext.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

class Connection;

inline constexpr int longestNote = 500; ///< characters

/// What somebody wrote beside the figures of a moment, or of a stretch of time: "moved to another host". For
/// all who use the database. Text and author are whatever people wrote: plain text.
struct ChartNote
{
    qint64 id = 0; ///< 0: not written yet
    QDateTime from;
    std::optional<QDateTime> to; ///< exclusive; nothing: a moment is meant
    QString text;
    QString author = {}; ///< the role that wrote it first

    friend bool operator==(const ChartNote &, const ChartNote &) = default;
};

/// What is wrong with a note, for people; nothing when it can be written.
[[nodiscard]] std::optional<QString> problemWith(const ChartNote &note);

/// The notes that touch a range, oldest first, at most a thousand. Empty where there is no schema of ours.
[[nodiscard]] Result<QList<ChartNote>> chartNotes(Connection &connection, const TimeRange &range);
/// Writes a note, a new one when it has no id; gives its id. Needs the rights of shelfhelp_admin.
[[nodiscard]] Result<qint64> writeNote(Connection &connection, const ChartNote &note);
/// One that is gone already is no error.
[[nodiscard]] Outcome removeNote(Connection &connection, qint64 id);

} // namespace ShelfHelp::Sql

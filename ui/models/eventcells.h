// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fetchedmodel.h"

#include <sql/analytics/journal.h>
#include <sql/deskrights.h>
#include <sql/rejections.h>

#include <memory>

namespace ShelfHelp::Ui {

/// Some rows of the journal.
struct JournalRowsRequest
{
    Sql::TimeContext time; ///< range and zones
    Sql::JournalFilter filter;
    qint64 offset = 0;
    int limit = PagedTableModel::pageSize;
    std::shared_ptr<const Sql::JournalIndex> index = {}; ///< of an earlier answer; null at first
};

/// The journal's columns. Texts come from payloads: plain text only.
struct JournalCells
{
    using Row = Sql::JournalEntry;
    using Request = JournalRowsRequest;

    enum Column { Time, Kind, State, PublishLag, QueueLag, Attempts, Id, Source, Run, Remark };

    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Row &row, const QTimeZone &zone, const QLocale &locale);
    [[nodiscard]] static bool isNumber(int column);
};

/// Some of the rejected notifications.
struct RejectionRowsRequest
{
    Sql::RejectionFilter filter;
    qint64 offset = 0;
    int limit = PagedTableModel::pageSize;
};

/// The columns of the dead letters. Texts come from payloads: plain text only.
struct RejectionCells
{
    using Row = Sql::RejectedNotification;
    using Request = RejectionRowsRequest;

    enum Column { Id, LastSeen, Cause, State, Detail, Attempts, Size, Source };

    [[nodiscard]] static QList<ChartColumn> columns();
    [[nodiscard]] static QList<ChartCell> cells(const Row &row, const QTimeZone &zone, const QLocale &locale);
    [[nodiscard]] static bool isNumber(int column);
};

using JournalModel = FetchedModel<JournalCells>;
using DeadLettersModel = FetchedModel<RejectionCells>;

[[nodiscard]] QString kindText(const std::optional<Sql::EventKind> &kind);
/// "Stored", "Known before", "Dead letter" …
[[nodiscard]] QString stateText(Sql::EventState state);
[[nodiscard]] QString stateText(Sql::RejectionState state);
/// Half a sentence for a word of the vocabulary of reasons: "a key is missing". The word itself where it is
/// unknown.
[[nodiscard]] QString reasonText(const QString &reason);
/// Why something is not possible, as far as the rights tell; empty where it is.
[[nodiscard]] QString blockedText(const Sql::DeskRights &rights, bool Sql::DeskRights::*right);
/// With its seconds: 2 Sep 2024, 14:46:58.
[[nodiscard]] QString momentText(const QDateTime &instant, const QTimeZone &zone, const QLocale &locale);

} // namespace ShelfHelp::Ui

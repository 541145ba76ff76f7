// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/apply/retry.h>
#include <sql/deskrights.h>
#include <sql/ingeststore.h>
#include <ui/models/eventcells.h>

#include <QFuture>

#include <functional>
#include <memory>

namespace ShelfHelp::Ui {

/// Dead letters to be sent through again.
struct RetryJob
{
    QList<qint64> ids;
    QHash<qint64, QByteArray> edited = {}; ///< sent instead of the bytes that were kept
};

struct RetryAnswer
{
    Ingest::RetrySummary summary;
    QList<Ingest::RetryOutcome> outcomes = {}; ///< the first mostOutcomes

    static constexpr qsizetype mostOutcomes = 1000;
};

/// What the pages of events ask of the database. Every function returns at once; the work happens on other
/// threads.
struct EventServices
{
    template <typename T>
    using Asked = QFuture<Result<T>>;

    JournalModel::Fetch journal = {};
    std::function<Asked<std::optional<Sql::JournalDetail>>(const Sql::TimeContext &, const Sql::JournalKey &)>
        journalDetail = {};
    DeadLettersModel::Fetch rejections = {};
    /// Why there are any; nothing without a ledger.
    std::function<Asked<std::optional<QList<Sql::RejectionReason>>>()> reasons = {};
    std::function<Asked<QList<qint64>>(const Sql::RejectionFilter &)> rejectionIds = {};
    std::function<Asked<Sql::RejectedNotification>(qint64 id)> rejection = {};
    /// The same way as "shelfhelp rejected retry"; open ones only. `stop` becomes true to end it early.
    std::function<Asked<RetryAnswer>(const RetryJob &, std::shared_ptr<std::atomic<bool>> stop)> retry = {};
    std::function<Asked<qint64>(const QList<qint64> &)> discard = {}; ///< how many were open
    std::function<Asked<qint64>(const QList<qint64> &)> reopen = {};  ///< how many were discarded
    /// Writes their bytes into files of a folder; gives how many.
    std::function<Asked<qint64>(const QList<qint64> &, const QString &folder)> exportRaw = {};
    std::function<Asked<Sql::DeskRights>()> rights = {};
    std::function<Asked<std::optional<Sql::IngestRun>>(qint64 run)> run = {};
    std::function<Asked<QList<Sql::UndoneRows>>(qint64 run)> undo = {};
};

} // namespace ShelfHelp::Ui

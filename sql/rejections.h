// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

class Connection;

enum class RejectionState {
    Open,      ///< nobody has dealt with it
    Retried,   ///< stored since, or found to be stored already
    Discarded, ///< given up; further deliveries only count attempts
};

/// One row of the rejected notifications. Path, excerpt and source may hold what a payload or a file name
/// says: show them as plain text without control characters.
struct RejectedNotification
{
    qint64 id = 0;
    QString reason;
    QString path;
    std::optional<qint64> offset; ///< byte offset of the fault within its layer
    QString detail;
    QString excerpt;
    QString source;
    qint64 line = 0;   ///< from 1; 0 where the source has no lines
    qint64 record = 0; ///< position in its document, from 0
    qint64 attempts = 0;
    QDateTime firstSeen;
    QDateTime lastSeen;
    RejectionState state = RejectionState::Open;
    qint64 rawSize = 0;  ///< bytes as they arrived
    qint64 keptSize = 0; ///< bytes kept of them
    QString rawSha256;   ///< of the bytes as they arrived, in hex
    QByteArray raw;      ///< empty in a list

    [[nodiscard]] bool isCut() const { return keptSize < rawSize; }

    friend bool operator==(const RejectedNotification &, const RejectedNotification &) = default;
};

/// Which rejected notifications; absent means any.
struct RejectionFilter
{
    std::optional<RejectionState> state = {};
    std::optional<QString> reason = {};
    std::optional<qint64> runId = {}; ///< that rejected it first or last

    friend bool operator==(const RejectionFilter &, const RejectionFilter &) = default;
};

/// The word for a state in the database and in reports.
[[nodiscard]] QString toText(RejectionState state);

/// At most `limit` of them without their bytes, newest first, with ids below `before`.
[[nodiscard]] Result<QList<RejectedNotification>> rejections(Connection &connection,
                                                             const RejectionFilter &filter, int limit,
                                                             std::optional<qint64> before = std::nullopt);

/// At most `limit` of them without their bytes, newest first, from the number `offset` on; and how many there
/// are.
struct RejectionPage
{
    QList<RejectedNotification> rejections;
    qint64 total = 0;
};

[[nodiscard]] Result<RejectionPage> rejectionPage(Connection &connection, const RejectionFilter &filter,
                                                  qint64 offset, int limit);

/// Ids of all of them, oldest first.
[[nodiscard]] Result<QList<qint64>> rejectionIds(Connection &connection, const RejectionFilter &filter);

/// Those of `ids` that belong to no rejected notification.
[[nodiscard]] Result<QList<qint64>> unknownRejections(Connection &connection, const QList<qint64> &ids);

/// One with its bytes; fails when there is none of that id.
[[nodiscard]] Result<RejectedNotification> rejection(Connection &connection, qint64 id);

/// Sets the state of one that `run` has stored by now to Retried, and tells whether it did: not if it was
/// rejected again since `attempts` was read.
[[nodiscard]] Result<bool> markRetried(Connection &connection, qint64 id, qint64 attempts, qint64 run);

/// Sets the state of open ones to Discarded; returns how many were open.
[[nodiscard]] Result<qint64> discardRejections(Connection &connection, const QList<qint64> &ids);

/// Sets the state of discarded ones to Open again; returns how many were discarded.
[[nodiscard]] Result<qint64> reopenRejections(Connection &connection, const QList<qint64> &ids);

} // namespace ShelfHelp::Sql

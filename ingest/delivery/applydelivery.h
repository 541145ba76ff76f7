// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/event.h>
#include <sql/connection.h>
#include <sql/result.h>

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace ShelfHelp::Ingest {

/// What became of one record of a delivery. All but the failed ones are final, and to be acknowledged.
struct RecordFate
{
    enum class Kind {
        Stored,
        Duplicate,
        Rejected,
        Failed, ///< for a reason that passes: nothing is stored, the queue has to keep it
    };

    Kind kind = Kind::Failed;
    QString reason; ///< of a rejected one

    friend bool operator==(const RecordFate &, const RecordFate &) = default;
};

struct AppliedDelivery
{
    std::vector<RecordFate> fates; ///< one for each record, in their order
    std::optional<Error> fault;    ///< why records failed, where some did: the first cause
};

/// Applies what a queue delivered: all of it in one transaction. Where that fails for a passing reason, one
/// record after the other, and the first that fails holds back the rest of its group; other groups go on.
/// Records that can never be stored are kept as rejected and hold back nothing.
///
/// On the connection's thread. `shouldStop` is asked between records; those not begun then fail.
[[nodiscard]] AppliedDelivery applyDelivery(Sql::Connection &connection, qint64 run, const QString &source,
                                            const std::vector<DecodedRecord> &records,
                                            const std::function<bool()> &shouldStop);

} // namespace ShelfHelp::Ingest

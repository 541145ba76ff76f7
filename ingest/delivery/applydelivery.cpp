// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "applydelivery.h"

#include "groups.h"

#include <ingest/apply/batchapplier.h>
#include <ingest/apply/batchstore.h>
#include <sql/crashhook.h>

#include <unordered_map>
#include <unordered_set>

namespace ShelfHelp::Ingest {

namespace {

using Indexes = std::vector<std::size_t>;

/// A deadlock is over at once; what lasts longer is the caller's to wait for.
constexpr std::chrono::milliseconds contentionPatience{500};

RecordFate fateOf(const RecordOutcome &outcome)
{
    switch (outcome.kind) {
    case RecordOutcome::Kind::Stored:
        return {.kind = RecordFate::Kind::Stored};
    case RecordOutcome::Kind::Duplicate:
        return {.kind = RecordFate::Kind::Duplicate};
    case RecordOutcome::Kind::Rejected:
        break;
    }
    return {.kind = RecordFate::Kind::Rejected, .reason = outcome.reason};
}

class Application final
{
    Q_DISABLE_COPY_MOVE(Application)

public:
    Application(Sql::Connection &connection, qint64 run, const QString &source,
                const std::vector<DecodedRecord> &records, const std::function<bool()> &shouldStop)
        : m_connection(connection)
        , m_run(run)
        , m_source(source)
        , m_records(records)
        , m_shouldStop(shouldStop)
    {
        m_result.fates.resize(records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            m_indexes.emplace(records[i].position, i);
        }
    }

    [[nodiscard]] AppliedDelivery run()
    {
        const Outcome together = store(undecided());
        if (!together.ok() && isWorthTryingApart(together.error())) {
            storeApart();
        } else if (!together.ok() && !undecided().empty()) {
            m_result.fault = together.error();
        }
        return std::move(m_result);
    }

private:
    [[nodiscard]] Indexes undecided() const
    {
        Indexes indexes;
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            if (m_result.fates[i].kind == RecordFate::Kind::Failed) {
                indexes.push_back(i);
            }
        }
        return indexes;
    }

    [[nodiscard]] bool isWorthTryingApart(const Error &error) const
    {
        return error.kind == ErrorKind::Transient && m_connection.isAlive() && undecided().size() > 1;
    }

    /// In one transaction; the fates are set as it is committed.
    [[nodiscard]] Outcome store(const Indexes &indexes)
    {
        BatchStore store(m_connection, {.patience = contentionPatience, .shouldStop = m_shouldStop});
        BatchApplier applier(store, m_run, int(indexes.size()), [this](const RecordOutcome &outcome) {
            m_result.fates[m_indexes.at(outcome.record)] = fateOf(outcome);
        });
        for (const std::size_t index : indexes) {
            if (Outcome added = applier.add({.record = m_records[index], .source = m_source}); !added.ok()) {
                return added;
            }
        }
        return applier.finish();
    }

    void storeApart()
    {
        const Indexes groups = groupNumbers(m_records);
        std::unordered_set<std::size_t> heldBack;
        for (const std::size_t index : undecided()) {
            if (heldBack.contains(groups[index])) {
                continue;
            }
            const Outcome stored = m_shouldStop && m_shouldStop() ? Outcome(stopError()) : store({index});
            if (!stored.ok()) {
                heldBack.insert(groups[index]);
                m_result.fault = m_result.fault.value_or(stored.error());
            }
            if (!m_connection.isAlive()) {
                return;
            }
        }
    }

    [[nodiscard]] static Error stopError()
    {
        return {.kind = ErrorKind::Cancelled, .message = u"There was no time left for all records"_qs};
    }

    Sql::Connection &m_connection;
    const qint64 m_run;
    const QString &m_source;
    const std::vector<DecodedRecord> &m_records;
    const std::function<bool()> &m_shouldStop;
    std::unordered_map<std::int64_t, std::size_t> m_indexes; ///< by position in the document
    AppliedDelivery m_result;
};

} // namespace

AppliedDelivery applyDelivery(Sql::Connection &connection, qint64 run, const QString &source,
                              const std::vector<DecodedRecord> &records,
                              const std::function<bool()> &shouldStop)
{
    SHELFHELP_CRASH_HOOK("delivered");
    return Application(connection, run, source, records, shouldStop).run();
}

} // namespace ShelfHelp::Ingest

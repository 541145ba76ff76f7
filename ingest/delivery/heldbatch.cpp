// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "heldbatch.h"

#include <sql/crashhook.h>

#include <QLoggingCategory>

#include <utility>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.delivery", QtInfoMsg)

} // namespace

HeldBatch::HeldBatch(SqsClient &queue, std::chrono::seconds visibility, QList<QByteArray> handles,
                     PollCounts &counts)
    : m_queue(queue)
    , m_visibility(visibility)
    , m_handles(std::move(handles))
    , m_counts(counts)
    , m_until(Clock::now() + visibility)
{
}

void HeldBatch::prolongIfDue()
{
    const Clock::time_point now = Clock::now();
    if (m_isProlonging || isLost() || m_handles.isEmpty() || now < m_until - m_visibility / 2) {
        return;
    }
    m_isProlonging = true;
    const auto failures = m_queue.changeVisibility(m_handles, m_visibility);
    m_isProlonging = false;
    if (!failures.ok()) {
        // The rest of the time is left for another try.
        ++m_counts.faults;
        qCInfo(log).noquote() << "the batch was not given more time:" << failures.error().toText();
    } else if (failures.value().isEmpty()) {
        ++m_counts.prolonged;
        m_until = now + m_visibility;
    } else {
        m_isRefused = true;
        qCInfo(log).noquote() << "the batch is given up, it will be delivered again:"
                              << failures.value().first().message;
    }
}

bool HeldBatch::isLost() const
{
    return m_isRefused || Clock::now() >= m_until;
}

void HeldBatch::remove(const QList<QByteArray> &handles)
{
    if (handles.isEmpty()) {
        return;
    }
    m_handles.removeIf([&handles](const QByteArray &handle) { return handles.contains(handle); });
    SHELFHELP_CRASH_HOOK("before acknowledge");
    const auto failures = m_queue.remove(handles);
    SHELFHELP_CRASH_HOOK("after acknowledge");
    const qsizetype failed = failures.ok() ? failures.value().size() : handles.size();
    m_counts.notDeleted += failed;
    m_counts.deleted += handles.size() - failed;
    if (!failures.ok()) {
        ++m_counts.faults;
        qCWarning(log).noquote() << "settled messages were not deleted, they will come back as duplicates:"
                                 << failures.error().toText();
    } else if (failed > 0) {
        qCInfo(log).noquote() << failed << "settled messages will come back as duplicates:"
                              << failures.value().first().message;
    }
}

void HeldBatch::release()
{
    const QList<QByteArray> handles = std::exchange(m_handles, {});
    if (handles.isEmpty() || isLost()) {
        return;
    }
    const auto failures = m_queue.changeVisibility(handles, std::chrono::seconds(0));
    if (failures.ok()) {
        m_counts.released += handles.size() - failures.value().size();
    } else {
        ++m_counts.faults;
        qCInfo(log).noquote() << "messages stay hidden until their time is over:"
                              << failures.error().toText();
    }
}

} // namespace ShelfHelp::Ingest

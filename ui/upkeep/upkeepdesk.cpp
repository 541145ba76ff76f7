// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upkeepdesk.h"

#include <chrono>

namespace ShelfHelp::Ui {

namespace {

constexpr std::chrono::milliseconds pollInterval(100);

} // namespace

UpkeepDesk::UpkeepDesk(QObject *parent)
    : QObject(parent)
{
    m_poll.setInterval(pollInterval);
    connect(&m_poll, &QTimer::timeout, this, &UpkeepDesk::progressed);
}

UpkeepDesk::~UpkeepDesk()
{
    requestStop();
}

UpkeepProgress UpkeepDesk::progress() const
{
    return m_control ? m_control->progress() : UpkeepProgress();
}

void UpkeepDesk::requestStop()
{
    if (m_control) {
        m_control->requestStop();
        Q_EMIT progressed();
    }
}

Error UpkeepDesk::stopped()
{
    return {.kind = ErrorKind::Cancelled, .message = tr("Stopped, as you asked")};
}

void UpkeepDesk::end()
{
    m_poll.stop();
    m_control.reset();
    Q_EMIT busyChanged();
}

} // namespace ShelfHelp::Ui

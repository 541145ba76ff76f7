// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dashboardfeed.h"

namespace ShelfHelp::Ui {

namespace {

/// Cancelled futures have no answer, or one that nobody waits for.
template <typename T>
bool hasAnswer(const QFutureWatcher<Result<T>> &watcher)
{
    return !watcher.isCanceled() && watcher.future().resultCount() > 0;
}

} // namespace

DashboardFeed::DashboardFeed(const WindowServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&m_span, &QFutureWatcherBase::finished, this, &DashboardFeed::takeSpan);
    connect(&m_figures, &QFutureWatcherBase::finished, this, &DashboardFeed::takeFigures);
}

DashboardFeed::~DashboardFeed()
{
    m_span.cancel();
    m_figures.cancel();
}

void DashboardFeed::requestSpan()
{
    m_span.cancel();
    m_span.setFuture(m_services.dataSpan());
}

void DashboardFeed::requestFigures(const Sql::TimeContext &context)
{
    m_figures.cancel();
    m_context = context;
    m_figures.setFuture(m_services.overview(context));
}

void DashboardFeed::takeSpan()
{
    if (!hasAnswer(m_span)) {
        return;
    }
    if (const Result<Sql::DataSpan> answer = m_span.result(); answer.ok()) {
        Q_EMIT spanArrived(answer.value());
    } else {
        Q_EMIT failed(answer.error());
    }
}

void DashboardFeed::takeFigures()
{
    if (!hasAnswer(m_figures)) {
        return;
    }
    if (const Result<Sql::OverviewFigures> answer = m_figures.result(); answer.ok()) {
        Q_EMIT figuresArrived(answer.value(), m_context);
    } else {
        Q_EMIT failed(answer.error());
    }
}

} // namespace ShelfHelp::Ui

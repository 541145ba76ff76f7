// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dashboardfeed.h"

namespace ShelfHelp::Ui {

DashboardFeed::DashboardFeed(const WindowServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&m_span, &QFutureWatcherBase::finished, this, &DashboardFeed::takeSpan);
    connect(&m_figures, &QFutureWatcherBase::resultReadyAt, this, &DashboardFeed::takeFigure);
    connect(&m_figures, &QFutureWatcherBase::finished, this, [this] {
        if (!m_figures.isCanceled()) {
            Q_EMIT figuresFinished();
        }
    });
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

void DashboardFeed::requestFigures(const Question &question, const QList<FigureRequest> &requests)
{
    m_figures.cancel();
    m_question = question;
    m_figures.setFuture(m_services.figures(question, requests));
}

void DashboardFeed::cancelFigures()
{
    m_figures.cancel();
}

void DashboardFeed::takeSpan()
{
    if (m_span.isCanceled() || m_span.future().resultCount() == 0) {
        return;
    }
    if (const Result<Sql::DataSpan> answer = m_span.result(); answer.ok()) {
        Q_EMIT spanArrived(answer.value());
    } else {
        Q_EMIT spanFailed(answer.error());
    }
}

void DashboardFeed::takeFigure(int index)
{
    if (!m_figures.isCanceled()) {
        Q_EMIT figureArrived(m_figures.resultAt(index), m_question);
    }
}

} // namespace ShelfHelp::Ui

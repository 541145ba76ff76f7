// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "windowservices.h"

#include <QFutureWatcher>
#include <QObject>

namespace ShelfHelp::Ui {

/// Asks for the data span and the figures of the Overview. The newest request wins: an older one is
/// cancelled, and its answer never arrives. GUI thread only.
class DashboardFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DashboardFeed)

public:
    /// `services` must outlive the feed.
    DashboardFeed(const WindowServices &services, QObject *parent);
    ~DashboardFeed() override;

    void requestSpan();
    void requestFigures(const Sql::TimeContext &context);

Q_SIGNALS:
    void spanArrived(const Sql::DataSpan &span);
    /// `context` is the one of the request.
    void figuresArrived(const Sql::OverviewFigures &figures, const Sql::TimeContext &context);
    /// The database could not be asked at all.
    void failed(const Error &error);

private:
    void takeSpan();
    void takeFigures();

    const WindowServices &m_services;
    QFutureWatcher<Result<Sql::DataSpan>> m_span;
    QFutureWatcher<Result<Sql::OverviewFigures>> m_figures;
    Sql::TimeContext m_context;
};

} // namespace ShelfHelp::Ui

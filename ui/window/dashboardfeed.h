// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "windowservices.h"

#include <QFutureWatcher>
#include <QObject>

namespace ShelfHelp::Ui {

/// Asks the database for what a page shows. The newest question wins: answers to older ones never arrive.
class DashboardFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DashboardFeed)

public:
    /// `services` must outlive the feed.
    explicit DashboardFeed(const WindowServices &services, QObject *parent = nullptr);
    ~DashboardFeed() override;

    void requestSpan();
    void requestFigures(const Question &question, const QList<FigureRequest> &requests);
    /// Nobody waits for the figures any more.
    void cancelFigures();

Q_SIGNALS:
    void spanArrived(const Sql::DataSpan &span);
    void spanFailed(const Error &error);
    /// One per request, in their order.
    void figureArrived(const FigureAnswer &answer, const Question &question);
    /// All of them have arrived.
    void figuresFinished();

private:
    void takeSpan();
    void takeFigure(int index);

    const WindowServices &m_services;
    QFutureWatcher<Result<Sql::DataSpan>> m_span;
    QFutureWatcher<FigureAnswer> m_figures;
    Question m_question;
};

} // namespace ShelfHelp::Ui

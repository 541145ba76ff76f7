// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionservices.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace ShelfHelp::Ui {

QFuture<Sql::CheckStep> checkInBackground(const Sql::DatabaseChoice &choice)
{
    auto promise = std::make_shared<QPromise<Sql::CheckStep>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, choice] {
        Sql::checkConnection(choice, [&promise](const Sql::CheckStep &step) { promise->addResult(step); });
        promise->finish();
    });
    return promise->future();
}

} // namespace ShelfHelp::Ui

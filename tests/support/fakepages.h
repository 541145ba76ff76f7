// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/catalog.h>
#include <sql/result.h>

#include <QFuture>
#include <QList>
#include <QPromise>

#include <functional>
#include <memory>

namespace ShelfHelp::Tests {

/// Stands in for the database behind a PagedModel: keeps the requests, and answers when the test says so.
template <typename Row, typename Sort>
class FakePages final
{
public:
    using Request = Sql::PageRequest<Sort>;
    using Answer = Result<Sql::Page<Row>>;

    [[nodiscard]] std::function<QFuture<Answer>(const Request &)> fetch()
    {
        return [this](const Request &request) {
            requests.append(request);
            auto promise = std::make_shared<QPromise<Answer>>();
            promise->start();
            promises.append(promise);
            return promise->future();
        };
    }

    /// Answers the request with the given position with `rows`.
    void answer(qsizetype position, QList<Row> rows, qint64 total)
    {
        finish(position, Sql::Page<Row>{.rows = std::move(rows), .total = total});
    }

    void finish(qsizetype position, Answer answer)
    {
        promises.at(position)->addResult(std::move(answer));
        promises.at(position)->finish();
    }

    [[nodiscard]] bool wasCancelled(qsizetype position) const { return promises.at(position)->isCanceled(); }

    QList<Request> requests;
    QList<std::shared_ptr<QPromise<Answer>>> promises;
};

} // namespace ShelfHelp::Tests

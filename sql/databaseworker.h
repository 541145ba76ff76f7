// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace ShelfHelp::Sql {

/// Runs database jobs on a thread of its own, one after the other, over one connection.
///
/// Create and use it on one thread (the GUI's). A job is a function from Connection & to Result<T>; its
/// answer arrives through the QFuture. The connection is opened by `open` before the first job, and again
/// after it was lost. Cancelling a future drops the job if it has not begun, and cancels its statement on
/// the server if it has: the newest request wins.
class DatabaseWorker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabaseWorker)

public:
    using Open = std::function<Result<std::unique_ptr<Connection>>()>;

    explicit DatabaseWorker(Open open, QObject *parent = nullptr);
    /// Cancels what runs and waits for the thread.
    ~DatabaseWorker() override;

    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(Connection &)> job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        enqueue({.run =
                     [promise, job = std::move(job)](Result<Connection *> connection) {
                         promise->addResult(connection.ok() ? job(*connection.value())
                                                            : Result<T>(connection.error()));
                         promise->finish();
                     },
                 .isCancelled = [promise] { return promise->isCanceled(); }});
        return future;
    }

    /// A job with several answers: it adds them to the promise one by one, each arrives at once, and looks
    /// between them whether the promise is cancelled.
    template <typename T>
    [[nodiscard]] QFuture<T> stream(std::function<void(Result<Connection *>, QPromise<T> &)> job)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        enqueue({.run =
                     [promise, job = std::move(job)](Result<Connection *> connection) {
                         job(std::move(connection), *promise);
                         promise->finish();
                     },
                 .isCancelled = [promise] { return promise->isCanceled(); }});
        return future;
    }

private:
    struct Job
    {
        std::function<void(Result<Connection *>)> run;
        std::function<bool()> isCancelled;
    };
    class Thread;

    void enqueue(Job job);

    std::unique_ptr<Thread> m_thread;
};

} // namespace ShelfHelp::Sql

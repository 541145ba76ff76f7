// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptionmarks.h"

#include <sql/transaction.h>

#include <QDeadlineTimer>
#include <QThread>

namespace ShelfHelp::Sql {

namespace {

constexpr QStringView lockNotAvailable = u"55P03"; // SQLSTATE
constexpr int triggers = 8;
/// Between attempts, so that the writers who had to queue behind one get on.
constexpr unsigned long pauseMs = 300;

Outcome installOnce(Connection &connection)
{
    Transaction transaction(connection);
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome set = connection.executeScript("SET LOCAL lock_timeout = '500ms'"); !set.ok()) {
        return set;
    }
    const Result<Rows> installed = connection.executeStatement(u"adoption/install_marks"_qs);
    return installed.ok() ? transaction.commit() : Outcome(installed.error());
}

} // namespace

Result<bool> hasMarks(Connection &connection)
{
    const Result<Rows> found = connection.executeStatement(u"adoption/find_marks"_qs);
    return found.ok() ? Result<bool>(found.value().get<int>(0, 0) == triggers) : Result<bool>(found.error());
}

Result<bool> installMarks(Connection &connection, std::chrono::milliseconds patience)
{
    if (const Result<bool> there = hasMarks(connection); !there.ok() || there.value()) {
        return there.ok() ? Result<bool>(false) : Result<bool>(there.error());
    }
    const QDeadlineTimer deadline(patience);
    while (true) {
        const Outcome installed = installOnce(connection);
        if (installed.ok()) {
            return true;
        }
        Error error = installed.error();
        if (error.sqlState != lockNotAvailable || deadline.hasExpired()) {
            error.message = u"The triggers could not be made: "_qs + error.message;
            return error;
        }
        QThread::msleep(pauseMs);
    }
}

Outcome removeMarks(Connection &connection)
{
    const Result<Rows> removed = connection.executeStatement(u"adoption/remove_marks"_qs);
    return removed.ok() ? success() : Outcome(removed.error());
}

} // namespace ShelfHelp::Sql

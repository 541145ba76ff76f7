// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poolerprobe.h"

#include "databaseerror.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QSet>

#include <libpq-fe.h>

#include <poll.h>

#include <memory>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int patienceMs = 3'000;
constexpr int rounds = 3;

using Session = std::unique_ptr<pg_conn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<pg_result, decltype(&PQclear)>;

/// Another session with the parameters of the first, whose connect_timeout holds here too.
Session openLike(pg_conn *first)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(first),
                                                                               PQconninfoFree);
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (const PQconninfoOption *option = options.get(); option != nullptr && option->keyword != nullptr;
         ++option) {
        if (option->val != nullptr) {
            keywords.push_back(option->keyword);
            values.push_back(option->val);
        }
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    return {PQconnectdbParams(keywords.data(), values.data(), 0), PQfinish};
}

/// Waits for what the socket brings; false when nothing came in time.
bool waitForInput(pg_conn *session, const QDeadlineTimer &deadline)
{
    pollfd descriptor{.fd = PQsocket(session), .events = POLLIN, .revents = 0};
    return ::poll(&descriptor, 1, int(deadline.remainingTime())) > 0 && PQconsumeInput(session) == 1;
}

/// The answer to one statement; none when it did not come in time.
Answer answerOf(pg_conn *session, const char *sql)
{
    Answer answer(nullptr, PQclear);
    if (PQsendQuery(session, sql) == 0) {
        return answer;
    }
    const QDeadlineTimer deadline(patienceMs);
    while (true) {
        while (PQisBusy(session) == 1) {
            if (!waitForInput(session, deadline)) {
                return {nullptr, PQclear};
            }
        }
        Answer next(PQgetResult(session), PQclear);
        if (!next) {
            return answer;
        }
        answer = std::move(next);
    }
}

/// The number of the server process that answers now; empty when none did.
QByteArray processOf(pg_conn *session)
{
    const Answer answer = answerOf(session, "SELECT pg_backend_pid()");
    return PQresultStatus(answer.get()) == PGRES_TUPLES_OK ? QByteArray(PQgetvalue(answer.get(), 0, 0))
                                                           : QByteArray();
}

/// Who of the two is served by which process, over some rounds.
Pooling compareProcesses(pg_conn *first, pg_conn *second)
{
    QSet<QByteArray> processesOfFirst;
    for (int round = 0; round < rounds; ++round) {
        // Twice: of two processes that take turns, both sessions would always meet their own.
        processesOfFirst << processOf(first) << processOf(first);
        const QByteArray processOfSecond = processOf(second);
        if (processesOfFirst.contains(QByteArray()) || processOfSecond.isEmpty()) {
            return Pooling::Unknown;
        }
        if (processesOfFirst.size() > 1 || processesOfFirst.contains(processOfSecond)) {
            return Pooling::Transaction;
        }
    }
    return Pooling::Session;
}

} // namespace

Pooling probePooler(pg_conn *first)
{
    const Session second = openLike(first);
    if (PQstatus(second.get()) != CONNECTION_OK) {
        return Pooling::Unknown;
    }
    static_cast<void>(answerOf(second.get(), "BEGIN"));
    if (isStatementPooling(second.get())) {
        return Pooling::Statement;
    }
    const Answer ended = answerOf(second.get(), "COMMIT");
    return PQresultStatus(ended.get()) == PGRES_COMMAND_OK ? compareProcesses(first, second.get())
                                                           : Pooling::Unknown;
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lifeprobe.h"

#include "statementfile.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QMap>

#include <libpq-fe.h>

#include <poll.h>

#include <array>
#include <memory>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int patienceMs = 8'000;

using Session = std::unique_ptr<pg_conn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<pg_result, decltype(&PQclear)>;

/// The parameters of a session, with the one host of several that it has reached; its name is not looked up
/// again, which could not be hurried.
QMap<QByteArray, QByteArray> parametersOf(pg_conn *session)
{
    QMap<QByteArray, QByteArray> parameters;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(session),
                                                                               PQconninfoFree);
    for (const PQconninfoOption *option = options.get(); option != nullptr && option->keyword != nullptr;
         ++option) {
        if (option->val != nullptr) {
            parameters.insert(option->keyword, option->val);
        }
    }
    parameters.insert("host", PQhost(session));
    parameters.insert("port", PQport(session));
    parameters.insert("hostaddr", PQhostaddr(session));
    return parameters;
}

Session startLike(pg_conn *session)
{
    const QMap<QByteArray, QByteArray> parameters = parametersOf(session);
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (auto parameter = parameters.cbegin(); parameter != parameters.cend(); ++parameter) {
        keywords.push_back(parameter.key().constData());
        values.push_back(parameter.value().constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    return {PQconnectStartParams(keywords.data(), values.data(), 0), PQfinish};
}

/// One question, asked while the first session may still bring its answer.
class Probe final
{
    Q_DISABLE_COPY_MOVE(Probe)

public:
    explicit Probe(pg_conn *first)
        : m_first(first)
        , m_session(startLike(first))
        , m_deadline(patienceMs)
    {
    }

    [[nodiscard]] ServerSign run(std::optional<int> process)
    {
        if (!connect()) {
            // A refusal is an answer, too: so speaks a server that has no connection left.
            const bool isRefused = QByteArrayView(PQerrorMessage(m_session.get())).contains("FATAL:");
            return m_isInterrupted || isRefused ? ServerSign::Unclear : ServerSign::Silent;
        }
        return process ? ask(*process) : ServerSign::Unclear;
    }

private:
    [[nodiscard]] bool connect()
    {
        PostgresPollingStatusType status = PGRES_POLLING_WRITING;
        while (status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING) {
            if (!wait(status == PGRES_POLLING_READING ? POLLIN : POLLOUT)) {
                return false;
            }
            status = PQconnectPoll(m_session.get());
        }
        return status == PGRES_POLLING_OK;
    }

    [[nodiscard]] ServerSign ask(int process)
    {
        const QByteArray number = QByteArray::number(process);
        const std::array<const char *, 1> values{number.constData()};
        if (PQsendQueryParams(m_session.get(), statementText(u"session/is_at_work"_qs).toUtf8().constData(),
                              1, nullptr, values.data(), nullptr, nullptr, 0) == 0) {
            return ServerSign::Silent;
        }
        while (PQisBusy(m_session.get()) == 1) {
            if (!wait(POLLIN) || PQconsumeInput(m_session.get()) == 0) {
                return m_isInterrupted ? ServerSign::Unclear : ServerSign::Silent;
            }
        }
        const Answer answer(PQgetResult(m_session.get()), PQclear);
        if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
            return ServerSign::Unclear;
        }
        if (PQntuples(answer.get()) == 0) {
            return ServerSign::Done;
        }
        if (PQgetisnull(answer.get(), 0, 0) == 1) {
            return ServerSign::Unclear;
        }
        return *PQgetvalue(answer.get(), 0, 0) == 't' ? ServerSign::AtWork : ServerSign::Done;
    }

    /// For the probe's socket; false when the time is over, or the first session has something to read.
    [[nodiscard]] bool wait(short events)
    {
        std::array descriptors{pollfd{.fd = PQsocket(m_session.get()), .events = events, .revents = 0},
                               pollfd{.fd = PQsocket(m_first), .events = POLLIN, .revents = 0}};
        const int ready = ::poll(descriptors.data(), descriptors.size(), int(m_deadline.remainingTime()));
        m_isInterrupted = descriptors[1].revents != 0;
        return ready > 0 && !m_isInterrupted;
    }

    pg_conn *m_first;
    Session m_session;
    QDeadlineTimer m_deadline;
    bool m_isInterrupted = false;
};

} // namespace

ServerSign probeServer(pg_conn *session, std::optional<int> process)
{
    return Probe(session).run(process);
}

} // namespace ShelfHelp::Sql

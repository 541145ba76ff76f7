// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "delayingproxy.h"

#include "loopback.h"

#include <QFile>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <list>
#include <string>
#include <vector>

namespace ShelfHelp::Tests {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto fullSocketPause = std::chrono::milliseconds(1);
constexpr auto idlePause = std::chrono::seconds(1);

/// Bytes on their way; none stand for the end of the stream.
struct Chunk
{
    Clock::time_point due;
    std::string bytes;
};

/// One direction of a connection.
class Way final
{
public:
    Way(int from, int to)
        : m_from(from)
        , m_to(to)
    {
    }

    /// Takes what has come; whether that was anything.
    bool read(Clock::time_point due)
    {
        std::array<char, 65536> buffer;
        const ssize_t count = ::recv(m_from, buffer.data(), buffer.size(), 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
            return false;
        }
        m_isEnding = count <= 0;
        m_chunks.push_back({due, std::string(buffer.data(), std::size_t(std::max<ssize_t>(count, 0)))});
        return count > 0;
    }

    void deliver(Clock::time_point now)
    {
        while (!m_chunks.empty() && m_chunks.front().due <= now) {
            std::string &bytes = m_chunks.front().bytes;
            if (bytes.empty()) {
                ::shutdown(m_to, SHUT_WR);
                m_isDone = true;
            }
            const ssize_t sent = bytes.empty() ? 0 : ::send(m_to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EAGAIN) {
                m_chunks.front().due = now + fullSocketPause;
                return;
            }
            bytes.erase(0, sent < 0 ? bytes.size() : std::size_t(sent)); // nobody there: goes nowhere
            if (bytes.empty()) {
                m_chunks.pop_front();
            }
        }
    }

    [[nodiscard]] pollfd waiting() const { return {m_isEnding ? -1 : m_from, POLLIN, 0}; }

    [[nodiscard]] bool isDone() const { return m_isDone; }

    [[nodiscard]] Clock::time_point nextDue(Clock::time_point otherwise) const
    {
        return m_chunks.empty() ? otherwise : std::min(otherwise, m_chunks.front().due);
    }

private:
    int m_from;
    int m_to;
    std::deque<Chunk> m_chunks;
    bool m_isEnding = false;
    bool m_isDone = false;
};

class Link final
{
    Q_DISABLE_COPY_MOVE(Link)

public:
    Link(int client, int server)
        : up(client, server)
        , down(server, client)
        , m_client(client)
        , m_server(server)
    {
    }

    ~Link()
    {
        ::close(m_client);
        ::close(m_server);
    }

    Way up;
    Way down;
    bool isClientsTurn = true;

private:
    int m_client;
    int m_server;
};

void accept(int listener, const QByteArray &socketFile, std::list<Link> &links)
{
    const int client = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    const int server = client < 0 ? -1 : connectToSocket(socketFile);
    if (server < 0) {
        ::close(client);
        return;
    }
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)); // the delay is ours alone to make
    links.emplace_back(client, server);
}

timespec untilNextDue(const std::list<Link> &links)
{
    const Clock::time_point now = Clock::now();
    Clock::time_point due = now + idlePause;
    for (const Link &link : links) {
        due = link.down.nextDue(link.up.nextDue(due));
    }
    const auto wait = std::max(due - now, Clock::duration::zero());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(wait);
    return {.tv_sec = seconds.count(), .tv_nsec = (wait - seconds).count()};
}

} // namespace

DelayingProxy::DelayingProxy(const QString &socketFile, std::chrono::microseconds oneWay)
    : m_socketFile(QFile::encodeName(socketFile))
    , m_oneWay(oneWay)
    , m_listener(listenOnLoopback(m_port))
    , m_stop(::eventfd(0, EFD_CLOEXEC))
    , m_thread([this] { serve(); })
{
}

DelayingProxy::~DelayingProxy()
{
    ::eventfd_write(m_stop, 1);
    m_thread.join();
    ::close(m_stop);
    ::close(m_listener);
}

void DelayingProxy::serve()
{
    std::list<Link> links;
    for (;;) {
        std::vector<pollfd> waiting{{m_stop, POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const Link &link : links) {
            waiting.push_back(link.up.waiting());
            waiting.push_back(link.down.waiting());
        }
        const timespec patience = untilNextDue(links);
        ::ppoll(waiting.data(), waiting.size(), &patience, nullptr);
        if (waiting[0].revents != 0) {
            return;
        }
        const Clock::time_point now = Clock::now();
        auto ready = waiting.cbegin() + 2;
        for (Link &link : links) {
            if ((ready++)->revents != 0 && link.up.read(now + m_oneWay)) {
                m_turns += std::exchange(link.isClientsTurn, false) ? 1 : 0;
            }
            if ((ready++)->revents != 0 && link.down.read(now + m_oneWay)) {
                link.isClientsTurn = true;
            }
            link.up.deliver(now);
            link.down.deliver(now);
        }
        links.remove_if([](const Link &link) { return link.up.isDone() && link.down.isDone(); });
        if (waiting[1].revents != 0) {
            accept(m_listener, m_socketFile, links);
        }
    }
}

} // namespace ShelfHelp::Tests

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faultyproxy.h"

#include "loopback.h"

#include <QFile>
#include <QtEndian>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <deque>
#include <optional>
#include <vector>

namespace ShelfHelp::Tests {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds executionTime(100); ///< for a statement to be executed before the cut
constexpr int rowsBeforeCut = 3;
constexpr quint32 sslRequest = 80877103;
constexpr quint32 gssRequest = 80877104;

quint32 numberAt(const QByteArray &bytes, qsizetype position)
{
    return qFromBigEndian<quint32>(bytes.constData() + position);
}

/// Cuts a stream into the messages of the protocol. Those of a start have no type before their length.
class Messages final
{
public:
    void append(const char *bytes, qsizetype size) { m_bytes.append(bytes, size); }

    /// The next one that is complete.
    [[nodiscard]] std::optional<QByteArray> next(bool isTyped)
    {
        const qsizetype typeSize = isTyped ? 1 : 0;
        if (m_bytes.size() < typeSize + 4) {
            return std::nullopt;
        }
        return take(typeSize + qsizetype(numberAt(m_bytes, typeSize)));
    }

    [[nodiscard]] std::optional<QByteArray> take(qsizetype size)
    {
        if (m_bytes.size() < size) {
            return std::nullopt;
        }
        const QByteArray message = m_bytes.first(size);
        m_bytes.remove(0, size);
        return message;
    }

private:
    QByteArray m_bytes;
};

/// Bytes on their way to one side.
class Outbox final
{
public:
    void add(const QByteArray &bytes, Clock::time_point due) { m_chunks.push_back({due, bytes}); }

    /// False when nobody is there any more.
    [[nodiscard]] bool deliver(int to, bool isCrawling)
    {
        const Clock::time_point now = Clock::now();
        while (!m_chunks.empty() && m_chunks.front().due <= now) {
            Chunk &chunk = m_chunks.front();
            const qsizetype size = isCrawling ? 1 : chunk.bytes.size();
            const ssize_t sent = ::send(to, chunk.bytes.constData(), std::size_t(size), MSG_NOSIGNAL);
            if (sent < 0) {
                chunk.due = now + milliseconds(1);
                return errno == EAGAIN;
            }
            chunk.bytes.remove(0, sent);
            if (chunk.bytes.isEmpty()) {
                m_chunks.pop_front();
            }
        }
        return true;
    }

    [[nodiscard]] bool isEmpty() const { return m_chunks.empty(); }

    [[nodiscard]] Clock::time_point nextDue(Clock::time_point otherwise) const
    {
        return m_chunks.empty() ? otherwise : std::min(otherwise, m_chunks.front().due);
    }

private:
    struct Chunk
    {
        Clock::time_point due;
        QByteArray bytes;
    };

    std::deque<Chunk> m_chunks;
};

} // namespace

/// One connection, and what is done to it.
class FaultyProxy::Link final
{
    Q_DISABLE_COPY_MOVE(Link)

public:
    Link(FaultyProxy &proxy, int client, int server)
        : m_proxy(proxy)
        , m_client(client)
        , m_server(server)
    {
        const NetworkFault fault = proxy.m_fault;
        if (fault == NetworkFault::Crawl) {
            m_isCrawling = happens();
        } else if ((fault == NetworkFault::Cut || fault == NetworkFault::Reset) && happens()) {
            m_isReset = fault == NetworkFault::Reset;
            m_cutAt = Clock::now() + milliseconds(5 + proxy.m_random() % 196);
        }
    }

    ~Link()
    {
        if (m_isReset) {
            const linger none{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(m_client, SOL_SOCKET, SO_LINGER, &none, sizeof none);
        }
        ::close(m_client);
        ::close(m_server);
    }

    [[nodiscard]] pollfd clientEvents() const
    {
        return {m_isOver || m_proxy.m_isSwallowing ? -1 : m_client, POLLIN, 0};
    }

    [[nodiscard]] pollfd serverEvents() const { return {m_isOver ? -1 : m_server, POLLIN, 0}; }

    void readClient()
    {
        if (!read(m_client, m_fromClient)) {
            m_isDead = m_isDead || m_isOver; // nobody waits for answers any more
            return;
        }
        while (const std::optional<QByteArray> message = m_fromClient.next(m_isStarted)) {
            if (m_isCutOff) {
                continue; // behind what caused the cut
            }
            if (m_isStarted) {
                passOnStatement(*message);
            } else {
                passOnStart(*message);
            }
        }
    }

    void readServer()
    {
        if (!read(m_server, m_fromServer)) {
            return;
        }
        for (std::optional<QByteArray> message = nextAnswer(); message; message = nextAnswer()) {
            passOnAnswer(*message);
        }
    }

    /// Delivers what is due, and cuts when it is time.
    void work()
    {
        const bool isThere =
            m_toServer.deliver(m_server, m_isCrawling) && m_toClient.deliver(m_client, m_isCrawling);
        const bool isCut = m_cutAt && Clock::now() >= *m_cutAt;
        m_isDead = m_isDead || !isThere || isCut;
    }

    /// What the server said last still arrives.
    [[nodiscard]] bool isOver() const { return m_isDead || (m_isOver && m_toClient.isEmpty()); }

    [[nodiscard]] Clock::time_point nextDue(Clock::time_point otherwise) const
    {
        const Clock::time_point due = m_toClient.nextDue(m_toServer.nextDue(otherwise));
        return m_cutAt ? std::min(due, *m_cutAt) : due;
    }

private:
    /// Whether the fault may happen once more; it is counted.
    [[nodiscard]] bool happens()
    {
        if (m_proxy.m_left <= 0) {
            return false;
        }
        --m_proxy.m_left;
        ++m_proxy.m_faults;
        return true;
    }

    [[nodiscard]] bool read(int from, Messages &into)
    {
        std::array<char, 65536> buffer;
        const ssize_t count = ::recv(from, buffer.data(), buffer.size(), 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
            return false;
        }
        m_isOver = m_isOver || count <= 0;
        into.append(buffer.data(), std::max<ssize_t>(count, 0));
        return count > 0;
    }

    void passOnStart(const QByteArray &message)
    {
        const quint32 code = message.size() >= 8 ? numberAt(message, 4) : 0;
        const bool isRequest = code == sslRequest || code == gssRequest;
        m_isStarted = !isRequest;
        m_isByteExpected = isRequest;
        send(m_toServer, message);
    }

    void passOnStatement(const QByteArray &message)
    {
        const char type = message.at(0);
        m_isMarked = m_isMarked || ((type == 'P' || type == 'Q') && message.contains(m_proxy.m_marker));
        const bool isCommit = m_isMarked && (type == 'S' || type == 'Q');
        m_isMarked = m_isMarked && !isCommit;
        const NetworkFault fault = isCommit ? commitFault() : NetworkFault::None;
        if (fault == NetworkFault::CutBeforeCommit && happens()) {
            m_cutAt = Clock::now() + executionTime;
            m_isCutOff = true;
            return;
        }
        if (fault == NetworkFault::DropCommitReply && happens()) {
            m_isDropping = true;
        } else if (fault == NetworkFault::BlackHole && happens()) {
            m_proxy.m_isSwallowing = true;
        }
        send(m_toServer, message);
    }

    [[nodiscard]] NetworkFault commitFault()
    {
        const bool isPassing = std::exchange(m_proxy.m_isPassing, !m_proxy.m_isPassing);
        return isPassing ? NetworkFault::None : m_proxy.m_fault.load();
    }

    [[nodiscard]] std::optional<QByteArray> nextAnswer()
    {
        const bool isByte = m_isByteExpected;
        std::optional<QByteArray> answer = isByte ? m_fromServer.take(1) : m_fromServer.next(true);
        m_isByteExpected = isByte && !answer;
        return answer;
    }

    void passOnAnswer(const QByteArray &message)
    {
        const char type = message.at(0);
        if (m_isDropping) {
            m_cutAt =
                type == 'Z' ? std::optional(Clock::now()) : std::nullopt; // ready for the next: committed
            return;
        }
        if (m_proxy.m_isSwallowing || m_isRowCut) {
            return;
        }
        send(m_toClient, message);
        m_rows = type == 'D' ? m_rows + 1 : 0;
        if (m_rows == rowsBeforeCut && m_proxy.m_fault == NetworkFault::CutReply && happens()) {
            m_isRowCut = true;
            m_cutAt = Clock::now() + milliseconds(5); // the rows before it arrive
        }
    }

    void send(Outbox &box, const QByteArray &bytes) { box.add(bytes, Clock::now() + m_proxy.m_oneWay); }

    FaultyProxy &m_proxy;
    const int m_client;
    const int m_server;
    Messages m_fromClient;
    Messages m_fromServer;
    Outbox m_toClient;
    Outbox m_toServer;
    std::optional<Clock::time_point> m_cutAt;
    int m_rows = 0;
    bool m_isStarted = false;
    bool m_isByteExpected = false; ///< the answer to a request for encryption has no length
    bool m_isMarked = false;
    bool m_isCutOff = false;
    bool m_isDropping = false;
    bool m_isRowCut = false;
    bool m_isCrawling = false;
    bool m_isReset = false;
    bool m_isOver = false; ///< one side has ended it
    bool m_isDead = false;
};

FaultyProxy::FaultyProxy(const Sql::ConnectionSettings &server, QByteArray marker, milliseconds oneWay)
    : m_server(server)
    , m_socketFile(QFile::encodeName(server.host + u"/.s.PGSQL." + QString::number(server.port)))
    , m_marker(std::move(marker))
    , m_oneWay(oneWay)
    , m_listener(listenOnLoopback(m_port))
    , m_stop(::eventfd(0, EFD_CLOEXEC))
    , m_thread([this] { serve(); })
{
}

FaultyProxy::~FaultyProxy()
{
    ::eventfd_write(m_stop, 1);
    m_thread.join();
    ::close(m_stop);
    ::close(m_listener);
}

Sql::ConnectionSettings FaultyProxy::settings() const
{
    Sql::ConnectionSettings settings = m_server;
    settings.host = u"127.0.0.1"_qs;
    settings.port = m_port;
    return settings;
}

void FaultyProxy::setFault(NetworkFault fault, int most)
{
    m_faults = 0;
    m_left = most;
    m_fault = fault;
    m_isSwallowing = false;
}

void FaultyProxy::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    const int server = client < 0 ? -1 : connectToSocket(m_socketFile);
    if (server < 0) {
        ::close(client);
        return;
    }
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // segments are ours to make
    m_links.push_back(std::make_unique<Link>(*this, client, server));
}

void FaultyProxy::serve()
{
    for (;;) {
        std::vector<pollfd> waiting{{m_stop, POLLIN, 0}, {m_listener, POLLIN, 0}};
        Clock::time_point due = Clock::now() + std::chrono::seconds(1);
        for (const auto &link : m_links) {
            waiting.push_back(link->clientEvents());
            waiting.push_back(link->serverEvents());
            due = link->nextDue(due);
        }
        const auto patience = std::chrono::ceil<milliseconds>(due - Clock::now());
        ::poll(waiting.data(), waiting.size(), std::max(0, int(patience.count())));
        if (waiting[0].revents != 0) {
            m_links.clear();
            return;
        }
        auto ready = waiting.cbegin() + 2;
        for (const auto &link : m_links) {
            if ((ready++)->revents != 0) {
                link->readClient();
            }
            if ((ready++)->revents != 0) {
                link->readServer();
            }
            link->work();
        }
        m_links.remove_if([](const auto &link) { return link->isOver(); });
        if (waiting[1].revents != 0) {
            accept();
        }
    }
}

} // namespace ShelfHelp::Tests

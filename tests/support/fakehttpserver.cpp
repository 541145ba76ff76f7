// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakehttpserver.h"

#include "fakehttpconnection.h"
#include "reservedport.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QMutex>
#include <QTcpServer>
#include <QTimer>
#include <QWaitCondition>

#include <algorithm>
#include <future>
#include <optional>
#include <thread>
#include <utility>

namespace ShelfHelp::Tests {

/// What the server consists of; `context` and all connections live on `thread`, the rest is under `mutex`.
class FakeHttpServer::Core final
{
    Q_DISABLE_COPY_MOVE(Core)

public:
    explicit Core(quint16 wantedPort);

    ~Core() { stop(); }

    void stop();
    /// Runs a function on the server's thread and waits for it.
    void runAndWait(const std::function<void()> &function);
    void listen();
    void forEachConnection(const std::function<void(FakeHttpConnection &)> &function);
    [[nodiscard]] std::optional<FakeFault> arrived(FakeRequest &request);
    void handle(const std::shared_ptr<FakeExchange> &exchange);

    /// Not a QThread: waiting for one returns before the thread's own data of OpenSSL are freed, which the
    /// leak check at the end of a program may notice.
    std::thread thread;
    QObject *context = nullptr; ///< everything on the thread is its child
    QTcpServer *server = nullptr;
    std::optional<ReservedPort> reserved; ///< unless the port was asked for: nobody takes it meanwhile
    quint16 port = 0;

    mutable QMutex mutex;
    mutable QWaitCondition hasArrived;
    LateHandler handler;
    QList<FakeFault> faults;
    QList<FakeRequest> requests;
    int arrivals = 0;
    int connections = 0;

private:
    void run(std::promise<void> &isReady);
    [[nodiscard]] std::optional<FakeFault> takeFault(const FakeRequest &request);
    void accept();

    std::function<void()> quit; ///< to be called on the thread
};

FakeHttpServer::Core::Core(quint16 wantedPort)
    : port(wantedPort)
{
    if (port == 0) {
        port = reserved.emplace().number();
    }
    std::promise<void> promise;
    const std::future<void> isReady = promise.get_future();
    thread = std::thread([this, promise = std::move(promise)]() mutable { run(promise); });
    isReady.wait();
}

void FakeHttpServer::Core::run(std::promise<void> &isReady)
{
    QEventLoop loop;
    QObject root;
    context = &root;
    quit = [&loop] { loop.quit(); };
    listen();
    isReady.set_value();
    loop.exec();
}

void FakeHttpServer::Core::stop()
{
    if (!thread.joinable()) {
        return;
    }
    QMetaObject::invokeMethod(context, quit, Qt::QueuedConnection);
    thread.join();
}

void FakeHttpServer::Core::runAndWait(const std::function<void()> &function)
{
    QMetaObject::invokeMethod(context, function, Qt::BlockingQueuedConnection);
}

void FakeHttpServer::Core::listen()
{
    server = new QTcpServer(context);
    QObject::connect(server, &QTcpServer::newConnection, context, [this] { accept(); });
    if (!server->listen(QHostAddress::LocalHost, port)) {
        qFatal("The fake server cannot listen on port %d: %s", port, qPrintable(server->errorString()));
    }
}

void FakeHttpServer::Core::accept()
{
    while (QTcpSocket *socket = server->nextPendingConnection()) {
        const QMutexLocker lock(&mutex);
        ++connections;
        new FakeHttpConnection(
            socket,
            {.arrived = [this](FakeRequest &request) { return arrived(request); },
             .handle = [this](const std::shared_ptr<FakeExchange> &exchange) { handle(exchange); }},
            context);
    }
}

void FakeHttpServer::Core::forEachConnection(const std::function<void(FakeHttpConnection &)> &function)
{
    const auto all = context->findChildren<FakeHttpConnection *>(QString(), Qt::FindDirectChildrenOnly);
    for (FakeHttpConnection *connection : all) {
        function(*connection);
    }
}

std::optional<FakeFault> FakeHttpServer::Core::arrived(FakeRequest &request)
{
    const QMutexLocker lock(&mutex);
    request.number = ++arrivals;
    requests.append(request);
    hasArrived.wakeAll();
    return takeFault(request);
}

std::optional<FakeFault> FakeHttpServer::Core::takeFault(const FakeRequest &request)
{
    const auto found = std::ranges::find_if(
        faults, [&request](const FakeFault &fault) { return !fault.appliesTo || fault.appliesTo(request); });
    if (found == faults.end()) {
        return std::nullopt;
    }
    const FakeFault fault = *found;
    if (--found->count <= 0) {
        faults.erase(found);
    }
    return fault;
}

void FakeHttpServer::Core::handle(const std::shared_ptr<FakeExchange> &exchange)
{
    QMutexLocker lock(&mutex);
    const LateHandler current = handler;
    lock.unlock(); // handlers may call the server's members
    if (current) {
        current(exchange);
    } else {
        exchange->answer({.status = 404});
    }
}

FakeHttpServer::FakeHttpServer(quint16 port)
    : m_core(std::make_unique<Core>(port))
{
}

FakeHttpServer::~FakeHttpServer() = default;

void FakeHttpServer::setHandler(Handler handler)
{
    setLateHandler([handler = std::move(handler)](const std::shared_ptr<FakeExchange> &exchange) {
        exchange->answer(handler(exchange->request()));
    });
}

void FakeHttpServer::setLateHandler(LateHandler handler)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->handler = std::move(handler);
}

QUrl FakeHttpServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_qs.arg(m_core->port));
}

quint16 FakeHttpServer::port() const
{
    return m_core->port;
}

void FakeHttpServer::script(FakeFault fault)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->faults.append(std::move(fault));
}

void FakeHttpServer::clearFaults()
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->faults.clear();
}

void FakeHttpServer::release()
{
    post([core = m_core.get()] { core->forEachConnection([](auto &connection) { connection.release(); }); });
}

void FakeHttpServer::suspend()
{
    m_core->runAndWait([core = m_core.get()] {
        delete std::exchange(core->server, nullptr);
        core->forEachConnection([](auto &connection) { connection.abort(); });
    });
}

void FakeHttpServer::resume()
{
    m_core->runAndWait([core = m_core.get()] { core->listen(); });
}

void FakeHttpServer::stop()
{
    m_core->stop();
}

void FakeHttpServer::closeIdleConnections()
{
    m_core->runAndWait([core = m_core.get()] {
        core->forEachConnection([](auto &connection) { connection.closeIfIdle(); });
    });
}

QList<FakeRequest> FakeHttpServer::requests() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->requests;
}

void FakeHttpServer::clearRequests()
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->requests.clear();
}

int FakeHttpServer::connectionCount() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->connections;
}

int FakeHttpServer::openConnections() const
{
    int open = 0;
    m_core->runAndWait([core = m_core.get(), &open] {
        core->forEachConnection([&open](const FakeHttpConnection &) { ++open; });
    });
    return open;
}

bool FakeHttpServer::waitForRequests(qsizetype count, std::chrono::milliseconds timeout) const
{
    const QDeadlineTimer deadline(timeout);
    const QMutexLocker lock(&m_core->mutex);
    while (m_core->requests.size() < count) {
        if (!m_core->hasArrived.wait(&m_core->mutex, deadline)) {
            return false;
        }
    }
    return true;
}

void FakeHttpServer::post(const std::function<void()> &function)
{
    QMetaObject::invokeMethod(m_core->context, function, Qt::QueuedConnection);
}

void FakeHttpServer::postLater(std::chrono::milliseconds delay, const std::function<void()> &function)
{
    post([core = m_core.get(), delay, function] { QTimer::singleShot(delay, core->context, function); });
}

} // namespace ShelfHelp::Tests

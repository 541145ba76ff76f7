// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forkserver.h"

#include <sql/crashhook.h>

#include <QDataStream>
#include <QTemporaryFile>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace ShelfHelp::Tests {

namespace {

constexpr std::size_t longestOrder = 16 * 1024;

} // namespace

ForkServer::ForkServer(Task task)
    : m_task(std::move(task))
{
    std::array<int, 2> sockets{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0 ||
        (m_server = ::fork()) < 0) {
        qFatal("no process could be made: %s", std::strerror(errno));
    }
    if (m_server == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(sockets[0]);
        serve(sockets[1]);
        ::_exit(0);
    }
    ::close(sockets[1]);
    m_socket = sockets[0];
}

ForkServer::~ForkServer()
{
    ::close(m_socket);
    ::waitpid(m_server, nullptr, 0);
}

/// In the child: an order is a packet, its answer the state as waitpid() has it.
void ForkServer::serve(int socket)
{
    QByteArray order(longestOrder, '\0');
    ssize_t size = 0;
    while ((size = ::recv(socket, order.data(), longestOrder, 0)) > 0) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::_exit(runChild(order.first(size)));
        }
        int state = 0;
        ::waitpid(child, &state, 0);
        ::send(socket, &state, sizeof state, 0);
    }
}

int ForkServer::runChild(const QByteArray &order)
{
    QDataStream stream(order);
    QStringList arguments;
    QMap<QString, QString> variables;
    QString output;
    stream >> arguments >> variables >> output;
    for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable) {
        qputenv(variable.key().toUtf8().constData(), variable.value().toUtf8());
    }
    ::dup2(::open(output.toUtf8().constData(), O_WRONLY | O_APPEND), STDERR_FILENO);
    Sql::restartCrashHooks();
    return m_task(arguments);
}

ForkServer::Exit ForkServer::run(const QStringList &arguments, const QMap<QString, QString> &variables)
{
    QTemporaryFile output;
    QByteArray order;
    QDataStream stream(&order, QIODevice::WriteOnly);
    if (!output.open()) {
        qFatal("no temporary file: %s", qPrintable(output.errorString()));
    }
    stream << arguments << variables << output.fileName();
    int state = 0;
    if (::send(m_socket, order.constData(), std::size_t(order.size()), MSG_NOSIGNAL) != order.size() ||
        ::recv(m_socket, &state, sizeof state, 0) != sizeof state) {
        qFatal("the process that forks is gone");
    }
    return {.status = WIFEXITED(state) ? WEXITSTATUS(state) : -1,
            .signal = WIFSIGNALED(state) ? WTERMSIG(state) : 0,
            .output = QString::fromUtf8(output.readAll())};
}

} // namespace ShelfHelp::Tests

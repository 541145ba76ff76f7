// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "standardinput.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace ShelfHelp::Ingest {

namespace {

constexpr int stopIntervalMs = 100;

} // namespace

StandardInput::StandardInput(const std::atomic<bool> &isStopped)
    : m_isStopped(isStopped)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 StandardInput::readData(char *data, qint64 maximum)
{
    while (!m_isStopped) {
        pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        if (poll(&input, 1, stopIntervalMs) == 0) {
            continue;
        }
        const ssize_t count = ::read(STDIN_FILENO, data, std::size_t(maximum));
        if (count >= 0) {
            return count;
        }
        if (errno != EINTR && errno != EAGAIN) {
            setErrorString(qt_error_string(errno));
            return -1;
        }
    }
    return 0;
}

qint64 StandardInput::writeData(const char *, qint64)
{
    return -1;
}

} // namespace ShelfHelp::Ingest

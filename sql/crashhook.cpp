// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crashhook.h"

#include <QByteArray>
#include <QFile>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <mutex>
#include <new>

namespace ShelfHelp::Sql {

namespace {

constexpr int mostDescriptors = 256;

struct CrashPlan
{
    int at = qEnvironmentVariableIsSet("CRASH_AT") ? qEnvironmentVariableIntValue("CRASH_AT") : -1;
    QByteArray how = qgetenv("CRASH_HOW");
    QByteArray log = qgetenv("CRASH_LOG");
    int passed = 0;
};

std::mutex mutex;

CrashPlan &plan()
{
    static CrashPlan thePlan;
    return thePlan;
}

bool leadsToServer(int descriptor)
{
    sockaddr_un address{};
    socklen_t size = sizeof address;
    return ::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0 &&
           address.sun_family == AF_UNIX && QByteArray(address.sun_path).contains(".s.PGSQL.");
}

/// What a network does that breaks: whoever uses them notices by himself.
void cutConnections()
{
    for (int descriptor = 0; descriptor < mostDescriptors; ++descriptor) {
        if (leadsToServer(descriptor)) {
            ::shutdown(descriptor, SHUT_RDWR);
        }
    }
}

void crash(const QByteArray &how)
{
    if (how == "cut") {
        cutConnections();
    } else if (how == "memory") {
        throw std::bad_alloc(); // as Qt does
    } else {
        ::kill(::getpid(), how == "term" ? SIGTERM : how == "int" ? SIGINT : SIGKILL);
    }
}

} // namespace

void passCrashHook(const char *name)
{
    const std::lock_guard lock(mutex);
    if (QFile file(QFile::decodeName(plan().log)); !plan().log.isEmpty() && file.open(QIODevice::Append)) {
        file.write(QByteArray(name) + '\n');
    }
    if (plan().passed++ == plan().at) {
        crash(plan().how);
    }
}

void passCrashHookOf(const char *notice)
{
    constexpr QByteArrayView mark("crash hook: ");
    const QByteArray text = QByteArray(notice).trimmed();
    if (const qsizetype start = text.indexOf(mark); start >= 0) {
        passCrashHook(text.mid(start + mark.size()).constData());
    }
}

void restartCrashHooks()
{
    const std::lock_guard lock(mutex);
    plan() = CrashPlan();
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filelock.h"

#include "clustererrors.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ShelfHelp::Sql {

namespace {

constexpr unsigned long pollIntervalMs = 20;

void giveToOwnerOfDirectory(int descriptor, const QString &path)
{
    struct stat directory = {};
    if (::geteuid() != 0 || ::stat(QFile::encodeName(QFileInfo(path).path()).constData(), &directory) != 0) {
        return;
    }
    // Without effect on the lock itself: should it fail, only a later user of the directory is told.
    [[maybe_unused]] const int ignored = ::fchown(descriptor, directory.st_uid, directory.st_gid);
}

} // namespace

FileLock::~FileLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

Result<FileLock> FileLock::open(const QString &path)
{
    FileLock lock;
    lock.m_path = path;
    lock.m_descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock.m_descriptor < 0) {
        return systemError(u"The lock file %1 cannot be opened"_qs.arg(path), path, errno);
    }
    giveToOwnerOfDirectory(lock.m_descriptor, path);
    return lock;
}

Outcome FileLock::lockExclusive(QDeadlineTimer deadline)
{
    return lock(LOCK_EX, deadline);
}

Outcome FileLock::lockShared(QDeadlineTimer deadline)
{
    return lock(LOCK_SH, deadline);
}

bool FileLock::tryExclusive()
{
    return ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
}

Outcome FileLock::lock(int operation, QDeadlineTimer deadline)
{
    // Polling instead of a blocking flock(2): a hanging holder must not hang us without a word.
    while (::flock(m_descriptor, operation | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return systemError(u"The file %1 cannot be locked"_qs.arg(m_path), m_path, errno);
        }
        if (deadline.hasExpired()) {
            return Error{.kind = ErrorKind::Transient,
                         .message = u"Another program is still starting or stopping the embedded database "
                                    u"(it holds %1)"_qs.arg(m_path),
                         .remedy = u"Try again when it is done."_qs};
        }
        QThread::msleep(pollIntervalMs);
    }
    return success();
}

} // namespace ShelfHelp::Sql

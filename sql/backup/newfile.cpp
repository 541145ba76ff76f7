// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "newfile.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace ShelfHelp::Sql {

NewFile::~NewFile()
{
    if (m_file >= 0) {
        close(m_file);
    }
    if (!m_temporary.isEmpty()) {
        unlink(m_temporary.constData());
    }
}

Error NewFile::systemError(const QString &what) const
{
    const int number = errno;
    Error error{.message = u"%1 %2: %3"_qs.arg(what, m_path, QString::fromLocal8Bit(std::strerror(number)))};
    if (number == ENOSPC || number == EDQUOT || number == EFBIG) {
        error.remedy = u"Nothing was kept. Free space there, or choose another place, then try again."_qs;
    } else {
        error.remedy = u"Nothing was kept. Choose another place."_qs;
    }
    return error;
}

Error NewFile::occupied() const
{
    return {.kind = ErrorKind::Usage,
            .message = u"There is a file %1 already, and it was left alone"_qs.arg(m_path),
            .remedy = u"Choose another name, or add --overwrite."_qs};
}

Outcome NewFile::open(bool mayOverwrite)
{
    m_mayOverwrite = mayOverwrite;
    const QFileInfo place(m_path);
    if (place.isDir() || (place.exists() && !place.isFile())) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"%1 is no file"_qs.arg(m_path),
                     .remedy = u"Name a file."_qs};
    }
    if (place.exists() && !mayOverwrite) {
        return occupied();
    }
    m_temporary = QFile::encodeName(
        place.dir().filePath(u".%1.%2.part"_qs.arg(place.fileName(), QString::number(getpid()))));
    unlink(m_temporary.constData()); // of a process with our number that was killed
    m_file = ::open(m_temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                    S_IRUSR | S_IWUSR);
    if (m_file < 0) {
        const Error error = systemError(u"Cannot write"_qs);
        m_temporary.clear();
        return error;
    }
    return success();
}

Outcome NewFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_file, bytes.data(), std::size_t(bytes.size()));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return systemError(u"Writing failed after %1 bytes of"_qs.arg(m_size));
        }
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return success();
}

Outcome NewFile::writeAt(qint64 position, QByteArrayView bytes)
{
    Q_ASSERT(position + bytes.size() <= m_size);
    const ssize_t written = pwrite(m_file, bytes.data(), std::size_t(bytes.size()), position);
    return written == bytes.size() ? success() : Outcome(systemError(u"Writing failed in"_qs));
}

/// The name has to outlive a power cut, too.
Outcome NewFile::syncDirectory() const
{
    const QByteArray folder = QFile::encodeName(QFileInfo(m_path).absolutePath());
    const int directory = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    // A file system that cannot do it answers EINVAL: the file is there all the same.
    const bool isDone = directory >= 0 && (fsync(directory) == 0 || errno == EINVAL);
    const Outcome outcome = isDone ? success() : Outcome(systemError(u"Cannot force to disk"_qs));
    if (directory >= 0) {
        close(directory);
    }
    return outcome;
}

Outcome NewFile::commit()
{
    if (fsync(m_file) != 0) {
        return systemError(u"Cannot force to disk"_qs);
    }
    const int closed = close(m_file);
    m_file = -1;
    if (closed != 0) {
        return systemError(u"Cannot write"_qs);
    }
    const QByteArray path = QFile::encodeName(m_path);
    if (m_mayOverwrite) {
        if (rename(m_temporary.constData(), path.constData()) != 0) {
            return systemError(u"Cannot rename to"_qs);
        }
    } else if (renameat2(AT_FDCWD, m_temporary.constData(), AT_FDCWD, path.constData(), RENAME_NOREPLACE) !=
               0) {
        if (errno == EEXIST) {
            return occupied();
        }
        // Some file systems do not know the flag; a link fails where there is a file, too.
        if (errno != EINVAL || link(m_temporary.constData(), path.constData()) != 0) {
            return errno == EEXIST ? occupied() : systemError(u"Cannot rename to"_qs);
        }
        unlink(m_temporary.constData());
    }
    m_temporary.clear();
    return syncDirectory();
}

} // namespace ShelfHelp::Sql

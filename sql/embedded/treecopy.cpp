// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "treecopy.h"

#include "clustererrors.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <map>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 pieceBytes = 1024 * 1024;

Error stopped()
{
    return {.kind = ErrorKind::Cancelled, .message = u"Stopped, as you asked: everything is where it was"_qs};
}

Error failed(const QString &what, const QString &path)
{
    return systemError(what.arg(path), path, errno);
}

/// One copy: what is written first is compared afterwards.
class TreeCopy final
{
public:
    TreeCopy(QString source, QString target, const CopyWatch &watch)
        : m_source(std::move(source))
        , m_target(std::move(target))
        , m_watch(watch)
        , m_total(2 * treeSize(m_source))
    {
    }

    Result<CopiedTree> run(bool durable)
    {
        if (Outcome copied = copyFolder(m_source, m_target); !copied.ok()) {
            return copied.error();
        }
        if (Outcome kept = durable ? forceToDisk() : success(); !kept.ok()) {
            return kept.error();
        }
        for (const auto &[path, digest] : m_digests) {
            if (Outcome compared = compare(path, digest); !compared.ok()) {
                return compared.error();
            }
        }
        return m_copied;
    }

private:
    Outcome copyFolder(const QString &source, const QString &target)
    {
        if (::mkdir(QFile::encodeName(target).constData(), 0700) != 0) {
            return failed(u"The directory %1 cannot be made"_qs, target);
        }
        QDirIterator entries(source, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        while (entries.hasNext()) {
            const QString path = entries.next();
            const QFileInfo info = entries.fileInfo();
            const QString copy = target + u'/' + info.fileName();
            Outcome copied = success();
            if (info.isSymLink() || (!info.isDir() && !info.isFile())) {
                copied =
                    Error{.message = u"%1 is neither a file nor a directory: it cannot be moved"_qs.arg(path),
                          .remedy = u"Remove it, or make a backup and restore that elsewhere."_qs};
            } else {
                copied = info.isDir() ? copyFolder(path, copy) : copyFile(path, copy);
            }
            if (!copied.ok()) {
                return copied;
            }
        }
        return finish(::open(QFile::encodeName(target).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC),
                      source, target);
    }

    Outcome copyFile(const QString &source, const QString &target)
    {
        QFile from(source);
        if (!from.open(QIODevice::ReadOnly)) {
            return failed(u"%1 cannot be read"_qs, source);
        }
        const int descriptor = ::open(QFile::encodeName(target).constData(),
                                      O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0) {
            return failed(u"%1 cannot be written"_qs, target);
        }
        QFile to;
        if (!to.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered, QFile::AutoCloseHandle)) {
            return failed(u"%1 cannot be written"_qs, target);
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        while (!from.atEnd()) {
            const QByteArray piece = from.read(pieceBytes);
            if (piece.isEmpty()) {
                return failed(u"%1 cannot be read"_qs, source);
            }
            errno = 0;
            if (to.write(piece) != piece.size()) {
                errno = errno == 0 ? ENOSPC : errno;
                return failed(u"%1 cannot be written"_qs, target);
            }
            hash.addData(piece);
            if (Outcome going = advance(piece.size()); !going.ok()) {
                return going;
            }
        }
        m_digests[target] = hash.result();
        ++m_copied.files;
        m_copied.bytes += from.size();
        return finish(::dup(descriptor), source, target);
    }

    /// All at once: a thousand times one file takes a minute on a slow disk.
    Outcome forceToDisk() const
    {
        const int descriptor =
            ::open(QFile::encodeName(m_target).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool isKept = descriptor >= 0 && ::syncfs(descriptor) == 0;
        const int error = errno;
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        errno = error;
        return isKept ? success() : Outcome(failed(u"%1 cannot be written to its disk"_qs, m_target));
    }

    /// Owner and mode; closes the descriptor.
    static Outcome finish(int descriptor, const QString &source, const QString &target)
    {
        struct stat status = {};
        const bool isDone = descriptor >= 0 && ::stat(QFile::encodeName(source).constData(), &status) == 0 &&
                            ::fchown(descriptor, status.st_uid, status.st_gid) == 0 &&
                            ::fchmod(descriptor, status.st_mode & 07777) == 0;
        const int error = errno;
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        errno = error;
        return isDone ? success() : Outcome(failed(u"%1 cannot be completed"_qs, target));
    }

    Outcome compare(const QString &path, const QByteArray &digest)
    {
        QFile copy(path);
        if (!copy.open(QIODevice::ReadOnly)) {
            return failed(u"%1 cannot be read"_qs, path);
        }
        ::posix_fadvise(copy.handle(), 0, 0, POSIX_FADV_DONTNEED); // from the disk, not from memory
        QCryptographicHash hash(QCryptographicHash::Sha256);
        while (!copy.atEnd()) {
            const QByteArray piece = copy.read(pieceBytes);
            if (piece.isEmpty()) {
                break;
            }
            hash.addData(piece);
            if (Outcome going = advance(piece.size()); !going.ok()) {
                return going;
            }
        }
        if (hash.result() != digest) {
            return Error{.message = u"The copy %1 is not what was written"_qs.arg(path),
                         .remedy = u"The disk there may be broken: choose another."_qs};
        }
        return success();
    }

    Outcome advance(qint64 bytes)
    {
        m_done += bytes;
        if (m_watch.progress) {
            m_watch.progress(m_done, m_total);
        }
        return m_watch.shouldStop && m_watch.shouldStop() ? Outcome(stopped()) : success();
    }

    const QString m_source;
    const QString m_target;
    const CopyWatch &m_watch;
    const qint64 m_total;
    qint64 m_done = 0;
    CopiedTree m_copied;
    std::map<QString, QByteArray> m_digests;
};

} // namespace

qint64 treeSize(const QString &directory)
{
    qint64 bytes = 0;
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

Result<CopiedTree> copyTree(const QString &source, const QString &target, const CopyWatch &watch,
                            bool durable)
{
    return TreeCopy(source, target, watch).run(durable);
}

} // namespace ShelfHelp::Sql

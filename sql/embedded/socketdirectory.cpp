// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "socketdirectory.h"

#include "clustererrors.h"
#include "servernotes.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace ShelfHelp::Sql {

namespace {

/// sizeof(sockaddr_un::sun_path) without the final zero.
constexpr qsizetype longestSocketPath = 107;

const QString &namePrefix()
{
    static const QString prefix = u"shelf-help-analytics-"_qs;
    return prefix;
}

/// Whether the path needs no quoting in a shell command and in unix_socket_directories.
bool isPlainPath(const QString &path)
{
    static const QRegularExpression pattern(u"^/[A-Za-z0-9/._+@-]+$"_qs);
    return pattern.match(path).hasMatch();
}

bool isUsableParent(const QString &directory, const ServerUser &user)
{
    const QFileInfo info(directory);
    return isPlainPath(directory) && info.isDir() && info.ownerId() == user.uid;
}

bool isPrivate(const QString &directory, uid_t owner)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(directory).constData(), &status) == 0 && S_ISDIR(status.st_mode) &&
           status.st_uid == owner && (status.st_mode & 0777) == 0700;
}

/// Always the same name for the same data, so that crashes do not leave one directory each; another one in
/// a container that shares /tmp with us.
QString stableName(const QString &data, const ServerUser &user)
{
    const QByteArray place = QFile::encodeName(data) + hostIdentity();
    const QByteArray hash = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex();
    return namePrefix() + QString::number(user.uid) + u'-' + QString::fromLatin1(hash.left(12));
}

QStringList candidates(const QString &data, const ServerUser &user)
{
    QStringList paths;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (isUsableParent(runtime, user)) {
        paths.append(runtime + u'/' + stableName(data, user));
    }
    paths.append(u"/tmp/"_qs + stableName(data, user));
    return paths;
}

bool makePrivate(const QString &directory, const ServerUser &user)
{
    const QByteArray path = QFile::encodeName(directory);
    if (::mkdir(path.constData(), 0700) != 0) {
        return errno == EEXIST && isPrivate(directory, user.uid);
    }
    return user.isCurrent() || ::chown(path.constData(), user.uid, user.gid) == 0;
}

/// For the case that somebody else has taken the stable name.
QString makeUnique(const ServerUser &user)
{
    QByteArray path = "/tmp/" + namePrefix().toLatin1() + "XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) {
        return {};
    }
    if (!user.isCurrent() && ::chown(path.constData(), user.uid, user.gid) != 0) {
        return {};
    }
    return QFile::decodeName(path);
}

} // namespace

QString socketFile(const QString &directory)
{
    return directory + u"/.s.PGSQL." + QString::number(embeddedPort);
}

Result<QString> prepareSocketDirectory(const QString &data, const ServerUser &user)
{
    for (const QString &candidate : candidates(data, user)) {
        if (QFile::encodeName(socketFile(candidate)).size() > longestSocketPath ||
            !makePrivate(candidate, user)) {
            continue;
        }
        // A dead server's lock file may name a number that some other process has by now.
        QFile::remove(socketFile(candidate));
        QFile::remove(socketFile(candidate) + u".lock");
        return candidate;
    }
    QString unique = makeUnique(user);
    if (unique.isEmpty()) {
        return systemError(u"No directory for the embedded database's socket can be made in /tmp"_qs,
                           u"/tmp"_qs, errno);
    }
    return unique;
}

void removeSocketDirectory(const QString &directory)
{
    if (QFileInfo(directory).fileName().startsWith(namePrefix())) {
        ::rmdir(QFile::encodeName(directory).constData());
    }
}

} // namespace ShelfHelp::Sql

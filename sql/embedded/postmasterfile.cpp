// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postmasterfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <sys/stat.h>
#include <unistd.h>

namespace ShelfHelp::Sql {

namespace {

/// How far the clock may have been set since the server wrote its start time.
constexpr qint64 clockToleranceSeconds = 60;
/// Lines of postmaster.pid up to the socket directory; the state follows once the server listens.
constexpr qsizetype leastLines = 5;
constexpr qsizetype stateLine = 7;
/// Fields of /proc/PID/stat counted from the one after the program's name in brackets.
constexpr qsizetype stateField = 0;
constexpr qsizetype startTimeField = 19;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The fields of /proc/PID/stat after the name, which may itself hold blanks and brackets.
QList<QByteArray> statFields(const QString &process)
{
    const QByteArray text = readAll(process + u"/stat");
    return text.mid(text.lastIndexOf(')') + 2).split(' ');
}

qint64 bootTime()
{
    for (const QByteArray &line : readAll(u"/proc/stat"_qs).split('\n')) {
        if (line.startsWith("btime ")) {
            return line.mid(6).trimmed().toLongLong();
        }
    }
    return 0;
}

bool startedLaterThan(const QList<QByteArray> &fields, qint64 time)
{
    const qint64 boot = bootTime();
    if (boot == 0 || fields.size() <= startTimeField) {
        return false;
    }
    const qint64 started = boot + fields.at(startTimeField).toLongLong() / ::sysconf(_SC_CLK_TCK);
    return started > time + clockToleranceSeconds;
}

bool isSameDirectory(const struct stat &one, const struct stat &other)
{
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/// The name of the program, also after a package upgrade has replaced the file.
QString programName(const QString &process)
{
    QString target = QFile::symLinkTarget(process + u"/exe");
    if (target.endsWith(u" (deleted)")) {
        target.chop(10);
    }
    return QFileInfo(target).fileName();
}

std::optional<struct stat> statusOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? std::optional(status) : std::nullopt;
}

} // namespace

QByteArray PostmasterRecord::identity() const
{
    return QByteArray::number(pid) + ' ' + QByteArray::number(startedAt);
}

std::optional<PostmasterRecord> readPostmasterFile(const QString &path)
{
    const QStringList lines = QString::fromLocal8Bit(readAll(path)).split(u'\n');
    if (lines.size() <= leastLines) {
        return std::nullopt;
    }
    // A single-user server writes its number with a minus sign.
    return PostmasterRecord{.pid = qAbs(lines.at(0).toLongLong()),
                            .startedAt = lines.at(2).toLongLong(),
                            .socketDirectory = lines.at(4),
                            .state = lines.value(stateLine).trimmed()};
}

ProcessVerdict judge(const PostmasterRecord &record, const QString &data)
{
    const QString process = u"/proc/%1"_qs.arg(record.pid);
    const std::optional<struct stat> owner = statusOf(process);
    const QList<QByteArray> fields = statFields(process);
    if (!owner) {
        return QFileInfo::exists(u"/proc/self"_qs) ? ProcessVerdict::Gone : ProcessVerdict::Unknown;
    }
    if (fields.value(stateField) == "Z") {
        return ProcessVerdict::Zombie;
    }
    const std::optional<struct stat> directory = statusOf(data);
    if (directory && directory->st_uid != owner->st_uid) {
        return ProcessVerdict::Foreign;
    }
    const std::optional<struct stat> workingDirectory = statusOf(process + u"/cwd");
    const QString program = programName(process);
    if (!directory || !workingDirectory || program.isEmpty()) {
        return startedLaterThan(fields, record.startedAt) ? ProcessVerdict::Foreign : ProcessVerdict::Unknown;
    }
    const bool isOurs = program == u"postgres" && isSameDirectory(*workingDirectory, *directory);
    return isOurs ? ProcessVerdict::Ours : ProcessVerdict::Foreign;
}

} // namespace ShelfHelp::Sql

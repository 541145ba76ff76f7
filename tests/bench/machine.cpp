// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "machine.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSysInfo>
#include <QThread>

#include <cstdlib>

namespace ShelfHelp::Bench {

namespace {

/// The first capture of `pattern` in a file of /proc.
QString fromFile(const QString &path, const QString &pattern)
{
    QFile file(path);
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    const QString found = expression.match(text).captured(1).trimmed();
    return found.isEmpty() ? u"unknown"_qs : found;
}

QString commit()
{
    QProcess git;
    git.start(u"git"_qs, {u"-C"_qs, QStringLiteral(SHELFHELP_SOURCE_DIR), u"describe"_qs, u"--always"_qs,
                          u"--dirty"_qs, u"--abbrev=12"_qs});
    git.waitForFinished();
    const QString text = QString::fromLatin1(git.readAllStandardOutput()).trimmed();
    return text.isEmpty() ? u"unknown"_qs : text;
}

QString serverLine(Postgres &server)
{
    QStringList settings;
    for (const QString &name : {u"shared_buffers"_qs, u"work_mem"_qs, u"jit"_qs, u"fsync"_qs,
                                u"synchronous_commit"_qs, u"autovacuum"_qs}) {
        settings.append(name + u' ' + server.value(u"SHOW "_qs + name));
    }
    return u"PostgreSQL "_qs + server.value(u"SHOW server_version"_qs) + u": " + settings.join(u", "_qs);
}

} // namespace

double loadAverage()
{
    double load = 0;
    return ::getloadavg(&load, 1) == 1 ? load : 0;
}

bool isNoisy(double loadBefore)
{
    return loadBefore > QThread::idealThreadCount() / 2.0;
}

QStringList machineLines(Postgres &server)
{
    const double memory =
        fromFile(u"/proc/meminfo"_qs, u"^MemTotal:\\s+(\\d+) kB"_qs).toDouble() / (1024 * 1024);
    return {u"%1, %2 cores, %3 GiB of memory"_qs.arg(
                fromFile(u"/proc/cpuinfo"_qs, u"^model name\\s*:(.*)$"_qs),
                QString::number(QThread::idealThreadCount()), QString::number(memory, 'f', 1)),
            u"%1, Linux %2"_qs.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion()),
            serverLine(server),
            u"Qt %1, g++ %2, %3"_qs.arg(QString::fromLatin1(qVersion()), QStringLiteral(__VERSION__),
                                        QStringLiteral(SHELFHELP_BUILD_TYPE)),
            u"commit %1"_qs.arg(commit())};
}

} // namespace ShelfHelp::Bench

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servernotes.h"

#include "clusterfiles.h"

#include <QFile>

namespace ShelfHelp::Sql {

namespace {

QByteArray readNote(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeNote(const QString &path, const QByteArray &text)
{
    QFile::remove(path); // also another user's, where the directory is ours
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
    }
}

} // namespace

QByteArray hostIdentity()
{
    const QByteArray boot = readNote(u"/proc/sys/kernel/random/boot_id"_qs).trimmed();
    return boot + ' ' + QFile::encodeName(QFile::symLinkTarget(u"/proc/self/ns/pid"_qs));
}

void noteHost(const QString &directory)
{
    writeNote(hostFile(directory), hostIdentity());
}

bool isNotedElsewhere(const QString &directory)
{
    const QByteArray noted = readNote(hostFile(directory));
    return !noted.isEmpty() && noted != hostIdentity();
}

void noteKeepRunning(const QString &directory, const PostmasterRecord &server)
{
    writeNote(keepRunningFile(directory), server.identity());
}

bool isKeptRunning(const QString &directory, const PostmasterRecord &server)
{
    return readNote(keepRunningFile(directory)) == server.identity();
}

void forgetKeepRunning(const QString &directory)
{
    QFile::remove(keepRunningFile(directory));
}

} // namespace ShelfHelp::Sql

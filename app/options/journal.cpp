// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal.h"

#include <sys/stat.h>

namespace ShelfHelp::App {

bool isJournal(int descriptor)
{
    const QByteArray stream = qgetenv("JOURNAL_STREAM");
    struct stat status = {};
    return !stream.isEmpty() && fstat(descriptor, &status) == 0 &&
           stream ==
               QByteArray::number(quint64(status.st_dev)) + ':' + QByteArray::number(quint64(status.st_ino));
}

QByteArray logLine(int descriptor, LogLevel level, const QString &message)
{
    if (!isJournal(descriptor)) {
        return message.toUtf8() + '\n';
    }
    return '<' + QByteArray::number(int(level)) + '>' + message.simplified().toUtf8() + '\n';
}

} // namespace ShelfHelp::App

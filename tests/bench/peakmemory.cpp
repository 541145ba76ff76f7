// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "peakmemory.h"

#include <QFile>
#include <QRegularExpression>

#include <malloc.h>

namespace ShelfHelp::Bench {

void resetPeakMemory()
{
    ::malloc_trim(0);
    QFile file(u"/proc/self/clear_refs"_qs);
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        file.write("5"); // resets VmHWM, see proc(5)
    }
}

double peakMemoryMiB()
{
    static const QRegularExpression line(u"VmHWM:\\s+(\\d+) kB"_qs);
    QFile file(u"/proc/self/status"_qs);
    const QString status = file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    return line.match(status).captured(1).toDouble() / 1024;
}

} // namespace ShelfHelp::Bench

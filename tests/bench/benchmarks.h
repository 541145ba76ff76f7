// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventfile.h"
#include "server.h"

#include <QString>

namespace ShelfHelp::Bench {

/// What every benchmark works on.
struct Setting
{
    const Server &server;
    const EventFile &events;
    int rounds = 5;
    QList<qint64> sizes = {}; ///< of the histories to read, ascending
    quint64 seed = 1;         ///< of the events and of those histories
};

/// Each runs its contenders, checks that they stored the same, and returns a section of the report.
[[nodiscard]] QString benchmarkWriting(const Setting &setting);
[[nodiscard]] QString benchmarkReplay(const Setting &setting);
[[nodiscard]] QString benchmarkLatency(const Setting &setting);
[[nodiscard]] QString benchmarkDecoding(const Setting &setting);
[[nodiscard]] QString benchmarkReading(const Setting &setting);

} // namespace ShelfHelp::Bench

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace ShelfHelp::App {

/// How much a line of the journal matters, as syslog(3) counts it.
enum class LogLevel { Error = 3, Warning = 4, Info = 6 };

/// Whether what is written to the descriptor goes into systemd's journal: it says so in JOURNAL_STREAM.
[[nodiscard]] bool isJournal(int descriptor);

/// A message as the descriptor takes it: in the journal exactly one line that begins with its level
/// (sd-daemon(3)), so that journalctl --priority finds it and nobody mistakes half of a message for one; else
/// as it is.
[[nodiscard]] QByteArray logLine(int descriptor, LogLevel level, const QString &message);

} // namespace ShelfHelp::App

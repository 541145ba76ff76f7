// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postmasterfile.h"

#include <QByteArray>
#include <QString>

namespace ShelfHelp::Sql {

// What processes leave for each other beside the data; read and written under the launch lock only.

/// This boot of this computer, and this container: where a process number means the same process.
[[nodiscard]] QByteArray hostIdentity();

/// Notes that the cluster in `directory` has been started here.
void noteHost(const QString &directory);
/// Whether the last start was on another computer or in another container (or before the last boot).
[[nodiscard]] bool isNotedElsewhere(const QString &directory);

/// Notes that this start of the server is to run on when the last user leaves; a later start is not meant.
void noteKeepRunning(const QString &directory, const PostmasterRecord &server);
[[nodiscard]] bool isKeptRunning(const QString &directory, const PostmasterRecord &server);
void forgetKeepRunning(const QString &directory);

} // namespace ShelfHelp::Sql

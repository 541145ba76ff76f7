// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QString>

#include <functional>

namespace ShelfHelp::Bench {

/// Stores a file as `shelfhelp ingest` does, from opening the connection to the end: the seconds it took.
/// Ends the benchmark unless all `events` were read and none was rejected.
///
/// `batchDone` is called after every `batchSize` notifications that are committed.
double ingestFile(const Sql::ConnectionSettings &settings, const QString &path, qint64 events, int batchSize,
                  const std::function<void()> &batchDone = {});

} // namespace ShelfHelp::Bench

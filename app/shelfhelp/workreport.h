// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databaseoption.h"

#include <sql/backup/target.h>
#include <sql/backup/workmonitor.h>
#include <sql/error.h>

#include <QJsonArray>
#include <QJsonObject>

namespace ShelfHelp::App {

/// Tells progress on standard error, on one line of a terminal or a line a step, and stops at a signal.
[[nodiscard]] Sql::WorkMonitor workMonitor(const CommonOptions &common);

/// Ends the line of progress.
void endProgress(const CommonOptions &common);

/// The error of work that a signal has stopped says so, whatever it broke off.
[[nodiscard]] Error stoppedOr(const Error &error);

[[nodiscard]] QJsonObject toJson(const Sql::TableContents &contents);
[[nodiscard]] QJsonArray toJson(const QList<Sql::Orphans> &orphans);
/// Lines, each ended.
[[nodiscard]] QString toText(const QList<Sql::Orphans> &orphans);
/// `12.3 MB`
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/rangeselection.h>

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace ShelfHelp::Dashboard {

/// The time a report is about: a range of the window by its name ("28d"), or FROM..TO as the window's dialog
/// reads them ("2026-01-01..2026-03-31", "now-14d/d..now"); days are whole ones of `zone`. Nothing for words
/// that mean nothing, and for a range that ends before it begins.
[[nodiscard]] std::optional<Ui::RangeSelection> periodFrom(const QString &text, const QDateTime &now,
                                                           const QTimeZone &zone);

} // namespace ShelfHelp::Dashboard

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figuretable.h"

#include <QJsonObject>
#include <QTimeZone>

namespace ShelfHelp::App {

[[nodiscard]] QJsonValue cellJson(const Cell &cell, const QTimeZone &zone);

/// `rows`, an array of objects, and the notes beside it. Absent values are null.
[[nodiscard]] QJsonObject figureJson(const FigureTable &table, const QTimeZone &zone);

} // namespace ShelfHelp::App

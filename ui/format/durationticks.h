// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "valueticks.h"

namespace ShelfHelp::Ui {

/// A logarithmic axis of milliseconds around [smallest, largest], both above zero, at least one decade
/// high. Labels are round for a person (10 ms, 1 s, 30 s, 1 m), at most `wanted` of them.
[[nodiscard]] Ticks durationTicks(double smallest, double largest, int wanted, const QLocale &locale);

/// A linear axis of milliseconds from zero to a little above `largest`, with whole steps for a person: 200
/// ms, 5 s, 30 s, 2 m.
[[nodiscard]] Ticks linearDurationTicks(double largest, int wanted, const QLocale &locale);

/// Durations at or below zero have no place on a logarithmic axis; they are drawn at this floor.
inline constexpr double durationFloorMs = 0.1;

} // namespace ShelfHelp::Ui

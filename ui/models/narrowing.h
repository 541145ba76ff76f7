// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filterterms.h"

namespace ShelfHelp::Ui {

/// What lies in both: the figures of a bin are already restricted by the question's filter, and so must be
/// the rows behind it.
[[nodiscard]] Sql::NumberRange narrowed(const Sql::NumberRange &range, const Sql::NumberRange &within);

/// Steps to a bin of an axis, for marks of figures that are restricted by `within`.
[[nodiscard]] FilterStep shelfSizeStep(const Sql::NumberRange &books, const Sql::Filter &within);
[[nodiscard]] FilterStep searchDurationStep(const Sql::NumberRange &microseconds, const Sql::Filter &within);
[[nodiscard]] FilterStep checkDurationStep(const Sql::NumberRange &microseconds, const Sql::Filter &within);
/// Searches of which the rules for warm ones disagree.
[[nodiscard]] FilterStep disagreementStep(Sql::Disagreement disagreement);

} // namespace ShelfHelp::Ui

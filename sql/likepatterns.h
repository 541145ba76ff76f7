// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "parameter.h"

#include <QString>

namespace ShelfHelp::Sql {

/// text[]: a LIKE pattern per word; what means something to LIKE is taken literally.
[[nodiscard]] Parameter likePatterns(const QString &words);

} // namespace ShelfHelp::Sql

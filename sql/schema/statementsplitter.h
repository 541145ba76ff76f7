// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>
#include <QList>

namespace ShelfHelp::Sql {

/// Cuts a migration into statements exactly as Atlas does, its oddities included: `;;` are two statements,
/// comments do not nest, and a backslash escapes nothing.
///
/// Only for counting: the history keeps how many statements a file has, and Atlas compares that. What runs is
/// the whole file, parsed by the server. Fails with "line:column: reason" on an unbalanced `)` or quote.
[[nodiscard]] Result<QList<QByteArray>> splitStatements(const QByteArray &script);

} // namespace ShelfHelp::Sql

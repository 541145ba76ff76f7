// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QHash>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// The libraries that migrations make: their names by their ids.
[[nodiscard]] const QHash<QString, QString> &seedLibraries();

/// The libraries of a database that are not as migrations make them: id, name, id, name …
[[nodiscard]] Result<QStringList> foreignLibraries(Connection &connection);

} // namespace ShelfHelp::Sql

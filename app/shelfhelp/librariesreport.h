// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/catalog.h>
#include <sql/libraries.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// One library on a line of its own, fit for a terminal.
[[nodiscard]] QString libraryLine(const Sql::LibraryRow &library);
[[nodiscard]] QJsonObject libraryJson(const Sql::LibraryRow &library);

/// How many were added, named, replaced and left, and which ones were left though they are told otherwise.
[[nodiscard]] QString namingText(const QList<Sql::NamedLibrary> &named, bool isDryRun);
[[nodiscard]] QJsonObject namingJson(const QList<Sql::NamedLibrary> &named, bool isDryRun);

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/libraries.h>

#include <QByteArray>

namespace ShelfHelp::App {

/// The libraries of a CSV document with the columns library_id and library_name, in any order; other columns
/// are ignored, blanks around ids and names too. An id may stand there twice with the same name.
///
/// ErrorKind::Permanent, with the line and the column, when anything is wrong: all or nothing.
[[nodiscard]] Result<QList<Sql::LibraryName>> readLibraryFile(const QByteArray &document);

} // namespace ShelfHelp::App

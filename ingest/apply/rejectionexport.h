// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/rejections.h>

#include <QString>

namespace ShelfHelp::Ingest {

/// Writes the kept bytes into a new file of the folder, named by the id alone, and returns its path. A file
/// that exists is never written over; one that cannot be completed is taken away again.
[[nodiscard]] Result<QString> writeRejectionFile(const QString &folder,
                                                 const Sql::RejectedNotification &rejection);

/// Makes the folder, if there is none.
[[nodiscard]] Outcome makeFolder(const QString &folder);

} // namespace ShelfHelp::Ingest

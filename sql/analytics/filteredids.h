// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "snapshot.h"

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// An id of a filter that nothing in the database has.
struct MissingId
{
    QString kind; ///< library, shelf, reader or book
    QString id;

    friend bool operator==(const MissingId &, const MissingId &) = default;
};

/// Those of the filter. They are no error, and a hint that its figures are of nothing for a reason.
[[nodiscard]] Result<QList<MissingId>> missingIds(Snapshot &snapshot, const Filter &filter);

} // namespace ShelfHelp::Sql

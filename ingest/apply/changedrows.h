// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "batchstore.h"
#include "outcome.h"
#include "tablediff.h"

namespace ShelfHelp::Ingest {

/// Reads what a rehearsal made of rows, ends it, and reads what they were before: at most `most` rows of each
/// table and change. Leaves the rows out where the role may not read them.
void addChangedRows(QList<TableChange> &changes, const TableDiff &diff, BatchStore &store, qint64 run,
                    int most);

} // namespace ShelfHelp::Ingest

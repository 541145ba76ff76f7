// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "windowservices.h"

namespace ShelfHelp::Ui {

/// What the pages of events ask, over the connections of a window. Reading is done beside the tables,
/// settling dead letters beside the names; a run is taken back over a connection that lives only for that.
[[nodiscard]] EventServices eventServicesOn(const WindowWorkers &workers);

/// Stores what `source` holds, or tries it. A lost connection is replaced by `open`, where that is given.
[[nodiscard]] QFuture<ReplayDialog::Answer> replayOn(Sql::DatabaseWorker &worker,
                                                     const Sql::DatabaseWorker::Open &open,
                                                     const ReplaySource &source,
                                                     std::shared_ptr<ReplayControl> control);

} // namespace ShelfHelp::Ui

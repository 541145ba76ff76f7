// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "paperlayout.h"

#include <ui/models/charttable.h>

#include <QByteArray>

namespace ShelfHelp::Ui {

/// One self-contained page: no script, nothing fetched, and a policy that forbids both. Charts are SVG within
/// it, in light and dark colours, of which the reader's preference shows one; all figures are there as
/// tables. `headers` are those of the sections, as rows and columns; without columns the header is painted.
[[nodiscard]] QByteArray htmlDocument(Sheet &sheet, const PaperContent &content,
                                      const QList<ChartTable> &headers);

} // namespace ShelfHelp::Ui

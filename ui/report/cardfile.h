// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cardlook.h"
#include "reporthead.h"

#include <sql/result.h>
#include <ui/charts/theme.h>
#include <ui/models/annotations.h>
#include <ui/models/exportformat.h>

#include <QByteArray>

namespace ShelfHelp::Ui {

class Panel;

/// A card that has its figures, as the content of a file: laid out anew at the size of the file, with what
/// the reader has chosen on the card, notes and limits, and under it what it is of. Not as HTML. GUI thread.
[[nodiscard]] Result<QByteArray> cardFile(const Panel &panel, ExportFormat format,
                                          const ReportContext &context, ColorScheme scheme,
                                          const Annotations &annotations);

/// The figures of a card with the context before them.
[[nodiscard]] QByteArray csvOf(const ChartTable &table, const ReportContext &context);

} // namespace ShelfHelp::Ui

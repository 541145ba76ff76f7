// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "paperlayout.h"

#include <QByteArray>
#include <QPageSize>

namespace ShelfHelp::Ui {

/// Letter where it is the usual paper, else A4.
[[nodiscard]] QPageSize::PageSizeId usualPaper(const QLocale &locale);

/// Head and foot of every page say what it is, its number, range and as-of; a single card has a page of its
/// own height. Marks and texts, no pixels.
[[nodiscard]] QByteArray pdfDocument(Sheet &sheet, const PaperContent &content, QPageSize::PageSizeId paper);

} // namespace ShelfHelp::Ui

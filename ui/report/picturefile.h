// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "paperlayout.h"

#include <sql/result.h>

#include <QByteArray>
#include <QSize>

namespace ShelfHelp::Ui {

/// As wide as `size`, at least as high, and as high as its content needs. Long tables are cut, and say so.
struct PictureMeasures
{
    QSize size;
    double ratio = 1; ///< of the picture's pixels to those of the layout
};

/// Of a single card, in the pixels of the sheet's screen.
[[nodiscard]] PictureMeasures cardMeasures(const Sheet &sheet);

/// Fails where the picture would be higher than pictures can be. Its text fields say what it is.
[[nodiscard]] Result<QByteArray> pngPicture(Sheet &sheet, const PaperContent &content,
                                            const PictureMeasures &measures);

[[nodiscard]] QByteArray svgPicture(Sheet &sheet, const PaperContent &content,
                                    const PictureMeasures &measures);

} // namespace ShelfHelp::Ui

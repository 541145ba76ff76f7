// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;

namespace ShelfHelp::Ui {

/// What a picture says of itself to those who cannot see it.
struct PictureTexts
{
    QString title;
    QString description;
};

/// An SVG document in UTF-8, `size` pixels large, of what `paint` paints. Characters that XML does not know
/// are left out, wherever they came from.
[[nodiscard]] QByteArray svgDocument(QSize size, const PictureTexts &texts, int dotsPerInch,
                                     const std::function<void(QPainter &)> &paint);

/// The <svg> element alone, to stand within a page: as wide as its place.
[[nodiscard]] QString svgElement(const QByteArray &document, const QString &label, const QString &cssClass);

} // namespace ShelfHelp::Ui

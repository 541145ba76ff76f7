// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/charts/theme.h>

#include <QWidget>

class QPainter;

namespace ShelfHelp::Ui {

/// A surface that is never seen, on which cards are laid out to be painted into a file. GUI thread only.
class Sheet final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sheet)

public:
    explicit Sheet(ColorScheme scheme);

    /// All of it gets the colours anew.
    void setScheme(ColorScheme scheme);

    [[nodiscard]] const Theme &theme() const { return Theme::of(palette()); }
};

/// Gives a part of a sheet its size, and its own parts theirs: layouts wait for an event loop otherwise.
void settle(QWidget &widget, QSize size);

/// Paints a part of a sheet at a place, as marks and texts where the painter has those.
void paintPart(QPainter &painter, QWidget &widget, QPointF place);

} // namespace ShelfHelp::Ui

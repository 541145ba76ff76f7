// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace ShelfHelp::Ui {

struct Theme;

/// Switches and fields in the head of a card.
class CardControls : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardControls)

public:
    using QWidget::QWidget;

    /// By the card, whose palette it is: a widget with a style sheet does not follow the palette.
    virtual void applyTheme(const Theme &theme) = 0;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace ShelfHelp::Ui {

struct Theme;

/// A row of small buttons of which one is down: ways to look at the same figures. Not there for fewer than
/// two.
class VariantSwitch final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariantSwitch)

public:
    explicit VariantSwitch(const QStringList &variants, QWidget *parent = nullptr);

    void setCurrent(int variant);
    /// By the card, whose palette it is: a widget with a style sheet does not follow the palette.
    void applyTheme(const Theme &theme);

Q_SIGNALS:
    void chosen(int variant);

private:
    QButtonGroup *m_buttons;
};

} // namespace ShelfHelp::Ui

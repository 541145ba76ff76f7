// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cardcontrols.h"

#include <QStringList>

class QButtonGroup;

namespace ShelfHelp::Ui {

/// A row of small buttons of which one is down: ways to look at the same figures. Not there for fewer than
/// two.
class VariantSwitch final : public CardControls
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariantSwitch)

public:
    /// The buttons are called `buttonName` and their number.
    explicit VariantSwitch(const QStringList &variants, QWidget *parent = nullptr,
                           const QString &buttonName = u"variant"_qs);

    void setCurrent(int variant);
    void applyTheme(const Theme &theme) override;

Q_SIGNALS:
    void chosen(int variant);

private:
    QButtonGroup *m_buttons;
};

} // namespace ShelfHelp::Ui

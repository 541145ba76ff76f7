// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variantswitch.h"

#include "theme.h"
#include "typography.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace ShelfHelp::Ui {

VariantSwitch::VariantSwitch(const QStringList &variants, QWidget *parent, const QString &buttonName)
    : CardControls(parent)
    , m_buttons(new QButtonGroup(this))
{
    setObjectName(buttonName + u's');
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    for (int i = 0; i < variants.size(); ++i) {
        auto *button = new QPushButton(variants[i], this);
        button->setObjectName(buttonName + QString::number(i));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons->addButton(button, i);
        row->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVisible(variants.size() > 1);
    setCurrent(0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &VariantSwitch::chosen);
}

void VariantSwitch::setCurrent(int variant)
{
    if (QAbstractButton *button = m_buttons->button(variant)) {
        button->setChecked(true);
    }
}

void VariantSwitch::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    const QFont small = textFont(font(), TextRole::Legend);
    for (QAbstractButton *button : m_buttons->buttons()) {
        button->setFont(small);
    }
    setStyleSheet(
        u"QPushButton { color: %1; background: transparent; border: 1px solid transparent; border-radius: "
        u"%2px; "
        "padding: %3px %4px; } QPushButton:hover { background: %5; } QPushButton:focus { border-color: %6; } "
        "QPushButton:checked { color: %7; background: %5; }"_qs.arg(
            theme.muted.name(), QString::number(scale.px(5)), QString::number(scale.px(1)),
            QString::number(scale.px(6)), theme.grid.name(), theme.accent.name(), theme.text.name()));
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "section.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/window/flowlayout.h>

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

Section::Section(const QString &name, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(name + u"Title", this))
    , m_column(new QVBoxLayout)
{
    setObjectName(name);
    setAccessibleName(title);
    m_title->setText(title);
    const Scale scale(font());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(scale.px(20), scale.px(16), scale.px(20), scale.px(18));
    outer->setSpacing(scale.px(10));
    m_column->setSpacing(scale.px(10));
    m_buttons = new FlowLayout(scale.px(8));
    outer->addWidget(m_title);
    outer->addLayout(m_column);
    outer->addLayout(m_buttons);
    outer->addStretch();
}

void Section::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    showState();
}

QLabel *Section::addSentence(const QString &name)
{
    QLabel *label = plainLabel(name, this);
    setWrapsAnything(label);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
    return label;
}

QPushButton *Section::addButton(const QString &name, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setToolTip(toolTip);
    m_toolTips.insert(button, toolTip);
    m_buttons->addWidget(button);
    return button;
}

void Section::allow(QPushButton *button, const QString &reasonAgainst)
{
    const QString reason = m_isBusy ? tr("Something else is being done: wait for its end.") : reasonAgainst;
    button->setEnabled(reason.isEmpty());
    button->setToolTip(reason.isEmpty() ? m_toolTips.value(button) : reason);
    button->setAccessibleDescription(button->toolTip());
}

void Section::applyTheme(const Theme &theme)
{
    styleLabel(m_title, textFont(font(), TextRole::CardTitle), theme.text);
    const Scale scale(font());
    for (auto button = m_toolTips.keyBegin(); button != m_toolTips.keyEnd(); ++button) {
        (*button)->setStyleSheet(buttonStyle(theme, scale));
    }
}

void Section::paintEvent(QPaintEvent *)
{
    paintCardFrame(this);
}

void Section::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        style();
    }
}

void Section::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    style();
}

/// A style sheet changes palettes, which would ask for another one.
void Section::style()
{
    if (m_isStyling) {
        return;
    }
    m_isStyling = true;
    applyTheme(Theme::of(palette()));
    m_isStyling = false;
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardframe.h"

#include "theme.h"
#include "typography.h"

#include <QLabel>
#include <QPainter>

namespace ShelfHelp::Ui {

namespace {

constexpr double cornerRadius = 12;

} // namespace

void paintCardFrame(QWidget *widget)
{
    const Theme &theme = Theme::of(widget->palette());
    const double radius = Scale(widget->font())(cornerRadius);
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

QLabel *plainLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setWrapsAnything(QLabel *label)
{
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
}

void styleLabel(QLabel *label, const QFont &font, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
    label->setFont(font);
}

QString buttonStyle(const Theme &theme, const Scale &scale)
{
    return u"QPushButton { color: %1; background: %2; border: 1px solid %3; border-radius: %4px; padding: "
           u"%5px %6px; }"
           "QPushButton:hover, QPushButton:pressed { background: %7; }"
           "QPushButton:focus { border-color: %8; }"
           "QPushButton:disabled { color: %9; background: transparent; border-color: %7; }"_qs.arg(
               theme.text.name(), theme.card.name(), mixed(theme.border, theme.muted, 0.35).name(),
               QString::number(scale.px(7)), QString::number(scale.px(5)), QString::number(scale.px(14)),
               theme.grid.name(), theme.accent.name(), mixed(theme.card, theme.muted, 0.75).name());
}

QString cardFieldStyle(const Theme &theme, const Scale &scale)
{
    constexpr double borderShare = 0.5; // 3 : 1 from the card, as of a control's frame
    constexpr double chosenTint = 0.14;
    return u"QLineEdit, QPushButton { color: %1; background: %2; border: 1px solid %3; border-radius: %4px; "
           "padding: %5px %6px; }"
           "QLineEdit:focus, QPushButton:focus { border-color: %7; }"
           "QPushButton:hover { background: %8; } QPushButton:checked { background: %9; border-color: %7; }"
           "QPushButton::menu-indicator { image: none; width: 0; }"_qs.arg(
               theme.text.name(), theme.card.name(), mixed(theme.card, theme.text, borderShare).name(),
               QString::number(scale.px(5)), QString::number(scale.px(2)), QString::number(scale.px(7)),
               theme.accent.name(), theme.grid.name(), mixed(theme.card, theme.accent, chosenTint).name());
}

QString slimScrollBar(const Theme &theme, const Scale &scale)
{
    return u"QScrollBar { background: transparent; border: none; }"
           "QScrollBar:vertical { width: %1px; margin: 2px; } QScrollBar:horizontal { height: %1px; margin: "
           "2px; }"
           "QScrollBar::handle { background: %2; border-radius: %3px; }"
           "QScrollBar::handle:vertical { min-height: %4px; } QScrollBar::handle:horizontal { min-width: "
           "%4px; }"
           "QScrollBar::handle:hover { background: %5; }"
           "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
           "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"_qs.arg(
               QString::number(scale.px(11)), mixed(theme.border, theme.muted, 0.35).name(),
               QString::number(scale.px(3)), QString::number(scale.px(32)), theme.muted.name());
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tooltip.h"

#include "theme.h"
#include "typography.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double padding = 10;
constexpr double lineHeight = 18;
constexpr double columnGap = 18;
constexpr double anchorGap = 12;
constexpr double cornerRadius = 8;

} // namespace

QString TooltipText::plain() const
{
    QStringList lines{title};
    for (const Row &row : rows) {
        lines.append(QString(row.name + u": " + row.value));
    }
    if (!remark.isEmpty()) {
        lines.append(remark);
    }
    return lines.join(u'\n');
}

Tooltip::Tooltip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"chartTooltip"_qs);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void Tooltip::showAt(const QPoint &anchor, const TooltipText &text)
{
    m_text = text;
    const Scale scale(font());
    const QSize size = sizeHint();
    const QSize room = parentWidget()->size();
    const int gap = scale.px(anchorGap);
    QPoint corner(anchor.x() + gap, anchor.y());
    if (corner.x() + size.width() > room.width()) {
        corner.setX(anchor.x() - gap - size.width());
    }
    corner.setX(std::max(0, corner.x()));
    corner.setY(std::clamp(corner.y(), 0, std::max(0, room.height() - size.height())));
    setGeometry(QRect(corner, size));
    raise();
    show();
    update();
}

QSize Tooltip::sizeHint() const
{
    const Scale scale(font());
    const QFontMetricsF bold(textFont(font(), TextRole::TooltipTitle));
    const QFontMetricsF normal(textFont(font(), TextRole::Tooltip));
    double width = std::max(bold.horizontalAdvance(m_text.title), normal.horizontalAdvance(m_text.remark));
    for (const TooltipText::Row &row : m_text.rows) {
        const double needed = normal.horizontalAdvance(row.name) + bold.horizontalAdvance(row.value);
        width = std::max(width, needed + scale(columnGap));
    }
    const double lines = 1 + static_cast<double>(m_text.rows.size()) + (m_text.remark.isEmpty() ? 0 : 1);
    return {static_cast<int>(std::ceil(width + 2 * scale(padding))),
            static_cast<int>(std::ceil(lines * scale(lineHeight) + 2 * scale(padding - 2)))};
}

void Tooltip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.dark ? theme.muted : mixed(theme.border, theme.muted, 0.5));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), scale(cornerRadius),
                            scale(cornerRadius));

    QRectF line = QRectF(rect()).adjusted(scale(padding), scale(padding - 2), -scale(padding), 0);
    line.setHeight(scale(lineHeight));
    painter.setPen(theme.text);
    painter.setFont(textFont(font(), TextRole::TooltipTitle));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_text.title);
    line.translate(0, line.height());
    paintRows(painter, line);
}

void Tooltip::paintRows(QPainter &painter, QRectF line) const
{
    const Theme &theme = Theme::of(palette());
    for (const TooltipText::Row &row : m_text.rows) {
        painter.setPen(theme.muted);
        painter.setFont(textFont(font(), TextRole::Tooltip));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, row.name);
        painter.setPen(theme.text);
        painter.setFont(textFont(font(), TextRole::TooltipTitle));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, row.value);
        line.translate(0, line.height());
    }
    painter.setPen(theme.muted);
    painter.setFont(textFont(font(), TextRole::Tooltip));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_text.remark);
}

} // namespace ShelfHelp::Ui

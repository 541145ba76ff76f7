// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tooltip.h"

#include "theme.h"
#include "typography.h"

#include <ui/models/celltext.h>

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
constexpr int mostNotes = 3;
constexpr int longestNote = 70; ///< characters; the context menu has the whole of it

} // namespace

QString TooltipText::plain() const
{
    QStringList lines{title};
    if (!comparison.isEmpty()) {
        lines.append(comparison);
    }
    for (const Row &row : rows) {
        QString line = row.value.isEmpty() ? row.name : QString(row.name + u": " + row.value);
        if (!row.before.isEmpty()) {
            line += u" (" + row.before + u", " + row.change + u')';
        }
        lines.append(line);
    }
    return (lines + tail()).join(u'\n');
}

QStringList TooltipText::tail() const
{
    QStringList lines = names;
    for (const QString &note : notes.mid(0, mostNotes)) {
        lines.append(u"▲ " + shortenedInside(note, longestNote));
    }
    if (notes.size() > mostNotes) {
        lines.append(u"…"_qs);
    }
    for (const QString &line : {remark, hint}) {
        if (!line.isEmpty()) {
            lines.append(line);
        }
    }
    return lines;
}

/// How wide the columns are; one that nothing stands in takes no room.
struct Tooltip::Columns
{
    double name = 0;
    double value = 0;
    double before = 0;
    double change = 0;

    [[nodiscard]] double width(double gap) const
    {
        return name + gap + value + (before > 0 ? gap + before : 0) + (change > 0 ? gap + change : 0);
    }
};

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

Tooltip::Columns Tooltip::columns() const
{
    const QFontMetricsF bold(textFont(font(), TextRole::TooltipTitle));
    const QFontMetricsF normal(textFont(font(), TextRole::Tooltip));
    Columns columns;
    for (const TooltipText::Row &row : m_text.rows) {
        columns.name = std::max(columns.name, normal.horizontalAdvance(row.name));
        columns.value = std::max(columns.value, bold.horizontalAdvance(row.value));
        columns.before = std::max(columns.before, normal.horizontalAdvance(row.before));
        columns.change = std::max(columns.change, normal.horizontalAdvance(row.change));
    }
    return columns;
}

QSize Tooltip::sizeHint() const
{
    const Scale scale(font());
    const QFontMetricsF bold(textFont(font(), TextRole::TooltipTitle));
    const QFontMetricsF normal(textFont(font(), TextRole::Tooltip));
    double width = std::max(bold.horizontalAdvance(m_text.title), columns().width(scale(columnGap)));
    int lines = 1 + int(m_text.rows.size());
    for (const QString &line : QStringList{m_text.comparison} + m_text.tail()) {
        width = std::max(width, normal.horizontalAdvance(line));
        lines += line.isEmpty() ? 0 : 1;
    }
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
    if (!m_text.comparison.isEmpty()) {
        painter.setPen(theme.muted);
        painter.setFont(textFont(font(), TextRole::Tooltip));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_text.comparison);
        line.translate(0, line.height());
    }
    paintRows(painter, line);
}

void Tooltip::paintRows(QPainter &painter, QRectF line) const
{
    const Theme &theme = Theme::of(palette());
    const QFont bold = textFont(font(), TextRole::TooltipTitle);
    const QFont normal = textFont(font(), TextRole::Tooltip);
    const double gap = Scale(font())(columnGap);
    const Columns width = columns();
    const double changeLeft = line.right() - width.change;
    const double beforeRight = width.change > 0 ? changeLeft - gap : line.right();
    const double valueRight = width.before > 0 ? beforeRight - width.before - gap : beforeRight;
    const auto draw = [&painter, &line](const QFont &textFont, const QColor &color, double right,
                                        Qt::Alignment side, const QString &text) {
        painter.setFont(textFont);
        painter.setPen(color);
        QRectF box = line;
        box.setRight(right);
        painter.drawText(box, side | Qt::AlignVCenter, text);
    };
    for (const TooltipText::Row &row : m_text.rows) {
        draw(normal, theme.muted, line.right(), Qt::AlignLeft, row.name);
        draw(bold, theme.text, valueRight, Qt::AlignRight, row.value);
        draw(normal, theme.muted, beforeRight, Qt::AlignRight, row.before);
        draw(normal, theme.muted, line.right(), Qt::AlignRight, row.change);
        line.translate(0, line.height());
    }
    for (const QString &text : m_text.tail()) {
        draw(normal, theme.muted, line.right(), Qt::AlignLeft, text);
        line.translate(0, line.height());
    }
}

} // namespace ShelfHelp::Ui

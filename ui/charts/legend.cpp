// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "legend.h"

#include <QFocusEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double rowHeight = 18;
constexpr double swatchWidth = 16;
constexpr double swatchHeight = 9;
constexpr double swatchGap = 5;
constexpr double ringGap = 3; ///< of the focus, behind the text
constexpr double entryGap = 16;
constexpr double offOpacity = 0.35;
constexpr double markerRadius = 3.2;

void paintLine(QPainter &painter, Swatch swatch, const QLineF &line, const QColor &color, const Scale &scale)
{
    QPen pen(color, scale(2), Qt::SolidLine, Qt::FlatCap);
    if (swatch == Swatch::DashedLine) {
        pen.setDashPattern({2.5, 1.5});
    } else if (swatch == Swatch::DottedLine) {
        pen.setWidthF(scale(1.3));
        pen.setDashPattern({1.5, 2});
    }
    painter.setPen(pen);
    painter.drawLine(line);
}

void paintMarker(QPainter &painter, Swatch swatch, const QRectF &box, const QColor &fill,
                 const QColor &outline)
{
    const double radius = box.height() / 2 - 0.5;
    const QRectF marker(box.center() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    painter.setPen(QPen(outline, 1));
    painter.setBrush(fill);
    if (swatch == Swatch::Circle) {
        painter.drawEllipse(marker);
    } else {
        painter.drawRect(marker);
    }
}

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"legend"_qs);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Legend::setEntries(const QList<LegendEntry> &entries)
{
    m_entries = entries;
    const bool isActive = nextActive(0, 1) >= 0;
    setFocusPolicy(isActive ? Qt::TabFocus : Qt::NoFocus);
    setMouseTracking(isActive);
    setAccessibleName(isActive
                          ? tr("Series: arrow keys choose, Space takes one away or brings it back, Enter "
                               "shows its rows")
                          : QString());
    announce();
    setVisible(!entries.isEmpty());
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const
{
    return {Scale(font()).px(200), heightForWidth(width())};
}

QSize Legend::minimumSizeHint() const
{
    return {0, Scale(font()).px(rowHeight)};
}

int Legend::heightForWidth(int width) const
{
    const QList<QRectF> found = places(width);
    return found.isEmpty() ? 0 : static_cast<int>(std::ceil(found.last().bottom()));
}

QList<QRectF> Legend::places(double width) const
{
    const Scale scale(font());
    const QFontMetricsF metrics(textFont(font(), TextRole::Legend));
    QList<QRectF> found;
    QPointF corner;
    for (const LegendEntry &entry : m_entries) {
        const double needed = scale(swatchWidth + swatchGap) + metrics.horizontalAdvance(entry.text);
        if (corner.x() > 0 && corner.x() + needed > width) {
            corner = QPointF(0, corner.y() + scale(rowHeight));
        }
        found.append(QRectF(corner, QSizeF(needed, scale(rowHeight))));
        corner.rx() += needed + scale(entryGap);
    }
    return found;
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(font(), TextRole::Legend));
    const QList<QRectF> found = places(width());
    for (int i = 0; i < found.size(); ++i) {
        painter.setOpacity(m_entries[i].isOff ? offOpacity : 1);
        paintEntry(painter, m_entries[i], found[i]);
    }
    painter.setOpacity(1);
    if (m_current >= 0 && m_current < found.size()) {
        painter.setPen(QPen(Theme::of(palette()).accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(found[m_current].adjusted(0.5, 0.5, Scale(font())(ringGap), -0.5), 3, 3);
    }
}

int Legend::entryAt(const QPointF &position) const
{
    const QList<QRectF> found = places(width());
    for (int i = 0; i < found.size(); ++i) {
        if (found[i].contains(position) && m_entries[i].isActive()) {
            return i;
        }
    }
    return -1;
}

bool Legend::isOnSwatch(int entry, const QPointF &position) const
{
    return position.x() < places(width())[entry].left() + Scale(font())(swatchWidth + swatchGap);
}

int Legend::nextActive(int from, int step) const
{
    for (int i = from; i >= 0 && i < m_entries.size(); i += step) {
        if (m_entries[i].isActive()) {
            return i;
        }
    }
    return -1;
}

void Legend::toggle(int entry)
{
    if (m_entries[entry].canToggle()) {
        Q_EMIT toggled(m_entries[entry].series);
    }
}

void Legend::open(int entry)
{
    if (m_entries[entry].rows) {
        Q_EMIT rowsRequested(*m_entries[entry].rows);
    } else {
        toggle(entry);
    }
}

void Legend::point(int entry)
{
    const QString series = entry >= 0 && !m_entries[entry].isOff ? m_entries[entry].series : QString();
    if (m_pointedAt != series) {
        m_pointedAt = series;
        Q_EMIT pointedAt(series);
    }
}

void Legend::mousePressEvent(QMouseEvent *event)
{
    const int entry = entryAt(event->position());
    if (entry < 0 || event->button() != Qt::LeftButton) {
        return;
    }
    if (isOnSwatch(entry, event->position()) && m_entries[entry].canToggle()) {
        toggle(entry);
    } else {
        open(entry);
    }
}

void Legend::mouseMoveEvent(QMouseEvent *event)
{
    const int entry = entryAt(event->position());
    point(entry);
    setCursor(entry >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (entry < 0) {
        setToolTip({});
        return;
    }
    const LegendEntry &pointed = m_entries[entry];
    const bool switches = pointed.canToggle() && (!pointed.rows || isOnSwatch(entry, event->position()));
    setToolTip(switches       ? pointed.isOff ? tr("Bring back") : tr("Take away")
                     : pointed.rows ? tr("Show rows (%n)", nullptr, int(pointed.rows->n))
                              : QString());
}

void Legend::leaveEvent(QEvent *event)
{
    point(-1);
    QWidget::leaveEvent(event);
}

void Legend::keyPressEvent(QKeyEvent *event)
{
    const bool hasCurrent = m_current >= 0 && m_current < m_entries.size();
    int next = -1;
    switch (event->key()) {
    case Qt::Key_Right:
        next = nextActive(m_current + 1, 1);
        break;
    case Qt::Key_Left:
        next = nextActive(m_current - 1, -1);
        break;
    case Qt::Key_Space:
        if (hasCurrent) {
            toggle(m_current);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hasCurrent) {
            open(m_current);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (next >= 0) {
        m_current = next;
        announce();
        point(next);
        update();
    }
}

void Legend::announce()
{
    const bool isAtEntry = m_current >= 0 && m_current < m_entries.size();
    setAccessibleDescription(!isAtEntry ? QString()
                             : m_entries[m_current].isOff
                                 ? tr("%1, taken away").arg(m_entries[m_current].text)
                                 : tr("%1, shown").arg(m_entries[m_current].text));
}

void Legend::focusInEvent(QFocusEvent *event)
{
    m_current = nextActive(0, 1);
    announce();
    point(m_current);
    QWidget::focusInEvent(event);
    update();
}

void Legend::focusOutEvent(QFocusEvent *event)
{
    m_current = -1;
    announce();
    point(-1);
    QWidget::focusOutEvent(event);
    update();
}

void Legend::paintEntry(QPainter &painter, const LegendEntry &entry, const QRectF &place) const
{
    const Scale scale(font());
    const double top = place.center().y() - scale(swatchHeight) / 2;
    paintSwatch(painter, entry, QRectF(place.left(), top, scale(swatchWidth), scale(swatchHeight)));
    painter.setPen(Theme::of(palette()).muted);
    painter.drawText(place.adjusted(scale(swatchWidth + swatchGap), 0, scale(entryGap), 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, entry.text);
}

void Legend::paintSwatch(QPainter &painter, const LegendEntry &entry, const QRectF &box) const
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    const QColor outline = theme.outlineOf(entry.color);
    const QPointF left(box.left(), box.center().y());
    const QPointF right(box.right(), box.center().y());
    switch (entry.swatch) {
    case Swatch::SolidLine:
    case Swatch::DashedLine:
    case Swatch::DottedLine:
        paintLine(painter, entry.swatch, QLineF(left, right), outline, scale);
        paintMarker(painter, entry.marker, box.center(), scale(markerRadius), entry.color, QPen(outline, 1));
        return;
    case Swatch::Circle:
    case Swatch::Square:
        paintMarker(painter, entry.swatch, box, entry.color, outline);
        return;
    case Swatch::Interval:
        paintLine(painter, Swatch::SolidLine, QLineF(left, right), outline, scale);
        paintMarker(painter, Swatch::Circle, box, entry.color, outline);
        return;
    case Swatch::Band:
        painter.fillRect(snapped(painter, box), entry.color);
        return;
    case Swatch::Area:
        break;
    }
    const QRectF area = snapped(painter, box);
    paintFilled(painter, {area}, entry.color, entry.pattern, theme, scale);
    if (outline != entry.color) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(outline, 1));
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace ShelfHelp::Ui

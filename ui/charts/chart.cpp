// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "chart.h"

#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double dimmedOpacity = 0.6;
constexpr int pageStep = 7;

} // namespace

Chart::Chart(const QString &objectName, const QString &title, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

Chart::~Chart()
{
    delete m_tooltip;
}

void Chart::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    update();
}

void Chart::showMark(int mark)
{
    if (mark < -1 || mark >= markCount()) {
        return;
    }
    const bool moved = mark != m_current;
    m_current = mark;
    showTooltip();
    update();
    if (moved) {
        Q_EMIT currentMarkChanged(mark);
    }
}

void Chart::showCrosshair(int mark)
{
    m_current = mark < markCount() ? mark : -1;
    if (m_tooltip) {
        m_tooltip->hide();
    }
    update();
}

QString Chart::tooltipPlainText() const
{
    return m_tooltip && !m_tooltip->isHidden() ? m_tooltip->text().plain() : QString();
}

void Chart::paintTo(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasData()) {
        paintChart(painter);
    }
}

QRectF Chart::canvas() const
{
    const double ring = scale()(focusRoom);
    return QRectF(rect()).adjusted(ring, ring, -ring, -ring);
}

QSize Chart::sizeHint() const
{
    return {scale().px(340), scale().px(190)};
}

QSize Chart::minimumSizeHint() const
{
    return {scale().px(220), scale().px(110)};
}

void Chart::dataChanged()
{
    if (m_current >= 0) {
        showMark(-1);
    }
    setAccessibleDescription(summary());
    dropCache();
}

void Chart::paintCrosshair(QPainter &painter, int mark) const
{
    const QRectF plot = plotArea();
    const double x = std::floor(markPosition(mark)) + 0.5;
    painter.setPen(QPen(theme().text, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

void Chart::paintEvent(QPaintEvent *)
{
    refreshCache();
    QPainter painter(this);
    painter.setOpacity(m_dimmed ? dimmedOpacity : 1);
    painter.drawPixmap(0, 0, m_cache);
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_current >= 0 && m_current < markCount()) {
        paintCrosshair(painter, m_current);
    }
    if (m_showsFocus) {
        painter.setPen(QPen(theme().accent, scale()(1.5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), scale()(4), scale()(4));
    }
}

void Chart::refreshCache()
{
    if (!m_cache.isNull() && m_cache.devicePixelRatio() == devicePixelRatioF()) {
        return;
    }
    m_cache = QPixmap(size() * devicePixelRatioF());
    m_cache.setDevicePixelRatio(devicePixelRatioF());
    m_cache.fill(Qt::transparent);
    QPainter painter(&m_cache);
    painter.setFont(textFont(font(), TextRole::Tick));
    paintTo(painter);
}

void Chart::dropCache()
{
    m_cache = QPixmap();
    update();
}

void Chart::resizeEvent(QResizeEvent *event)
{
    showMark(-1);
    dropCache();
    QWidget::resizeEvent(event);
}

void Chart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        dropCache();
    }
    QWidget::changeEvent(event);
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    showMark(nearestMark(event->position()));
}

void Chart::leaveEvent(QEvent *event)
{
    showMark(-1);
    QWidget::leaveEvent(event);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_current >= 0) {
        showMark(-1);
        return;
    }
    const int mark = markForKey(event->key());
    if (mark < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    showMark(mark);
}

int Chart::markForKey(int key) const
{
    const int last = markCount() - 1;
    if (last < 0 || !hasData()) {
        return -1;
    }
    const bool nowhere = m_current < 0;
    switch (key) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return nowhere ? 0 : std::min(last, m_current + 1);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return nowhere ? last : std::max(0, m_current - 1);
    case Qt::Key_PageDown:
        return std::min(last, m_current + pageStep);
    case Qt::Key_PageUp:
        return std::max(0, (nowhere ? last : m_current) - pageStep);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return -1;
    }
}

void Chart::focusInEvent(QFocusEvent *event)
{
    // A mouse click needs no ring: the reader knows where the pointer is.
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    m_showsFocus = false;
    showMark(-1);
    QWidget::focusOutEvent(event);
    update();
}

void Chart::hideEvent(QHideEvent *event)
{
    showMark(-1);
    QWidget::hideEvent(event);
}

int Chart::nearestMark(const QPointF &position) const
{
    const int count = markCount();
    if (count == 0 || !hasData() || m_dimmed) {
        return -1;
    }
    const double wanted = markAxis() == Qt::Horizontal ? position.x() : position.y();
    int low = 0;
    int high = count - 1;
    while (low < high) {
        const int middle = (low + high) / 2;
        // The border between two marks lies half way between them.
        const double border = (markPosition(middle) + markPosition(middle + 1)) / 2;
        if (wanted <= border) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

void Chart::showTooltip()
{
    if (m_current < 0) {
        if (m_tooltip) {
            m_tooltip->hide();
        }
        return;
    }
    if (!m_tooltip || m_tooltip->parentWidget() != window()) {
        delete m_tooltip;
        m_tooltip = new Tooltip(window());
    }
    const double along = markPosition(m_current);
    const QPointF anchor = markAxis() == Qt::Horizontal ? QPointF(along, plotArea().top())
                                                        : QPointF(plotArea().center().x(), along);
    m_tooltip->showAt(mapTo(window(), anchor.toPoint()), tooltip(m_current));
}

} // namespace ShelfHelp::Ui

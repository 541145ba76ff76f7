// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "chart.h"

#include "accessiblechart.h"
#include "accessiblemark.h"

#include <ui/models/celltext.h>

#include <QApplication>
#include <QContextMenuEvent>
#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double dimmedOpacity = 0.6;
constexpr int pageStep = 7;
constexpr double dragVeil = 0.14;
constexpr double paleOpacity = 0.3; ///< of the series that are not brought out

/// Else it is a file that is painted: sharp at any size, and marks instead of pixels.
bool isScreen(const QPainter &painter, double pixelRatio)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster &&
           qFuzzyCompare(painter.deviceTransform().m11(), pixelRatio);
}

} // namespace

Chart::Chart(const QString &objectName, const QString &title, QWidget *parent)
    : CardBody(objectName, title, parent)
{
    AccessibleChart::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_click.setSingleShot(true);
    m_click.setInterval(clickWait());
    connect(&m_click, &QTimer::timeout, this, &Chart::applyClick);
}

Chart::~Chart()
{
    delete m_tooltip;
}

QList<RowsBehind> Chart::rowsBehind(int) const
{
    return {};
}

std::optional<FilterStep> Chart::filterStep(int, int) const
{
    return std::nullopt;
}

std::optional<Sql::TimeRange> Chart::timeOfMark(int mark) const
{
    return mark >= 0 && mark < markCount() ? timeOf(mark, mark) : std::nullopt;
}

int Chart::partAt(int, const QPointF &) const
{
    return 0;
}

QList<Note> Chart::notesAt(int) const
{
    return {};
}

std::optional<Sql::TimeRange> Chart::timeOf(int, int) const
{
    return std::nullopt;
}

bool Chart::dismissTooltip()
{
    if (tooltipPlainText().isEmpty()) {
        return false;
    }
    showMark(-1);
    return true;
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
        announceMark();
        Q_EMIT currentMarkChanged(mark);
    }
}

void Chart::announceMark()
{
    if (m_current < 0 || !hasFocus() || !QAccessible::isActive()) {
        return; // the pointer alone goes over many marks on its way
    }
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(m_current);
    QAccessible::updateAccessibility(&focus);
    QAccessibleValueChangeEvent value(this, markText(*this, m_current));
    QAccessible::updateAccessibility(&value);
}

QRectF Chart::markArea(int mark) const
{
    const bool isAlongX = markAxis() == Qt::Horizontal;
    const QRectF plot = plotArea();
    const double whole = isAlongX ? plot.width() : plot.height();
    const double half = markCount() > 1 ? std::abs(markPosition(1) - markPosition(0)) / 2 : whole / 2;
    const double along = markPosition(mark);
    const QRectF area = isAlongX ? QRectF(along - half, plot.top(), 2 * half, plot.height())
                                 : QRectF(plot.left(), along - half, plot.width(), 2 * half);
    return area.intersected(plot);
}

const ChartTable &Chart::shownTable() const
{
    if (!m_shownTable) {
        m_shownTable = table();
    }
    return *m_shownTable;
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
    redraw();
}

void Chart::redraw()
{
    setAccessibleDescription(summary());
    m_shownTable.reset();
    dropCache();
    QAccessibleTableModelChangeEvent change(this, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&change);
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
    QPainter painter(this);
    painter.setOpacity(m_dimmed ? dimmedOpacity : 1);
    if (isScreen(painter, devicePixelRatioF())) {
        refreshCache();
        painter.drawPixmap(0, 0, m_cache);
    } else {
        painter.setFont(textFont(font(), TextRole::Tick));
        paintTo(painter);
    }
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDrag(painter);
    if (m_current >= 0 && m_current < markCount()) {
        paintCrosshair(painter, m_current);
    }
    if (m_showsFocus) {
        painter.setPen(QPen(theme().accent, scale()(1.5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), scale()(4), scale()(4));
    }
}

void Chart::paintDrag(QPainter &painter) const
{
    if (!m_drag || m_drag->to < 0) {
        return;
    }
    const auto [first, last] = std::minmax(m_drag->from, m_drag->to);
    const QRectF plot = plotArea();
    const double half = markCount() > 1 ? (markPosition(1) - markPosition(0)) / 2 : plot.width() / 2;
    const double left = std::max(plot.left(), markPosition(first) - half);
    const double right = std::min(plot.right(), markPosition(last) + half);
    QColor veil = theme().accent;
    veil.setAlphaF(dragVeil);
    painter.fillRect(QRectF(QPointF(left, plot.top()), QPointF(right, plot.bottom())), veil);
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
    if (hasHighlight()) {
        painter.setOpacity(paleOpacity);
        paintTo(painter);
        painter.setOpacity(1);
        setDrawsHighlight(true);
    }
    paintTo(painter);
    setDrawsHighlight(false);
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
    CardBody::changeEvent(event);
}

void Chart::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && !m_dimmed) {
        m_drag = Drag{.start = event->position(), .from = markAt(event->position())};
        event->accept();
    }
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    showMark(mark);
    if (!m_drag || mark < 0 || !timeOf(0, 0)) {
        return;
    }
    const double gone = std::abs(event->position().x() - m_drag->start.x());
    if (m_drag->from >= 0 && (m_drag->to >= 0 || gone >= QApplication::startDragDistance())) {
        m_drag->to = mark;
        update();
    }
}

void Chart::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !m_drag) {
        return;
    }
    const Drag drag = *m_drag;
    m_drag.reset();
    update();
    if (drag.to >= 0) {
        const auto [first, last] = std::minmax(drag.from, drag.to);
        if (const auto range = timeOf(first, last)) {
            Q_EMIT rangeRequested(*range);
        }
    } else if (drag.from >= 0 && rect().contains(event->position().toPoint())) {
        m_clickPosition = event->position();
        m_click.start();
    }
}

void Chart::applyClick()
{
    const int mark = markAt(m_clickPosition);
    if (mark < 0) {
        return;
    }
    if (const auto step = filterStep(mark, partAt(mark, m_clickPosition))) {
        Q_EMIT filterRequested(*step);
    }
}

void Chart::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_click.stop();
    m_drag.reset();
    const int mark = markAt(event->position());
    if (mark >= 0) {
        (void)openRows(mark, partAt(mark, event->position()));
    }
}

bool Chart::openRows(int mark, int part)
{
    const QList<RowsBehind> rows = rowsBehind(mark);
    if (rows.isEmpty() || part < 0) {
        return false;
    }
    Q_EMIT rowsRequested(rows[std::min<qsizetype>(part, rows.size() - 1)]);
    return true;
}

/// The wheel alone scrolls the page; with Ctrl it zooms around the pointer.
void Chart::wheelEvent(QWheelEvent *event)
{
    const int mark = markAt(event->position());
    if (!(event->modifiers() & Qt::ControlModifier) || mark < 0 || !timeOf(0, 0)) {
        event->ignore();
        return;
    }
    event->accept();
    const int count = markCount();
    const bool isCloser = event->angleDelta().y() > 0;
    const int span = isCloser ? std::max(1, count / 2) : count * 2;
    const int first = mark - int(std::lround(double(span) * mark / std::max(1, count - 1)));
    const auto range = timeOf(isCloser ? std::clamp(first, 0, count - span) : first, first + span - 1);
    if (range) {
        Q_EMIT rangeRequested(*range);
    }
}

void Chart::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int mark = byKey ? m_current : markAt(event->pos());
    const int part = byKey || mark < 0 ? 0 : partAt(mark, event->pos());
    const bool isAtMark = byKey && mark >= 0 && mark < markCount();
    const QPoint place = isAtMark ? mapToGlobal(tooltipAnchor(mark).toPoint()) : event->globalPos();
    MarkMenu menu{.globalPosition = place};
    if (mark >= 0 && mark < markCount() && hasData()) {
        menu.name = tooltip(mark).title;
        menu.rows = rowsBehind(mark);
        menu.part = part;
        menu.step = filterStep(mark, part);
        menu.time = timeOf(mark, mark);
        menu.notes = notesAt(mark);
    }
    Q_EMIT menuRequested(menu);
    event->accept();
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
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_current >= 0 && openRows(m_current, 0)) {
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

int Chart::markAt(const QPointF &position) const
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

QPointF Chart::tooltipAnchor(int mark) const
{
    const double along = markPosition(mark);
    return markAxis() == Qt::Horizontal ? QPointF(along, plotArea().top())
                                        : QPointF(plotArea().center().x(), along);
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
    const QPointF anchor = tooltipAnchor(m_current);
    TooltipText text = tooltip(m_current);
    const QList<Note> notes = notesAt(m_current);
    for (const Note &note : notes) {
        text.notes.append(visibleText(note.note.text));
    }
    if (!rowsBehind(m_current).isEmpty()) {
        text.hint = tr("Enter: show rows");
    }
    m_tooltip->showAt(mapTo(window(), anchor.toPoint()), text);
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the heat map of the hours of the week is drawn.

#include "fills.h"
#include "ramp.h"
#include "weekhourchart.h"

#include <ui/format/numbers.h>

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

using Grid = WeekHourGrid;

constexpr int hoursPerDay = 24;
constexpr int allHours = Grid::columns - 1;

constexpr double gap = 8; ///< between the parts
constexpr double highestBars = 96;
constexpr double widestBars = 150;
constexpr double cellInset = 1.5;
constexpr double corner = 3;
constexpr double smallestMark = 0.34; ///< of the cell's sides
constexpr double zeroMark = 0.16;
constexpr double hourBarWidth = 0.62; ///< of the cell
constexpr double dayBarHeight = 0.44;
constexpr double tallestDayBar = 18;
constexpr int keySteps = 5;
constexpr double keyMark = 13;

QString numberOfHour(int hour, const QLocale &locale)
{
    const bool isTwelve = locale.timeFormat(QLocale::ShortFormat).contains(u'a', Qt::CaseInsensitive);
    return isTwelve ? locale.toString(QTime(hour, 0), u"h ap"_qs) : locale.toString(hour);
}

} // namespace

WeekHourChart::Places WeekHourChart::places() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double row = metrics.height();
    double names = metrics.horizontalAdvance(tr("All"));
    for (int day = 1; day <= 7; ++day) {
        names = std::max(names, metrics.horizontalAdvance(locale().dayName(day, QLocale::ShortFormat)));
    }
    const QRectF room = canvas().adjusted(std::ceil(names) + scale()(gap), 0, 0, -std::ceil(3.2 * row));
    const double bars = std::min(scale()(highestBars), room.height() * 0.2);
    const double days = std::min(scale()(widestBars), room.width() * 0.13);
    Places places{.grid = room.adjusted(0, bars + scale()(gap), -days - scale()(gap), 0),
                  .hours = {},
                  .days = {},
                  .row = row};
    places.hours = QRectF(places.grid.left(), room.top(), places.grid.width(), bars);
    places.days = QRectF(places.grid.right() + scale()(gap), places.grid.top(), days, places.grid.height());
    return places;
}

QRectF WeekHourChart::plotArea() const
{
    const Places parts = places();
    return parts.grid.united(parts.hours).united(parts.days);
}

QRectF WeekHourChart::cellArea(int mark, const Places &places) const
{
    const double width = places.grid.width() / hoursPerDay;
    const double height = places.grid.height() / (Grid::rows - 1);
    const int column = Grid::columnOf(mark);
    const int row = Grid::rowOf(mark);
    const double left = Grid::isAllHours(mark) ? places.days.left() : places.grid.left() + column * width;
    const double top = row == 0 ? places.hours.top() : places.grid.top() + (row - 1) * height;
    return {left, top, Grid::isAllHours(mark) ? places.days.width() : width,
            row == 0 ? places.hours.height() : height};
}

QRectF WeekHourChart::markArea(int mark) const
{
    return cellArea(mark, places());
}

double WeekHourChart::markPosition(int mark) const
{
    return cellArea(mark, places()).center().x();
}

QPointF WeekHourChart::tooltipAnchor(int mark) const
{
    const QRectF area = cellArea(mark, places());
    return {area.right() - scale()(gap), area.top()};
}

int WeekHourChart::markAt(const QPointF &position) const
{
    const Places parts = places();
    const QRectF all = plotArea();
    if (!hasData() || isDimmed() || !all.contains(position)) {
        return -1;
    }
    const auto part = [](double offset, double length, int count) {
        return std::clamp(int(std::floor(offset / length * count)), 0, count - 1);
    };
    const int column = position.x() >= parts.days.left() - scale()(gap) / 2
                           ? allHours
                           : part(position.x() - parts.grid.left(), parts.grid.width(), hoursPerDay);
    const int row = position.y() < parts.grid.top() - scale()(gap) / 2
                        ? 0
                        : 1 + part(position.y() - parts.grid.top(), parts.grid.height(), Grid::rows - 1);
    return Grid::cellAt(row, column);
}

QString WeekHourChart::axisText(int hour) const
{
    return numberOfHour(hour, locale());
}

void WeekHourChart::paintChart(QPainter &painter)
{
    const Places parts = places();
    if (parts.grid.width() <= 0 || parts.grid.height() <= 0) {
        return;
    }
    paintAxes(painter, parts);
    paintCells(painter, parts);
    paintHourBars(painter, parts);
    paintDayBars(painter, parts);
    paintAll(painter, parts);
    paintKey(painter, parts);
}

void WeekHourChart::paintAxes(QPainter &painter, const Places &places) const
{
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme().muted);
    for (int row = 0; row < Grid::rows; ++row) {
        const QRectF cell = cellArea(Grid::cellAt(row, 0), places);
        const QString text = row == 0 ? tr("All") : weekdayText(Grid::cellAt(row, 0), QLocale::ShortFormat);
        const QRectF box(canvas().left(), cell.top(), cell.left() - scale()(gap) - canvas().left(),
                         cell.height());
        painter.drawText(box, int(Qt::AlignRight) | int(row == 0 ? Qt::AlignBottom : Qt::AlignVCenter), text);
    }
    double widest = 0;
    for (int hour = 0; hour < hoursPerDay; ++hour) {
        widest = std::max(widest, metrics.horizontalAdvance(axisText(hour)));
    }
    const double column = places.grid.width() / hoursPerDay;
    int every = 1;
    for (const int step : {1, 2, 3, 6, 12}) {
        every = step;
        if (column * step > widest + metrics.height() * 0.5) {
            break;
        }
    }
    const double top = places.grid.bottom() + 0.3 * metrics.height();
    for (int hour = 0; hour < hoursPerDay; hour += every) {
        const QRectF cell = cellArea(Grid::cellAt(1, hour), places);
        painter.drawText(QRectF(cell.center().x() - widest, top, 2 * widest, metrics.height()),
                         Qt::AlignCenter, axisText(hour));
    }
    painter.drawText(QRectF(places.days.left(), top, places.days.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("All"));
}

/// A number below each mark where all of them have room, so that none seems to be missing.
void WeekHourChart::paintCells(QPainter &painter, const Places &places) const
{
    const QFontMetricsF metrics(painter.font());
    double widest = 0;
    for (int mark = 0; mark < markCount(); ++mark) {
        const Value value = valueOf(mark);
        if (Grid::isAnHour(mark) && value.number) {
            widest = std::max(widest, metrics.horizontalAdvance(cellText(*value.number)));
        }
    }
    const QRectF first = cellArea(Grid::cellAt(1, 0), places);
    const bool hasText = widest + scale()(3) < first.width() && first.height() > 2.3 * metrics.height();
    const double text = hasText ? metrics.height() : 0;
    for (int mark = 0; mark < markCount(); ++mark) {
        if (!Grid::isAnHour(mark)) {
            continue;
        }
        const Value value = valueOf(mark);
        const QRectF cell =
            cellArea(mark, places)
                .adjusted(scale()(cellInset), scale()(cellInset), -scale()(cellInset), -scale()(cellInset));
        if (value.number) {
            paintMark(painter, cell.adjusted(0, 0, 0, -text),
                      *value.number == 0 && isCount() ? -1 : shareOfScale(*value.number), value.isSure);
        }
        if (hasText) {
            painter.setPen(value.number && value.isSure ? theme().text : theme().muted);
            painter.drawText(
                QRectF(cell.left() - scale()(4), cell.bottom() - text, cell.width() + scale()(8), text),
                Qt::AlignCenter, value.number ? cellText(*value.number) : absentText());
        }
    }
}

/// Colour and size say how much; an outline alone, that it is of too few. A negative share is nothing at all.
void WeekHourChart::paintMark(QPainter &painter, const QRectF &area, double share, bool isSure) const
{
    const double part = share < 0 ? zeroMark : smallestMark + (1 - smallestMark) * std::sqrt(share);
    const QSizeF size(std::max(2.0, area.width() * part), std::max(2.0, area.height() * part));
    QRectF mark = snapped(painter, {area.center() - QPointF(size.width() / 2, size.height() / 2), size});
    const double radius = std::min(scale()(corner), std::min(mark.width(), mark.height()) / 3);
    if (isSure) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(share < 0 ? mixed(theme().grid, theme().muted, 0.35)
                                   : sequentialColor(share, theme()));
    } else {
        mark.adjust(0.75, 0.75, -0.75, -0.75);
        painter.setPen(QPen(theme().muted, scale()(1.2)));
        painter.setBrush(Qt::NoBrush);
    }
    painter.drawRoundedRect(mark, radius, radius);
}

void WeekHourChart::paintHourBars(QPainter &painter, const Places &places) const
{
    const QFontMetricsF metrics(painter.font());
    double largest = 0;
    double widest = 0;
    for (int hour = 0; hour < hoursPerDay; ++hour) {
        largest = std::max(largest, valueBefore(Grid::cellAt(0, hour)).number.value_or(0));
        if (const auto number = valueOf(Grid::cellAt(0, hour)).number) {
            largest = std::max(largest, *number);
            widest = std::max(widest, metrics.horizontalAdvance(cellText(*number)));
        }
    }
    const QRectF first = cellArea(Grid::cellAt(0, 0), places);
    const bool hasText = widest + scale()(3) < first.width() && first.height() > 2 * metrics.height();
    const double text = hasText ? metrics.height() : 0;
    painter.fillRect(
        snapped(painter, {places.hours.left(), places.hours.bottom() - 1, places.hours.width(), 1}),
        theme().border);
    for (int hour = 0; hour < hoursPerDay; ++hour) {
        const int mark = Grid::cellAt(0, hour);
        const Value value = valueOf(mark);
        const QRectF cell = cellArea(mark, places);
        const double height =
            value.number && largest > 0 ? (cell.height() - text) * *value.number / largest : 0;
        const double width = cell.width() * hourBarWidth;
        const QRectF bar =
            snapped(painter, {cell.center().x() - width / 2, cell.bottom() - height, width, height});
        painter.fillRect(bar, value.isSure ? theme().accent : mixed(theme().card, theme().muted, 0.6));
        double top = bar.top();
        if (const auto before = valueBefore(mark).number; before && largest > 0) {
            const double y = std::floor(cell.bottom() - (cell.height() - text) * *before / largest) + 0.5;
            paintBefore(painter, {bar.left() - scale()(2), y, bar.right() + scale()(2), y});
            top = std::min(top, y);
        }
        if (hasText) {
            painter.setPen(value.isSure ? theme().text : theme().muted);
            painter.drawText(QRectF(cell.left(), top - text, cell.width(), text), Qt::AlignCenter,
                             value.number ? cellText(*value.number) : absentText());
        }
    }
}

void WeekHourChart::paintDayBars(QPainter &painter, const Places &places) const
{
    const QFontMetricsF metrics(painter.font());
    double largest = 0;
    double widest = 0;
    for (int row = 1; row < Grid::rows; ++row) {
        const auto number = valueOf(Grid::cellAt(row, allHours)).number;
        largest = std::max(
            {largest, number.value_or(0), valueBefore(Grid::cellAt(row, allHours)).number.value_or(0)});
        widest = std::max(widest, metrics.horizontalAdvance(number ? cellText(*number) : absentText()));
    }
    painter.fillRect(snapped(painter, {places.days.left(), places.days.top(), 1, places.days.height()}),
                     theme().border);
    for (int row = 1; row < Grid::rows; ++row) {
        const int mark = Grid::cellAt(row, allHours);
        const Value value = valueOf(mark);
        const QRectF cell = cellArea(mark, places);
        const double room = std::max(0.0, cell.width() - widest - scale()(6));
        const double width = value.number && largest > 0 ? room * *value.number / largest : 0;
        const double height = std::min(scale()(tallestDayBar), cell.height() * dayBarHeight);
        const QRectF bar = snapped(painter, {cell.left(), cell.center().y() - height / 2, width, height});
        painter.fillRect(bar, value.isSure ? theme().accent : mixed(theme().card, theme().muted, 0.6));
        double right = bar.right();
        if (const auto before = valueBefore(mark).number; before && largest > 0) {
            const double x = std::floor(cell.left() + room * *before / largest) + 0.5;
            paintBefore(painter, {x, bar.top() - scale()(2), x, bar.bottom() + scale()(2)});
            right = std::max(right, x);
        }
        painter.setPen(value.isSure ? theme().text : theme().muted);
        painter.drawText(QRectF(right + scale()(5), cell.top(), cell.width(), cell.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         value.number ? cellText(*value.number) : absentText());
    }
}

/// Where a bar of the period compared with would end.
void WeekHourChart::paintBefore(QPainter &painter, const QLineF &line) const
{
    painter.setPen(QPen(theme().card, scale()(3.2), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    QPen pen(theme().muted, scale()(1.5), Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({2.5, 1.5});
    painter.setPen(pen);
    painter.drawLine(line);
}

/// Everything at once, where both rows of bars meet.
void WeekHourChart::paintAll(QPainter &painter, const Places &places) const
{
    const QRectF cell = cellArea(Grid::cellAt(0, allHours), places);
    const Value value = valueOf(Grid::cellAt(0, allHours));
    const QFont plain = painter.font();
    painter.setFont(textFont(font(), TextRole::CardTitle));
    const double number = QFontMetricsF(painter.font()).height();
    painter.setPen(theme().text);
    painter.drawText(QRectF(cell.left(), cell.bottom() - number, cell.width(), number),
                     Qt::AlignLeft | Qt::AlignVCenter, fullText(value.number));
    painter.setFont(plain);
    painter.setPen(theme().muted);
    painter.drawText(QRectF(cell.left(), cell.bottom() - number - places.row, cell.width(), places.row),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("All"));
}

/// "0 ▪ ▪ ■ ■ ■ 12.5", as the cells are drawn.
void WeekHourChart::paintKey(QPainter &painter, const Places &places) const
{
    const QFontMetricsF metrics(painter.font());
    const double side = scale()(keyMark);
    const double middle = canvas().bottom() - metrics.height() / 2 - scale()(1);
    double left = places.grid.left();
    const auto text = [&](const QString &label) {
        painter.setPen(theme().muted);
        painter.drawText(QRectF(left, middle - metrics.height() / 2, metrics.horizontalAdvance(label) + 2,
                                metrics.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, label);
        left += metrics.horizontalAdvance(label) + scale()(6);
    };
    text(fullText(m_low));
    for (int step = 0; step < keySteps; ++step) {
        paintMark(painter, {left, middle - side / 2, side, side}, double(step) / (keySteps - 1), true);
        left += side + scale()(2);
    }
    left += scale()(4);
    text(isCount() && !m_showsTotals ? tr("%1 per such hour").arg(fullText(m_high)) : fullText(m_high));
    if (!isCount()) {
        left += scale()(12);
        paintMark(painter, {left, middle - side / 2, side, side}, 0.5, false);
        left += side + scale()(6);
        text(tr("n below %1").arg(locale().toString(smallestSample)));
    }
}

void WeekHourChart::paintCrosshair(QPainter &painter, int mark) const
{
    painter.setPen(QPen(theme().text, scale()(1.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cellArea(mark, places()).adjusted(0.5, 0.5, -0.5, -0.5), scale()(corner),
                            scale()(corner));
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sizedurationchart.h"

#include "ramp.h"

#include <sql/analytics/distribution.h>
#include <sql/analytics/searchsums.h>
#include <ui/format/durationticks.h>
#include <ui/format/numbers.h>
#include <ui/models/narrowing.h>

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// No shelf larger than this can be recorded; the axis is the same in every range.
constexpr int axisEnd = 800;
/// Fewer searches than this are dots.
constexpr qint64 fewSearches = 2000;
/// A picture wider than this is of sizes that cannot be; it becomes dots.
constexpr int widestPicture = 1000;
constexpr double microsecondsPerMillisecond = 1000;

constexpr double linesPerTick = 2.6;
constexpr double medianWidth = 2;
constexpr double highWidth = 1.2;
constexpr double fitWidth = 1.6;
constexpr double haloWidth = 2; ///< of the card's colour around lines, which run over any colour
constexpr float dotOpacity = 0.6F;
constexpr double largestDot = 5;
constexpr double smallestDot = 1.2;
constexpr float binVeil = 0.16F;
constexpr double scaleWidth = 56;
constexpr double scaleHeight = 8;

const QString highSeries = u"high"_qs;
const QString fitSeries = u"fit"_qs;
const QString cellSeries = u"cells"_qs;

/// A logarithmic axis has no place for zero.
double milliseconds(qint64 us)
{
    return std::max(durationFloorMs, double(us) / microsecondsPerMillisecond);
}

/// What a cell's row in the picture is counted by; none lies below the axis.
int rowOf(const Sql::SizeDurationCell &cell)
{
    static const int floorBin = Sql::durationBin(qint64(durationFloorMs * microsecondsPerMillisecond));
    return std::max(floorBin, Sql::durationBin(cell.fromUs));
}

double shareOfLargest(qint64 n, qint64 largest)
{
    return largest <= 1 ? 1 : std::log(double(n)) / std::log(double(largest));
}

/// The part of a line along an axis that lies in the box. Not everything that can be painted on can clip.
void drawWithin(QPainter &painter, const QLineF &line, const QRectF &box)
{
    const QRectF extent = QRectF(line.p1(), line.p2()).normalized();
    if (extent.right() < box.left() || extent.left() > box.right() || extent.bottom() < box.top() ||
        extent.top() > box.bottom()) {
        return;
    }
    const auto within = [&box](const QPointF &point) {
        return QPointF(std::clamp(point.x(), box.left(), box.right()),
                       std::clamp(point.y(), box.top(), box.bottom()));
    };
    painter.drawLine(within(line.p1()), within(line.p2()));
}

/// Each pixel as a mark of its own, for files that hold marks. Neighbours overlap a little, so that no seam
/// shines through.
void paintPixels(QPainter &painter, const QRectF &place, const QImage &picture)
{
    constexpr double overlap = 0.25;
    const double width = place.width() / picture.width();
    const double height = place.height() / picture.height();
    painter.setPen(Qt::NoPen);
    for (int row = 0; row < picture.height(); ++row) {
        for (int column = 0; column < picture.width(); ++column) {
            if (const QColor color = picture.pixelColor(column, row); color.alpha() > 0) {
                painter.fillRect(QRectF(place.left() + column * width, place.top() + row * height,
                                        width + overlap, height + overlap),
                                 color);
            }
        }
    }
}

} // namespace

SizeDurationChart::SizeDurationChart(QWidget *parent)
    : Chart(u"sizeDurationsChart"_qs, tr("Duration by shelf size"), parent)
{
}

void SizeDurationChart::setData(const Data &figures)
{
    m_data = figures;
    m_largestCell = 0;
    m_axisFrom = 0;
    m_axisTo = axisEnd;
    for (const Sql::SizeDurationBin &bin : std::as_const(m_data.bins)) {
        m_axisFrom = std::min(m_axisFrom, bin.sizeFrom);
        m_axisTo = std::max(m_axisTo, bin.sizeTo);
    }
    for (const Sql::SizeDurationCell &cell : std::as_const(m_data.cells)) {
        m_largestCell = std::max(m_largestCell, cell.n);
    }
    measureDurations();
    dataChanged();
}

/// How far the axis of durations reaches: the same whichever series are shown.
void SizeDurationChart::measureDurations()
{
    m_smallestMs = 0;
    m_largestMs = 0;
    const auto include = [this](double low, double high) {
        m_smallestMs = m_smallestMs == 0 ? low : std::min(m_smallestMs, low);
        m_largestMs = std::max(m_largestMs, high);
    };
    for (const Sql::SizeDurationCell &cell : std::as_const(m_data.cells)) {
        include(milliseconds(cell.fromUs), milliseconds(cell.toUs));
    }
    for (const Sql::SizeDurationBin &bin : std::as_const(m_data.bins)) {
        const double median = std::max(durationFloorMs, bin.cold.p50Ms.value_or(durationFloorMs));
        include(median, std::max(median, bin.cold.p95Ms.value_or(median)));
    }
}

bool SizeDurationChart::isDense() const
{
    return m_data.n >= fewSearches && !m_data.cells.isEmpty() &&
           (m_axisTo - m_axisFrom) / Sql::sizeBinWidth <= widestPicture;
}

QString SizeDurationChart::subtitle() const
{
    return tr("cold, log scale · shelves of 800+ recorded as 600");
}

QString SizeDurationChart::emptyText() const
{
    return tr("No cold searches with a shelf size in this range.");
}

QString SizeDurationChart::fitText() const
{
    return m_data.fit ? tr("Fit: %1 %2 %3 · pages of %4")
                            .arg(durationText(m_data.fit->baseMs, locale()),
                                 m_data.fit->perPageMs < 0 ? u"−"_qs : u"+"_qs,
                                 durationText(std::abs(m_data.fit->perPageMs), locale()),
                                 locale().toString(Sql::booksPerPage))
                      : QString();
}

QList<LegendEntry> SizeDurationChart::legend() const
{
    QList<LegendEntry> entries{{.text = tr("p50"), .color = theme().text, .swatch = Swatch::SolidLine},
                               {.text = tr("p95"),
                                .color = theme().text,
                                .swatch = Swatch::DashedLine,
                                .series = highSeries,
                                .isOff = !isShown(highSeries)},
                               {.text = tr("Searches"),
                                .color = isDense() ? sequentialColor(0.5, theme()) : theme().text,
                                .swatch = isDense() ? Swatch::Area : Swatch::Circle,
                                .series = cellSeries,
                                .isOff = !isShown(cellSeries)}};
    if (m_data.fit) {
        entries.append({.text = fitText(),
                        .color = theme().text,
                        .swatch = Swatch::DottedLine,
                        .series = fitSeries,
                        .isOff = !isShown(fitSeries)});
    }
    return entries;
}

QString SizeDurationChart::binText(int mark) const
{
    const Sql::SizeDurationBin &bin = m_data.bins[mark];
    return tr("%1–%2 books").arg(locale().toString(bin.sizeFrom), locale().toString(bin.sizeTo - 1));
}

ChartTable SizeDurationChart::table() const
{
    ChartTable table{.columns = {{tr("Size"), u"size_from"_qs},
                                 {tr("p50"), u"p50_ms"_qs},
                                 {tr("p95"), u"p95_ms"_qs},
                                 {tr("Slowest"), u"slowest_ms"_qs},
                                 {tr("n"), u"n"_qs}},
                     .rows = {}};
    for (int i = 0; i < m_data.bins.size(); ++i) {
        const Sql::DurationSummary &cold = m_data.bins[i].cold;
        table.rows.append({{.text = binText(i), .raw = m_data.bins[i].sizeFrom},
                           durationCell(cold.p50Ms, locale()),
                           durationCell(cold.p95Ms, locale()),
                           durationCell(cold.slowestMs, locale()),
                           countCell(cold.n, locale())});
    }
    return table;
}

QString SizeDurationChart::summary() const
{
    if (!hasData()) {
        return tr("No durations in this range.");
    }
    const QString text =
        tr("Durations of %1 cold searches by shelf size, the median from %2 for %3 to %4 for %5.")
            .arg(countText(m_data.n, locale()), durationText(m_data.bins.first().cold.p50Ms, locale()),
                 binText(0), durationText(m_data.bins.last().cold.p50Ms, locale()), binText(markCount() - 1));
    return m_data.fit ? QString(text + u' ' + fitText() + u'.') : text;
}

QList<RowsBehind> SizeDurationChart::rowsBehind(int mark) const
{
    const Sql::SizeDurationBin &bin = m_data.bins[mark];
    if (bin.cold.n == 0) {
        return {};
    }
    const FilterStep cold = temperatureStep(Sql::Temperature::Cold);
    const FilterStep size = shelfSizeStep({bin.sizeFrom, bin.sizeTo}, question().filter);
    const Sql::Filter filter = withField(question().filter, cold.field, cold.filter);
    return {{.kind = RowKind::ShelfSearches,
             .name = tr("Cold searches of shelves of %1").arg(binText(mark)),
             .pieces = Sql::wholeRange(question().time.range),
             .filter = withField(filter, size.field, size.filter),
             .order = Sql::RowOrder::SlowestFirst,
             .n = bin.cold.n}};
}

std::optional<FilterStep> SizeDurationChart::filterStep(int mark, int) const
{
    const Sql::SizeDurationBin &bin = m_data.bins[mark];
    return shelfSizeStep({bin.sizeFrom, bin.sizeTo}, question().filter);
}

QRectF SizeDurationChart::plotArea() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double row = metrics.height();
    const double left = axisWidth(durationAxis(), metrics);
    const double right = metrics.horizontalAdvance(locale().toString(m_axisTo)) / 2;
    // What colours and dots mean stands above.
    return canvas().adjusted(left, std::ceil(1.5 * row), -std::ceil(right), -std::ceil(1.5 * row));
}

Ticks SizeDurationChart::durationAxis() const
{
    const double row = QFontMetricsF(textFont(font(), TextRole::Tick)).height();
    const int wanted = std::clamp(static_cast<int>((height() - 3 * row) / (linesPerTick * row)), 2, 6);
    return durationTicks(m_smallestMs, m_largestMs, wanted, locale());
}

double SizeDurationChart::xOf(double size, const QRectF &plot) const
{
    return plot.left() + plot.width() * (size - m_axisFrom) / (double(m_axisTo) - m_axisFrom);
}

double SizeDurationChart::yOf(double ms, const Ticks &axis, const QRectF &plot) const
{
    return axisY(std::max(ms, durationFloorMs), axis, AxisScale::Logarithmic, plot);
}

double SizeDurationChart::markPosition(int mark) const
{
    const Sql::SizeDurationBin &bin = m_data.bins[mark];
    return xOf((double(bin.sizeFrom) + bin.sizeTo) / 2, plotArea());
}

TooltipText SizeDurationChart::tooltip(int mark) const
{
    const Sql::SizeDurationBin &bin = m_data.bins[mark];
    TooltipText text{
        .title = binText(mark),
        .rows = {
            {tr("p50"), durationText(bin.cold.p50Ms, locale())},
            {tr("p95"), durationText(bin.cold.p95Ms, locale())},
            {tr("Slowest"), durationText(bin.cold.slowestMs, locale())},
            {tr("n"), tr("%1 of %2").arg(countText(bin.cold.n, locale()), countText(m_data.n, locale()))}}};
    QStringList remarks;
    if (bin.cold.n < smallestSample) {
        remarks.append(tr("n too small for a reliable p95"));
    }
    if (bin.sizeFrom <= Sql::shelfSizeCap && Sql::shelfSizeCap < bin.sizeTo) {
        remarks.append(tr("Shelves of 800 and more are recorded as 600"));
    }
    text.remark = remarks.join(u" · "_qs);
    return text;
}

QList<SizeDurationChart::Step>
SizeDurationChart::percentileSteps(std::optional<double> Sql::DurationSummary::*percentile) const
{
    const bool isMedian = percentile == &Sql::DurationSummary::p50Ms;
    QList<Step> steps;
    for (const Sql::SizeDurationBin &bin : m_data.bins) {
        if (const auto ms = bin.cold.*percentile) {
            steps.append({.from = double(bin.sizeFrom),
                          .to = double(bin.sizeTo),
                          .ms = *ms,
                          .isSure = isMedian || bin.cold.n >= smallestSample});
        }
    }
    return steps;
}

/// One step for each page, as far as there are shelves.
QList<SizeDurationChart::Step> SizeDurationChart::fitSteps() const
{
    QList<Step> steps;
    const double end = std::min(axisEnd, m_axisTo);
    for (double from = 0; from < end; from += Sql::booksPerPage) {
        const double pages = from / Sql::booksPerPage + 1;
        steps.append({.from = from,
                      .to = std::min(end, from + Sql::booksPerPage),
                      .ms = m_data.fit->baseMs + m_data.fit->perPageMs * pages});
    }
    return steps;
}

void SizeDurationChart::paintChart(QPainter &painter)
{
    const QRectF plot = plotArea();
    if (plot.width() <= 0 || plot.height() <= 0) {
        return;
    }
    const Ticks axis = durationAxis();
    paintGrid(painter, axis, AxisScale::Logarithmic, plot, theme());
    paintSizeAxis(painter);
    painter.save();
    painter.setClipRect(plot, Qt::IntersectClip);
    if (isShown(cellSeries)) {
        if (isDense()) {
            paintDensity(painter, axis);
        } else {
            paintDots(painter, axis);
        }
    }
    if (m_data.fit && isShown(fitSeries)) {
        QPen pen(theme().text, scale()(fitWidth), Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({1, 1.6});
        paintSteps(painter, fitSteps(), pen, axis);
    }
    if (isShown(highSeries)) {
        QPen pen(theme().text, scale()(highWidth), Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({4, 2});
        paintSteps(painter, percentileSteps(&Sql::DurationSummary::p95Ms), pen, axis);
    }
    QPen pen(theme().text, scale()(medianWidth), Qt::SolidLine, Qt::SquareCap);
    paintSteps(painter, percentileSteps(&Sql::DurationSummary::p50Ms), pen, axis);
    painter.restore();
    if (isShown(cellSeries)) {
        paintScale(painter);
    }
    paintValueLabels(painter, axis, AxisScale::Logarithmic, AxisSide::Left, plot, theme());
}

/// Where another page of the feed is fetched, and what 600 also stands for.
void SizeDurationChart::paintSizeAxis(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    const double page = xOf(Sql::booksPerPage, plot) - xOf(0, plot);
    const double needed = metrics.horizontalAdvance(locale().toString(m_axisTo)) + metrics.height();
    const int step = Sql::booksPerPage * std::max(1, int(std::ceil(needed / page)));
    QPen pageLine(mixed(theme().grid, theme().muted, 0.45), 1);
    pageLine.setDashPattern({3, 3});
    for (int size = m_axisFrom / step * step; size <= m_axisTo; size += step) {
        const double x = xOf(size, plot);
        if (size > 0 && size < axisEnd) {
            painter.setPen(pageLine);
            painter.drawLine(QPointF(std::floor(x) + 0.5, plot.top()),
                             QPointF(std::floor(x) + 0.5, plot.bottom()));
        }
        QString label = locale().toString(size);
        const QString capped = tr("600 or 800+");
        if (size == Sql::shelfSizeCap && metrics.horizontalAdvance(capped) + metrics.height() < 1.5 * page) {
            label = capped;
        }
        painter.setPen(theme().muted);
        painter.drawText(QPointF(x - metrics.horizontalAdvance(label) / 2,
                                 plot.bottom() + 0.4 * metrics.height() + metrics.ascent()),
                         label);
    }
}

/// One pixel for each cell, drawn larger: single rectangles would leave seams between them.
void SizeDurationChart::paintDensity(QPainter &painter, const Ticks &axis) const
{
    int lowest = rowOf(m_data.cells.first());
    int highest = lowest;
    for (const Sql::SizeDurationCell &cell : m_data.cells) {
        lowest = std::min(lowest, rowOf(cell));
        highest = std::max(highest, rowOf(cell));
    }
    const int firstColumn = int(std::floor(double(m_axisFrom) / Sql::sizeBinWidth));
    const int columns = (m_axisTo - m_axisFrom) / Sql::sizeBinWidth;
    QImage picture(columns, highest - lowest + 1, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    for (const Sql::SizeDurationCell &cell : m_data.cells) {
        const int column = int(std::floor(double(cell.sizeFrom) / Sql::sizeBinWidth)) - firstColumn;
        if (column >= 0 && column < columns) {
            picture.setPixelColor(column, highest - rowOf(cell),
                                  sequentialColor(shareOfLargest(cell.n, m_largestCell), theme()));
        }
    }
    const QRectF plot = plotArea();
    const QRectF place(
        QPointF(xOf(m_axisFrom, plot), yOf(milliseconds(Sql::durationBinStart(highest + 1)), axis, plot)),
        QPointF(xOf(m_axisTo, plot), yOf(milliseconds(Sql::durationBinStart(lowest)), axis, plot)));
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(snapped(painter, place), picture);
    } else {
        paintPixels(painter, place, picture);
    }
}

double SizeDurationChart::dotRadius(qint64 n) const
{
    const double share = std::sqrt(double(n) / double(std::max<qint64>(1, m_largestCell)));
    return std::max(scale()(smallestDot), scale()(largestDot) * (m_largestCell > 1 ? share : 0.5));
}

void SizeDurationChart::paintDots(QPainter &painter, const Ticks &axis) const
{
    const QRectF plot = plotArea();
    QColor color = theme().text;
    color.setAlphaF(dotOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const Sql::SizeDurationCell &cell : m_data.cells) {
        const double x = xOf((double(cell.sizeFrom) + cell.sizeTo) / 2, plot);
        const double y = yOf(std::sqrt(milliseconds(cell.fromUs) * milliseconds(cell.toUs)), axis, plot);
        const double radius = dotRadius(cell.n);
        painter.drawEllipse(QPointF(x, y), radius, radius);
    }
}

void SizeDurationChart::paintScale(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    const QRectF plot = plotArea();
    const QPointF right(plot.right(), plot.top() - 0.9 * metrics.height());
    if (isDense()) {
        paintColorScale(painter, right);
    } else {
        paintDotScale(painter, right);
    }
}

/// "1 ▒▒▒▒ 345 searches", ending at `right`, whose y is the middle of the line.
void SizeDurationChart::paintColorScale(QPainter &painter, QPointF right) const
{
    const QFontMetricsF metrics(painter.font());
    const double baseline = right.y() + metrics.ascent() - metrics.height() / 2;
    const QString most = tr("%1 per cell").arg(countText(m_largestCell, locale()));
    const double mostLeft = right.x() - metrics.horizontalAdvance(most);
    const QRectF bar(mostLeft - scale()(5 + scaleWidth), right.y() - scale()(scaleHeight) / 2,
                     scale()(scaleWidth), scale()(scaleHeight));
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int i = 0; i <= 10; ++i) {
        gradient.setColorAt(i / 10.0, sequentialColor(i / 10.0, theme()));
    }
    painter.fillRect(snapped(painter, bar), gradient);
    painter.setPen(theme().muted);
    painter.drawText(QPointF(mostLeft, baseline), most);
    const QString least = locale().toString(1);
    painter.drawText(QPointF(bar.left() - scale()(5) - metrics.horizontalAdvance(least), baseline), least);
}

/// "· 1 ● 12 per dot", likewise.
void SizeDurationChart::paintDotScale(QPainter &painter, QPointF right) const
{
    const QFontMetricsF metrics(painter.font());
    const double baseline = right.y() + metrics.ascent() - metrics.height() / 2;
    double end = right.x();
    const auto addEntry = [&](qint64 n, const QString &text) {
        const double radius = dotRadius(n);
        end -= metrics.horizontalAdvance(text);
        painter.setPen(theme().muted);
        painter.drawText(QPointF(end, baseline), text);
        end -= scale()(5) + radius;
        QColor color = theme().text;
        color.setAlphaF(dotOpacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(end, right.y()), radius, radius);
        end -= radius + scale()(10);
    };
    addEntry(m_largestCell, tr("%1 per dot").arg(countText(m_largestCell, locale())));
    if (m_largestCell > 1) {
        addEntry(1, locale().toString(1));
    }
}

/// Neighbouring steps are joined; a bin without searches leaves a gap. Those of too few searches are grey.
void SizeDurationChart::paintSteps(QPainter &painter, const QList<Step> &steps, const QPen &pen,
                                   const Ticks &axis) const
{
    const QRectF plot = plotArea();
    QPen halo(theme().card, pen.widthF() + 2 * scale()(haloWidth / 2), Qt::SolidLine, Qt::SquareCap);
    const auto draw = [&](bool isHalo) {
        for (int i = 0; i < steps.size(); ++i) {
            const Step &step = steps[i];
            if (std::max(step.ms, durationFloorMs) < axis.minimum) {
                continue; // of a line that falls below everything there is
            }
            QPen line = isHalo ? halo : pen;
            if (!isHalo && !step.isSure) {
                line.setColor(theme().muted);
            }
            painter.setPen(line);
            const double y = yOf(step.ms, axis, plot);
            drawWithin(painter, QLineF(xOf(step.from, plot), y, xOf(step.to, plot), y), plot);
            if (i > 0 && steps[i - 1].to == step.from) {
                const double before = yOf(steps[i - 1].ms, axis, plot);
                drawWithin(painter, QLineF(xOf(step.from, plot), before, xOf(step.from, plot), y), plot);
            }
        }
    };
    draw(true);
    draw(false);
}

/// The width of the bin, so that it is seen what the tooltip speaks of.
void SizeDurationChart::paintCrosshair(QPainter &painter, int mark) const
{
    QColor veil = theme().accent;
    veil.setAlphaF(binVeil);
    painter.fillRect(binArea(mark), veil);
}

QRectF SizeDurationChart::binArea(int mark) const
{
    const QRectF plot = plotArea();
    const Sql::SizeDurationBin &bin = m_data.bins[mark];
    return {QPointF(xOf(bin.sizeFrom, plot), plot.top()), QPointF(xOf(bin.sizeTo, plot), plot.bottom())};
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cachechart.h"

#include <ui/format/deltas.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/narrowing.h>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double markRadius = 3;
constexpr double squareRadius = 2.4;
/// Squares closer together than this would be one.
constexpr double squareSlot = 7;
/// Beyond 0 % and 100 %, so that a line there keeps its whole width.
constexpr double shareMargin = 0.03;

const QString shareSeries = u"share"_qs;
const QString disagreementSeries = u"disagreements"_qs;
const QString intervalSeries = u"interval"_qs;

qint64 disagreements(const Sql::CacheBucket &bucket)
{
    return bucket.byWindowOnly + bucket.byClockOnly;
}

qint64 all(const Sql::CacheBucket &bucket)
{
    return bucket.warm + bucket.cold;
}

BucketValues sharesOf(const QList<Sql::CacheBucket> &buckets)
{
    BucketValues shares;
    for (const Sql::CacheBucket &bucket : buckets) {
        shares.append(bucket.hitRate());
    }
    return shares;
}

} // namespace

CacheChart::CacheChart(QWidget *parent)
    : TimeChart(u"cacheChart"_qs, tr("Cache-hit rate"), parent)
{
}

void CacheChart::setData(const Data &figures)
{
    m_buckets = grid().aligned(figures.now);
    m_before = alignedBefore(figures.before);
    m_shares = sharesOf(m_buckets);
    m_sharesBefore = sharesOf(m_before);
    m_warm = m_cold = m_disagreements = 0;
    for (const Sql::CacheBucket &bucket : std::as_const(m_buckets)) {
        m_warm += bucket.warm;
        m_cold += bucket.cold;
        m_disagreements += disagreements(bucket);
    }
    dataChanged();
}

QString CacheChart::subtitle() const
{
    return tr("share of warm searches %1").arg(bucketRemark(tr("incomplete dotted")));
}

QString CacheChart::emptyText() const
{
    return tr("No shelf searches in this range.");
}

QColor CacheChart::lineColor() const
{
    return theme().outlineOf(theme().skyBlue);
}

QColor CacheChart::bandColor() const
{
    return mixed(theme().card, theme().skyBlue, theme().dark ? 0.28 : 0.3);
}

QList<LegendEntry> CacheChart::legend() const
{
    QList<LegendEntry> entries{
        {.text = tr("Warm share"),
         .color = theme().skyBlue,
         .swatch = Swatch::DashedLine,
         .series = shareSeries,
         .isFixed = true,
         .rows = rowsOf(temperatureStep(Sql::Temperature::Warm), tr("Warm searches"), m_warm)},
        {.text = tr("95 % interval"),
         .color = bandColor(),
         .swatch = Swatch::Band,
         .series = intervalSeries,
         .isOff = !isShown(intervalSeries)}};
    if (m_disagreements > 0) {
        entries.append(
            {.text = tr("Rules disagree"),
             .color = theme().muted,
             .swatch = Swatch::Square,
             .series = disagreementSeries,
             .isOff = !isShown(disagreementSeries),
             .rows = rowsOf(disagreement(), tr("Searches of which the rules disagree"), m_disagreements)});
    }
    appendComparison(entries, !m_before.isEmpty());
    return entries;
}

ChartTable CacheChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("Warm share"), u"warm_share"_qs},
                                 {tr("From"), u"warm_share_low"_qs},
                                 {tr("To"), u"warm_share_high"_qs},
                                 {tr("Warm n"), u"warm_n"_qs},
                                 {tr("Cold n"), u"cold_n"_qs},
                                 {tr("Warm by window only"), u"by_window_only_n"_qs},
                                 {tr("Warm by duration only"), u"by_duration_only_n"_qs}},
                     .rows = {}};
    if (!m_before.isEmpty()) {
        table.columns.append({tr("Warm share before"), u"warm_share_before"_qs});
    }
    for (int i = 0; i < m_buckets.size(); ++i) {
        const Sql::CacheBucket &bucket = m_buckets[i];
        const auto interval = wilsonInterval(bucket.warm, all(bucket));
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i)),
                             shareCell(m_shares[i], locale()),
                             shareCell(interval ? std::optional(interval->low) : std::nullopt, locale()),
                             shareCell(interval ? std::optional(interval->high) : std::nullopt, locale()),
                             countCell(bucket.warm, locale()),
                             countCell(bucket.cold, locale()),
                             countCell(bucket.byWindowOnly, locale()),
                             countCell(bucket.byClockOnly, locale())};
        if (!m_before.isEmpty()) {
            row.append(shareCell(m_sharesBefore[i], locale()));
        }
        table.rows.append(row);
    }
    return table;
}

QString CacheChart::summary() const
{
    if (!hasData()) {
        return tr("No shelf searches in this range.");
    }
    return tr("%1 of %2 shelf searches were warm, %3; of %4 the two rules disagree.")
        .arg(countText(m_warm, locale()), countText(m_warm + m_cold, locale()),
             percentText(shareOf(m_warm, m_warm + m_cold), locale()), countText(m_disagreements, locale()));
}

/// One kind of disagreement that the question asks for stays that one.
FilterStep CacheChart::disagreement() const
{
    return disagreementStep(question().filter.disagreement.value_or(Sql::Disagreement::Either));
}

std::optional<RowsBehind> CacheChart::rowsOf(const FilterStep &step, const QString &name, qint64 n) const
{
    return rowsOfRange(RowKind::ShelfSearches, name, withField(question().filter, step.field, step.filter),
                       n);
}

/// Those that have rows.
QList<CacheChart::Part> CacheChart::parts(int mark) const
{
    const Sql::CacheBucket &bucket = m_buckets[mark];
    QList<Part> found{{tr("Warm searches"), temperatureStep(Sql::Temperature::Warm), bucket.warm},
                      {tr("Cold searches"), temperatureStep(Sql::Temperature::Cold), bucket.cold},
                      {tr("Searches of which the rules disagree"), disagreement(), disagreements(bucket)}};
    found.removeIf([](const Part &part) { return part.n == 0; });
    return found;
}

QList<RowsBehind> CacheChart::rowsBehind(int mark) const
{
    QList<RowsBehind> rows;
    for (const Part &part : parts(mark)) {
        rows.append(TimeChart::rowsOf(mark, RowKind::ShelfSearches, part.name,
                                      withField(question().filter, part.step.field, part.step.filter),
                                      part.n));
    }
    return rows;
}

std::optional<FilterStep> CacheChart::filterStep(int mark, int part) const
{
    const QList<Part> found = parts(mark);
    return part < found.size() ? std::optional(found[part].step) : std::nullopt;
}

/// Below the line are the warm ones, above it the cold ones; a square is meant when it is hit.
int CacheChart::partAt(int mark, const QPointF &position) const
{
    const QList<Part> found = parts(mark);
    if (found.isEmpty()) {
        return 0;
    }
    const Sql::CacheBucket &bucket = m_buckets[mark];
    const auto indexOf = [&found](FilterField field, auto matches) {
        const auto at = std::find_if(found.cbegin(), found.cend(), [&](const Part &part) {
            return part.step.field == field && matches(part.step.filter);
        });
        return at == found.cend() ? 0 : int(at - found.cbegin());
    };
    if (const auto share = shareOf(disagreements(bucket), all(bucket));
        disagreements(bucket) > 0 && isShown(disagreementSeries) &&
        std::abs(yOf(share.value_or(0)) - position.y()) <= scale()(2 * squareRadius)) {
        return indexOf(FilterField::Disagreement, [](const Sql::Filter &) { return true; });
    }
    const bool isBelow = position.y() >= yOf(m_shares[mark].value_or(0));
    const auto wanted = isBelow ? Sql::Temperature::Warm : Sql::Temperature::Cold;
    return indexOf(FilterField::Temperature,
                   [wanted](const Sql::Filter &filter) { return filter.temperature == wanted; });
}

Ticks CacheChart::valueTicks(int wanted) const
{
    Ticks ticks = shareTicks(wanted, locale());
    ticks.minimum -= shareMargin;
    ticks.maximum += shareMargin;
    return ticks;
}

double CacheChart::yOf(double share) const
{
    return axisY(share, valueAxis(), AxisScale::Linear, plotArea());
}

TooltipText CacheChart::tooltip(int mark) const
{
    const Sql::CacheBucket &bucket = m_buckets[mark];
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    TooltipText::Row share{.name = tr("Warm share"), .value = percentText(m_shares[mark], locale())};
    const bool hasBefore = !text.comparison.isEmpty() && !m_before.isEmpty();
    if (hasBefore) {
        share.before = percentText(m_sharesBefore[mark], locale());
        share.change =
            rateDelta({m_shares[mark], all(bucket)}, {m_sharesBefore[mark], all(m_before[mark])}, locale())
                .text;
    }
    text.rows.append(share);
    text.rows.append({tr("95 % interval"), intervalText(wilsonInterval(bucket.warm, all(bucket)), locale())});
    const auto addCount = [&](const QString &name, qint64 Sql::CacheBucket::*count) {
        TooltipText::Row row{.name = name, .value = countText(bucket.*count, locale())};
        if (hasBefore) {
            row.before = countText(m_before[mark].*count, locale());
            row.change = countDelta(bucket.*count, m_before[mark].*count, locale()).text;
        }
        text.rows.append(row);
    };
    addCount(tr("Warm n"), &Sql::CacheBucket::warm);
    addCount(tr("Cold n"), &Sql::CacheBucket::cold);
    if (m_disagreements > 0) {
        addCount(tr("Warm by window only"), &Sql::CacheBucket::byWindowOnly);
        addCount(tr("Warm by duration only"), &Sql::CacheBucket::byClockOnly);
    }
    if (all(bucket) > 0 && all(bucket) < smallestSample) {
        text.remark = tr("n too small for a reliable share");
    }
    return text;
}

void CacheChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueAxis();
    QtPlot drawing(grid().count(), axis, AxisScale::Linear);
    if (isDrawn(intervalSeries)) {
        addBand(drawing);
    }
    addPlainLines(drawing, m_sharesBefore, comparisonPen(theme().text));
    if (isDrawn(shareSeries)) {
        QPen pen(lineColor(), scale()(lineWidth), Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({3, 2}); // warm is dashed everywhere
        addLines(drawing, m_shares, grid(), pen);
    }
    drawing.paint(painter, plot);
    paintLoneMarks(painter);
    if (isDrawn(disagreementSeries)) {
        paintDisagreements(painter);
    }
}

void CacheChart::addBand(QtPlot &plot) const
{
    BucketValues low;
    BucketValues high;
    for (const Sql::CacheBucket &bucket : m_buckets) {
        const auto interval = wilsonInterval(bucket.warm, all(bucket));
        low.append(interval ? std::optional(interval->low) : std::nullopt);
        high.append(interval ? std::optional(interval->high) : std::nullopt);
    }
    const auto lowRuns = runsOf(low);
    const auto highRuns = runsOf(high);
    for (int i = 0; i < lowRuns.size(); ++i) {
        if (lowRuns[i].size() > 1) {
            plot.addBand(lowRuns[i], highRuns[i], bandColor());
        }
    }
}

void CacheChart::paintLoneMarks(QPainter &painter) const
{
    const double radius = scale()(markRadius);
    for (const int bucket : loneBuckets(m_shares)) {
        const double x = markPosition(bucket);
        const auto interval = wilsonInterval(m_buckets[bucket].warm, all(m_buckets[bucket]));
        if (interval && isShown(intervalSeries)) {
            painter.fillRect(
                QRectF(QPointF(x - radius, yOf(interval->high)), QPointF(x + radius, yOf(interval->low))),
                bandColor());
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(lineColor());
        painter.drawEllipse(QPointF(x, yOf(*m_shares[bucket])), radius, radius);
    }
}

void CacheChart::paintDisagreements(QPainter &painter) const
{
    const double radius = std::min(scale()(squareRadius), slotWidth() * squareRadius / squareSlot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().muted);
    for (int i = 0; i < m_buckets.size(); ++i) {
        const auto share = shareOf(disagreements(m_buckets[i]), all(m_buckets[i]));
        if (share && *share > 0) {
            const QPointF corner(markPosition(i) - radius, yOf(*share) - radius);
            painter.drawRect(snapped(painter, QRectF(corner, QSizeF(2 * radius, 2 * radius))));
        }
    }
}

} // namespace ShelfHelp::Ui

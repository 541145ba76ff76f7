// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lagchart.h"

#include <ui/format/deltas.h>
#include <ui/format/durationticks.h>
#include <ui/format/numbers.h>

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double thinWidth = 1;
constexpr double markRadius = 2.8;
constexpr double markedSlot = 9; ///< markers closer together would hide the line
constexpr double skewSide = 7;

const std::array seriesNames{u"publish"_qs, u"queue"_qs};

/// A logarithmic axis has no place for zero, nor for lags of clocks that disagree.
std::optional<double> drawn(const std::optional<double> &ms)
{
    return ms ? std::optional(std::max(*ms, durationFloorMs)) : std::nullopt;
}

QString lagText(const std::optional<double> &ms, const QLocale &locale)
{
    return ms && *ms < 0 ? u'−' + durationText(-*ms, locale) : durationText(ms, locale);
}

} // namespace

LagChart::LagChart(QWidget *parent)
    : TimeChart(u"lagChart"_qs, tr("Lag of notifications, p95"), parent)
{
}

void LagChart::setData(const Data &figures)
{
    m_isRecorded = figures.has_value();
    m_buckets = grid().aligned(figures.value_or(QList<Sql::LagBucket>()));
    for (const Series series : {Publish, Queue}) {
        m_values[series].clear();
        for (int i = 0; i < m_buckets.size(); ++i) {
            m_values[series].append(drawn(summaryOf(i, series).p95Ms));
        }
    }
    dataChanged();
}

const Sql::LagSummary &LagChart::summaryOf(int bucket, Series series) const
{
    return series == Publish ? m_buckets[bucket].publish : m_buckets[bucket].queue;
}

QColor LagChart::colorOf(Series series) const
{
    return theme().outlineOf(series == Publish ? theme().skyBlue : theme().text);
}

qint64 LagChart::skewed() const
{
    qint64 sum = 0;
    for (const Sql::LagBucket &bucket : m_buckets) {
        sum += bucket.publish.skewed + bucket.queue.skewed;
    }
    return sum;
}

bool LagChart::hasData() const
{
    return std::ranges::any_of(
        m_buckets, [](const Sql::LagBucket &bucket) { return bucket.publish.n + bucket.queue.n > 0; });
}

QString LagChart::subtitle() const
{
    const QString base = tr("log scale %1").arg(bucketRemark(tr("incomplete dotted")));
    return skewed() > 0 ? tr("%1 · ▲ clocks disagree").arg(base) : base;
}

QString LagChart::emptyText() const
{
    return m_isRecorded ? tr("No notifications with a time of publication in this range.")
                        : tr("Not recorded: this database has no ledger of notifications.");
}

/// The rows are those that have such a lag and those that have none: the journal tells which.
QList<LegendEntry> LagChart::legend() const
{
    qint64 n = 0;
    for (const Sql::LagBucket &bucket : m_buckets) {
        n += bucket.notifications;
    }
    auto rows = rowsOfRange(RowKind::Notifications, tr("Notifications"), {}, n);
    if (rows) {
        rows->journal.states = {Sql::EventState::Stored, Sql::EventState::Adopted};
    }
    return {{.text = tr("Event to publication"),
             .color = colorOf(Publish),
             .swatch = Swatch::Circle,
             .series = seriesNames[Publish],
             .isOff = !isShown(seriesNames[Publish]),
             .rows = rows},
            {.text = tr("Publication to stored"),
             .color = colorOf(Queue),
             .swatch = Swatch::Square,
             .series = seriesNames[Queue],
             .isOff = !isShown(seriesNames[Queue]),
             .rows = rows}};
}

ChartTable LagChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("Publish p50"), u"publish_p50_ms"_qs},
                                 {tr("Publish p95"), u"publish_p95_ms"_qs},
                                 {tr("Publish n"), u"publish_n"_qs},
                                 {tr("Queue p50"), u"queue_p50_ms"_qs},
                                 {tr("Queue p95"), u"queue_p95_ms"_qs},
                                 {tr("Queue n"), u"queue_n"_qs},
                                 {tr("Clocks disagree"), u"skewed"_qs}},
                     .rows = {}};
    for (int i = 0; i < m_buckets.size(); ++i) {
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i))};
        for (const Series series : {Publish, Queue}) {
            const Sql::LagSummary &lag = summaryOf(i, series);
            row.append({durationCell(lag.p50Ms, locale()), durationCell(lag.p95Ms, locale()),
                        countCell(lag.n, locale())});
        }
        row.append(countCell(m_buckets[i].publish.skewed + m_buckets[i].queue.skewed, locale()));
        table.rows.append(row);
    }
    return table;
}

QString LagChart::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    QStringList sentences;
    for (const Series series : {Publish, Queue}) {
        double most = 0;
        for (const auto &ms : m_values[series]) {
            most = std::max(most, ms.value_or(0));
        }
        sentences.append((series == Publish ? tr("From event to publication at most %1 (p95).")
                                            : tr("From publication to being stored at most %1 (p95)."))
                             .arg(durationText(most, locale())));
    }
    if (skewed() > 0) {
        sentences.append(pluralText(
            tr("Clocks disagree: %Ln lag(s) negative beyond a second.", nullptr, int(skewed())), skewed()));
    }
    return sentences.join(u' ');
}

QList<RowsBehind> LagChart::rowsBehind(int mark) const
{
    const Sql::LagBucket &bucket = m_buckets[mark];
    if (bucket.queue.n + bucket.publish.n == 0) {
        return {};
    }
    RowsBehind rows = rowsOf(mark, RowKind::Notifications, tr("Notifications"), {}, bucket.notifications);
    rows.journal.states = {Sql::EventState::Stored, Sql::EventState::Adopted};
    return {rows};
}

Ticks LagChart::valueTicks(int wanted) const
{
    double smallest = 0;
    double largest = 0;
    for (const Series series : {Publish, Queue}) {
        for (const auto &value : m_values[series]) {
            if (value && isShown(seriesNames[series])) {
                smallest = smallest == 0 ? *value : std::min(smallest, *value);
                largest = std::max(largest, *value);
            }
        }
    }
    return durationTicks(smallest, largest, wanted, locale());
}

TooltipText LagChart::tooltip(int mark) const
{
    const Sql::LagBucket &bucket = m_buckets[mark];
    TooltipText text{.title = bucketName(mark), .rows = {}};
    const auto add = [&](const QString &name, const Sql::LagSummary &lag) {
        text.rows.append({name.arg(tr("p95")), lagText(lag.p95Ms, locale())});
        text.rows.append({name.arg(tr("p50")), lagText(lag.p50Ms, locale())});
        text.rows.append({name.arg(tr("n")), countText(lag.n, locale())});
    };
    add(tr("Publish %1"), bucket.publish);
    add(tr("Queue %1"), bucket.queue);
    const qint64 skew = bucket.publish.skewed + bucket.queue.skewed;
    if (skew > 0) {
        text.remark =
            pluralText(tr("Clocks disagree: %Ln lag(s) negative beyond a second", nullptr, int(skew)), skew);
    } else if (bucket.queue.n > 0 && bucket.queue.n < smallestSample) {
        text.remark = tr("n below %1: too small for a reliable p95").arg(locale().toString(smallestSample));
    }
    return text;
}

void LagChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueAxis();
    QtPlot drawing(grid().count(), axis, axisScale());
    for (const Series series : {Publish, Queue}) {
        if (isDrawn(seriesNames[series])) {
            addLines(drawing, m_values[series], grid(), QPen(colorOf(series), scale()(lineWidth)));
        }
    }
    drawing.paint(painter, plot);
    for (const Series series : {Publish, Queue}) {
        if (isDrawn(seriesNames[series])) {
            paintMarkers(painter, series, plot, axis);
        }
    }
    paintSkew(painter, plot);
}

/// Circles and squares tell the lags apart without colours; those of a bucket that is not over are hollow.
void LagChart::paintMarkers(QPainter &painter, Series series, const QRectF &plot, const Ticks &axis) const
{
    const double radius = scale()(markRadius);
    const BucketValues &values = m_values[series];
    const QList<int> lone = loneBuckets(values);
    for (int i = 0; i < values.size(); ++i) {
        if (!values[i] || (slotWidth() < scale()(markedSlot) && !lone.contains(i) && !grid().isPartial(i))) {
            continue;
        }
        painter.setPen(QPen(colorOf(series), scale()(thinWidth)));
        painter.setBrush(grid().isPartial(i) ? QBrush(theme().card) : QBrush(colorOf(series)));
        const QPointF centre(markPosition(i), axisY(*values[i], axis, axisScale(), plot));
        if (series == Publish) {
            painter.drawEllipse(centre, radius, radius);
        } else {
            painter.drawRect(QRectF(centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
        }
    }
}

void LagChart::paintSkew(QPainter &painter, const QRectF &plot) const
{
    const double side = scale()(skewSide);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().outlineOf(theme().warning));
    for (int i = 0; i < m_buckets.size(); ++i) {
        if (m_buckets[i].publish.skewed + m_buckets[i].queue.skewed > 0) {
            const QPointF foot(markPosition(i), plot.bottom());
            painter.drawPolygon(
                QPolygonF{foot - QPointF(side / 2, 0), foot + QPointF(side / 2, 0), foot - QPointF(0, side)});
        }
    }
}

} // namespace ShelfHelp::Ui

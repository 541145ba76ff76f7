// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qtplot.h"

#include <QAreaSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QPaintEngine>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

struct Bars
{
    QList<double> heights;
    QColor fill;
    QPen outline;
    double ratio = 1;
};

} // namespace

class QtPlot::Private
{
public:
    QGraphicsScene scene;
    QChart *chart = new QChart; // owned by the scene
    QValueAxis *x = new QValueAxis(chart);
    QAbstractAxis *y = nullptr;
    Ticks values;
    bool isLinear = true;
    QList<Bars> bars;

    /// Axes are attached anew to every series that joins the chart.
    void add(QAbstractSeries *series)
    {
        chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
};

namespace {

/// Everything Qt Charts would paint besides the marks is switched off.
void strip(QChart *chart)
{
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins(QMargins());
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setBackgroundRoundness(0);
    chart->legend()->hide();
    chart->setAnimationOptions(QChart::NoAnimation);
}

QAbstractAxis *valueAxis(const Ticks &values, AxisScale kind, QObject *parent)
{
    if (kind == AxisScale::Logarithmic) {
        auto *axis = new QLogValueAxis(parent);
        axis->setBase(10);
        axis->setRange(values.minimum, values.maximum);
        return axis;
    }
    auto *axis = new QValueAxis(parent);
    axis->setRange(values.minimum, values.maximum);
    return axis;
}

QLineSeries *lineOf(const QList<QPointF> &points)
{
    auto *line = new QLineSeries;
    line->replace(points);
    return line;
}

} // namespace

QtPlot::QtPlot(int bucketCount, const Ticks &values, AxisScale kind)
    : d(std::make_unique<Private>())
{
    strip(d->chart);
    d->scene.addItem(d->chart);
    d->y = valueAxis(values, kind, d->chart);
    d->values = values;
    d->isLinear = kind == AxisScale::Linear;
    // Buckets are as wide as bars are in Qt Charts: half a unit to each side of their number.
    d->x->setRange(-0.5, bucketCount - 0.5);
    d->chart->addAxis(d->x, Qt::AlignBottom);
    d->chart->addAxis(d->y, Qt::AlignLeft);
    d->x->setVisible(false);
    d->y->setVisible(false);
}

QtPlot::~QtPlot() = default;

void QtPlot::addLine(const QList<QPointF> &points, const QPen &pen)
{
    QLineSeries *line = lineOf(points);
    line->setPen(pen);
    d->add(line);
}

void QtPlot::addBand(const QList<QPointF> &lower, const QList<QPointF> &upper, const QColor &fill)
{
    auto *band = new QAreaSeries(lineOf(upper), lineOf(lower));
    band->upperSeries()->setParent(band);
    band->lowerSeries()->setParent(band);
    band->setPen(Qt::NoPen);
    band->setBrush(fill);
    d->add(band);
}

void QtPlot::addBars(const QList<double> &heights, const QColor &fill, const QColor &outline, double ratio)
{
    auto *set = new QBarSet(QString());
    set->append(heights);
    set->setBrush(fill);
    const QPen pen = outline == fill ? QPen(Qt::NoPen) : QPen(outline, 1);
    set->setPen(pen);
    d->bars.append({.heights = heights, .fill = fill, .outline = pen, .ratio = ratio});
    auto *bars = new QStackedBarSeries;
    bars->setBarWidth(ratio);
    bars->append(set);
    d->add(bars);
}

/// Qt Charts clips its bars in a way that leaves none of them in a PDF.
void QtPlot::paintBars(QPainter &painter, const QRectF &plot) const
{
    const double slot = plot.width() / (d->x->max() - d->x->min());
    const double unit = plot.height() / (d->values.maximum - d->values.minimum);
    for (const Bars &bars : std::as_const(d->bars)) {
        painter.setPen(bars.outline);
        painter.setBrush(bars.fill);
        for (qsizetype i = 0; i < bars.heights.size(); ++i) {
            const double height = bars.heights[i] * unit;
            if (height > 0) {
                const double left = plot.left() + (double(i) + (1 - bars.ratio) / 2) * slot;
                painter.drawRect(QRectF(left, plot.bottom() - height, bars.ratio * slot, height));
            }
        }
    }
}

void QtPlot::paint(QPainter &painter, const QRectF &plot)
{
    if (painter.paintEngine()->type() == QPaintEngine::Pdf && d->isLinear) {
        painter.save();
        paintBars(painter, plot);
        painter.restore();
    }
    const QRectF local(QPointF(), plot.size());
    d->scene.setSceneRect(local);
    d->chart->resize(local.size());
    d->chart->setPlotArea(local);
    // Without a view no event loop lays the chart out.
    d->chart->layout()->activate();
    d->scene.render(&painter, plot, local, Qt::IgnoreAspectRatio);
}

} // namespace ShelfHelp::Ui

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
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

namespace ShelfHelp::Ui {

class QtPlot::Private
{
public:
    QGraphicsScene scene;
    QChart *chart = new QChart; // owned by the scene
    QValueAxis *x = new QValueAxis(chart);
    QAbstractAxis *y = nullptr;

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
    set->setPen(outline == fill ? QPen(Qt::NoPen) : QPen(outline, 1));
    auto *bars = new QStackedBarSeries;
    bars->setBarWidth(ratio);
    bars->append(set);
    d->add(bars);
}

void QtPlot::paint(QPainter &painter, const QRectF &plot)
{
    const QRectF local(QPointF(), plot.size());
    d->scene.setSceneRect(local);
    d->chart->resize(local.size());
    d->chart->setPlotArea(local);
    // Without a view no event loop lays the chart out.
    d->chart->layout()->activate();
    d->scene.render(&painter, plot, local, Qt::IgnoreAspectRatio);
}

} // namespace ShelfHelp::Ui

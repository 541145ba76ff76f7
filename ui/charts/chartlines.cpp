// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "chartlines.h"

namespace ShelfHelp::Ui {

namespace {

/// A segment to or from a bucket that is not over.
void addPartialSegment(QtPlot &plot, const QPointF &from, const QPointF &to, const QPen &pen)
{
    QPen dotted = pen;
    dotted.setCapStyle(Qt::FlatCap);
    dotted.setDashPattern({1.2, 1.6});
    plot.addLine({from, to}, dotted);
}

} // namespace

QList<QList<QPointF>> runsOf(const BucketValues &values)
{
    QList<QList<QPointF>> runs;
    bool inRun = false;
    for (int i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            inRun = false;
            continue;
        }
        if (!inRun) {
            runs.append(QList<QPointF>{});
            inRun = true;
        }
        runs.last().append(QPointF(i, *values[i]));
    }
    return runs;
}

void addLines(QtPlot &plot, const BucketValues &values, const BucketGrid &grid, const QPen &pen)
{
    for (QList<QPointF> run : runsOf(values)) {
        if (run.size() > 1 && grid.isPartial(qRound(run.first().x()))) {
            addPartialSegment(plot, run[0], run[1], pen);
            run.removeFirst();
        }
        if (run.size() > 1 && grid.isPartial(qRound(run.last().x()))) {
            addPartialSegment(plot, run[run.size() - 2], run.last(), pen);
            run.removeLast();
        }
        if (run.size() > 1) {
            plot.addLine(run, pen);
        }
    }
}

void addPlainLines(QtPlot &plot, const BucketValues &values, const QPen &pen)
{
    for (const QList<QPointF> &run : runsOf(values)) {
        if (run.size() > 1) {
            plot.addLine(run, pen);
        }
    }
}

QList<int> loneBuckets(const BucketValues &values)
{
    QList<int> lone;
    for (const QList<QPointF> &run : runsOf(values)) {
        if (run.size() == 1) {
            lone.append(qRound(run.first().x()));
        }
    }
    return lone;
}

} // namespace ShelfHelp::Ui

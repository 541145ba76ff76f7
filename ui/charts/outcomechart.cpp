// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outcomechart.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <array>

namespace ShelfHelp::Ui {

namespace {

/// Narrower bars would be all frame.
constexpr double framedBar = 6;

Sql::OutcomeCounts sum(const Sql::OutcomeCounts &one, const Sql::OutcomeCounts &other)
{
    return {.available = one.available + other.available,
            .out = one.out + other.out,
            .notInCatalogue = one.notInCatalogue + other.notInCatalogue,
            .unknown = one.unknown + other.unknown};
}

} // namespace

OutcomeChart::OutcomeChart(QWidget *parent)
    : TimeChart(u"outcomesChart"_qs, tr("Availability over time"), parent)
{
}

void OutcomeChart::setData(const BucketGrid &grid, const QList<Sql::OutcomeBucket> &buckets)
{
    setGrid(grid);
    m_counts.clear();
    m_all = {};
    for (const Sql::OutcomeBucket &bucket : grid.aligned(buckets)) {
        m_counts.append(sum(bucket.libby, bucket.physical));
        m_all = sum(m_all, m_counts.last());
    }
    dataChanged();
}

QList<QStringList> OutcomeChart::tableText() const
{
    const auto styles = outcomeStyles(theme());
    QStringList header{tr("Period")};
    for (const OutcomeStyle &style : styles) {
        header.append(style.name);
    }
    QList<QStringList> rows{header};
    for (int i = 0; i < m_counts.size(); ++i) {
        QStringList row{bucketName(i)};
        for (const OutcomeStyle &style : styles) {
            row.append(countText(m_counts[i].*style.count, locale()));
        }
        rows.append(row);
    }
    return rows;
}

QString OutcomeChart::summary() const
{
    return tr("%1 library checks; of the owned copies %2 were available.")
        .arg(countText(m_all.total(), locale()),
             percentText(shareOf(m_all.available, m_all.owned()), locale()));
}

Ticks OutcomeChart::valueTicks(int wanted) const
{
    Ticks axis;
    const int step = wanted >= 5 ? 25 : 50;
    for (int percent = 0; percent <= 100; percent += step) {
        axis.ticks.append({.value = percent / 100.0,
                           .label = QString(locale().toString(percent) + QChar::Nbsp + locale().percent())});
    }
    return axis;
}

TooltipText OutcomeChart::tooltip(int mark) const
{
    return {.title = bucketName(mark), .rows = outcomeRows(m_counts[mark], locale())};
}

QRectF OutcomeChart::segment(const QPainter &painter, int bucket, qint64 below, qint64 count) const
{
    const QRectF plot = plotArea();
    const auto all = static_cast<double>(m_counts[bucket].total());
    const double bottom = plot.bottom() - plot.height() * static_cast<double>(below) / all;
    return barRect(painter, bucket, bottom, bottom - plot.height() * static_cast<double>(count) / all);
}

void OutcomeChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const auto styles = outcomeStyles(theme());
    std::array<QList<QRectF>, 4> areas;
    for (int i = 0; i < m_counts.size(); ++i) {
        qint64 below = 0;
        for (std::size_t k = 0; k < styles.size() && m_counts[i].total() > 0; ++k) {
            const qint64 count = m_counts[i].*styles[k].count;
            areas[k].append(segment(painter, i, below, count));
            below += count;
        }
    }
    for (std::size_t k = 0; k < styles.size(); ++k) {
        paintFilled(painter, areas[k], styles[k].color, styles[k].pattern, theme(), scale());
    }
    for (int i = 0; i < m_counts.size(); ++i) {
        if (grid().isPartial(i) && m_counts[i].total() > 0) {
            markPartial(painter, barRect(painter, i, plot.bottom(), plot.top()));
        }
    }
}

/// Patterns already mean outcomes here, so a bucket that is not over is veiled and framed with dashes.
void OutcomeChart::markPartial(QPainter &painter, const QRectF &bar) const
{
    QColor veil = theme().card;
    veil.setAlphaF(0.5F);
    painter.fillRect(bar, veil);
    if (bar.width() >= scale()(framedBar)) {
        painter.setPen(QPen(theme().text, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace ShelfHelp::Ui

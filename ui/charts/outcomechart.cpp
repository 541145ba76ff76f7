// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outcomechart.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

namespace ShelfHelp::Ui {

OutcomeChart::OutcomeChart(QWidget *parent)
    : StackedChart(u"outcomesChart"_qs, tr("Outcomes over time"), parent)
{
}

void OutcomeChart::setData(const Data &figures)
{
    m_counts.clear();
    m_all = {};
    for (const Sql::OutcomeBucket &bucket : grid().aligned(figures)) {
        m_counts.append(bucket.libby);
        m_counts.last() += bucket.physical;
        m_all += m_counts.last();
    }
    dataChanged();
}

QString OutcomeChart::subtitle() const
{
    return tr("library checks %1").arg(bucketRemark(tr("incomplete veiled")));
}

QString OutcomeChart::emptyText() const
{
    return tr("No library checks in this range.");
}

QString OutcomeChart::summary() const
{
    return tr("%1 library checks; of the owned copies %2 were available.")
        .arg(countText(m_all.total(), locale()),
             percentText(shareOf(m_all.available, m_all.owned()), locale()));
}

QList<StackedChart::Layer> OutcomeChart::layers() const
{
    QList<Layer> layers;
    int index = 0;
    for (const OutcomeStyle &style : outcomeStyles(theme())) {
        const QString word = Sql::outcomeNames()[index++];
        Layer layer{.name = style.name,
                    .machineName = word,
                    .color = style.color,
                    .pattern = style.pattern,
                    .counts = {},
                    .step = outcomeStep(word)};
        for (const Sql::OutcomeCounts &counts : m_counts) {
            layer.counts.append(counts.*style.count);
        }
        layers.append(layer);
    }
    return layers;
}

TooltipText OutcomeChart::tooltip(int mark) const
{
    return {.title = bucketName(mark), .rows = outcomeRows(m_counts[mark], locale())};
}

} // namespace ShelfHelp::Ui

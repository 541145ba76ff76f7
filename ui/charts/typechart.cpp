// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "typechart.h"

#include "searchtypes.h"

#include <ui/format/numbers.h>

namespace ShelfHelp::Ui {

TypeChart::TypeChart(QWidget *parent)
    : StackedChart(u"typesChart"_qs, tr("Mix of search types"), parent)
{
}

void TypeChart::setData(const Data &figures)
{
    m_buckets = grid().aligned(figures);
    m_types.clear();
    for (const Sql::TypeBucket &bucket : std::as_const(m_buckets)) {
        for (const Sql::TypeCount &count : bucket.types) {
            if (!m_types.contains(count.searchType)) {
                m_types.append(count.searchType);
            }
        }
    }
    m_types = sortedSearchTypes(m_types);
    dataChanged();
}

QString TypeChart::subtitle() const
{
    return tr("shelf searches %1").arg(bucketRemark(tr("incomplete veiled")));
}

QString TypeChart::emptyText() const
{
    return tr("No shelf searches in this range.");
}

QString TypeChart::summary() const
{
    QStringList parts;
    for (const Layer &layer : layers()) {
        qint64 all = 0;
        for (const qint64 count : layer.counts) {
            all += count;
        }
        parts.append(tr("%1: %2").arg(layer.name, countText(all, locale())));
    }
    return tr("Shelf searches by type. %1.").arg(parts.join(u", "_qs));
}

StackedChart::Layer TypeChart::layerOf(const QString &type) const
{
    const SearchTypeStyle style = searchTypeStyle(type, theme());
    Layer layer{.name = style.name,
                .machineName = style.machineName,
                .color = style.color,
                .pattern = style.pattern,
                .counts = {},
                .step = style.step};
    for (const Sql::TypeBucket &bucket : m_buckets) {
        layer.counts.append(countOfType(bucket.types, type));
    }
    return layer;
}

QList<StackedChart::Layer> TypeChart::layers() const
{
    QList<Layer> layers;
    for (const QString &type : m_types) {
        const Layer layer = layerOf(type);
        if (layers.size() < mostSearchTypes) {
            layers.append(layer);
            continue;
        }
        Layer &rest = layers.last();
        rest.name = tr("other");
        rest.machineName = u"other"_qs;
        rest.step.filter.searchTypes->values.append(type);
        for (int i = 0; i < rest.counts.size(); ++i) {
            rest.counts[i] += layer.counts[i];
        }
    }
    return layers;
}

} // namespace ShelfHelp::Ui

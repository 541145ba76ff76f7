// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "typechart.h"

#include <ui/format/numbers.h>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

/// More would be indistinguishable: the rest is one layer.
constexpr int mostTypes = 4;

int rankOf(const QString &type)
{
    const QString known = type.toLower();
    return known == u"shuffle" ? 0 : known == u"search" ? 1 : 2;
}

qint64 countOf(const Sql::TypeBucket &bucket, const QString &type)
{
    qint64 n = 0;
    for (const Sql::TypeCount &count : bucket.types) {
        n += count.searchType == type ? count.n : 0;
    }
    return n;
}

} // namespace

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
    std::sort(m_types.begin(), m_types.end(), [](const QString &a, const QString &b) {
        return std::pair(rankOf(a), a) < std::pair(rankOf(b), b);
    });
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
    Layer layer{.name = searchTypeText(type),
                .machineName = type.isEmpty() ? u"none"_qs : type.simplified().toLower(),
                .color = theme().notInCatalogue,
                .counts = {},
                .step = searchTypeStep(type)};
    switch (rankOf(type)) {
    case 0:
        layer.color = theme().skyBlue;
        break;
    case 1:
        layer.color = theme().text;
        layer.pattern = Pattern::Diagonal;
        break;
    default:
        layer.pattern = Pattern::Dots;
        break;
    }
    for (const Sql::TypeBucket &bucket : m_buckets) {
        layer.counts.append(countOf(bucket, type));
    }
    return layer;
}

QList<StackedChart::Layer> TypeChart::layers() const
{
    QList<Layer> layers;
    for (const QString &type : m_types) {
        const Layer layer = layerOf(type);
        if (layers.size() < mostTypes) {
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

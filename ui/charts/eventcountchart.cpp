// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventcountchart.h"

#include <ui/format/numbers.h>

#include <array>
#include <tuple>

namespace ShelfHelp::Ui {

namespace {

const QString storedLayer = u"stored"_qs;
const QString adoptedLayer = u"adopted"_qs;
const QString rejectedLayer = u"rejected"_qs;
const QString duplicatesLayer = u"duplicates"_qs; ///< lies over the others: it has no rows

QList<Sql::EventState> statesOf(const QString &layer)
{
    return layer == storedLayer    ? QList{Sql::EventState::Stored}
           : layer == adoptedLayer ? QList{Sql::EventState::Adopted}
                                   : Sql::rejectedStates();
}

} // namespace

EventCountChart::EventCountChart(QWidget *parent)
    : StackedChart(u"eventCountChart"_qs, tr("What arrived"), parent)
{
}

void EventCountChart::setData(const Data &figures)
{
    m_isRecorded = figures.has_value();
    m_buckets = grid().aligned(figures.value_or(QList<Sql::EventBucket>()));
    dataChanged();
}

QStringList EventCountChart::variants() const
{
    return {tr("Count"), tr("Share")};
}

QString EventCountChart::subtitle() const
{
    return tr("notifications %1").arg(bucketRemark(tr("incomplete veiled")));
}

QString EventCountChart::emptyText() const
{
    return m_isRecorded ? tr("No notifications arrived in this range.")
                        : tr("Not recorded: this database has no ledger of notifications.");
}

QString EventCountChart::summary() const
{
    QStringList parts;
    for (const Layer &layer : layers()) {
        qint64 all = 0;
        for (const qint64 count : layer.counts) {
            all += count;
        }
        parts.append(tr("%1: %2").arg(layer.name, countText(all, locale())));
    }
    return tr("Notifications that arrived. %1.").arg(parts.join(u", "_qs));
}

QList<StackedChart::Layer> EventCountChart::layers() const
{
    QList<Layer> layers{
        {.name = tr("Stored"), .machineName = storedLayer, .color = theme().available, .counts = {}},
        {.name = tr("Known before"),
         .machineName = adoptedLayer,
         .color = theme().skyBlue,
         .pattern = Pattern::CrossHatch,
         .counts = {}},
        {.name = tr("Rejected"),
         .machineName = rejectedLayer,
         .color = theme().out,
         .pattern = Pattern::Diagonal,
         .counts = {}},
        {.name = tr("Delivered again"),
         .machineName = duplicatesLayer,
         .color = theme().notInCatalogue,
         .pattern = Pattern::Dots,
         .counts = {}}};
    qint64 adopted = 0;
    for (const Sql::EventBucket &bucket : m_buckets) {
        layers[0].counts.append(bucket.stored);
        layers[1].counts.append(bucket.adopted);
        layers[2].counts.append(bucket.rejected);
        layers[3].counts.append(bucket.duplicates);
        adopted += bucket.adopted;
    }
    if (adopted == 0) {
        layers.removeAt(1); // only a database with rows of the existing pipeline has some
    }
    return layers;
}

QList<LegendEntry> EventCountChart::legend() const
{
    QList<LegendEntry> entries = StackedChart::legend();
    for (LegendEntry &entry : entries) {
        if (entry.series == duplicatesLayer) {
            entry.rows.reset(); // they came again: nothing tells which
        } else if (entry.rows) {
            entry.rows->journal.states = statesOf(entry.series);
        }
    }
    return entries;
}

QList<RowsBehind> EventCountChart::rowsBehind(int mark) const
{
    const Sql::EventBucket &bucket = m_buckets[mark];
    const std::array parts{std::tuple{tr("Stored notifications"), storedLayer, bucket.stored},
                           std::tuple{tr("Notifications known before"), adoptedLayer, bucket.adopted},
                           std::tuple{tr("Rejected notifications"), rejectedLayer, bucket.rejected}};
    QList<RowsBehind> found;
    for (const auto &[name, layer, n] : parts) {
        if (n > 0) {
            RowsBehind rows = rowsOf(mark, rowKind(), name, {}, n);
            rows.journal.states = statesOf(layer);
            found.append(rows);
        }
    }
    return found;
}

int EventCountChart::partAt(int mark, const QPointF &position) const
{
    const int part = StackedChart::partAt(mark, position);
    return part < rowsBehind(mark).size() ? part : -1;
}

std::optional<FilterStep> EventCountChart::filterStep(int /*mark*/, int /*part*/) const
{
    return std::nullopt;
}

TooltipText EventCountChart::tooltip(int mark) const
{
    TooltipText text = StackedChart::tooltip(mark);
    if (m_buckets[mark].duplicates > 0) {
        text.remark =
            tr("Those delivered again changed nothing; a run counts them when it last stored something");
    }
    return text;
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readreport.h"

#include <tests/bench/report.h>

#include <QMap>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Bench {

namespace {

double median(const QList<double> &values)
{
    return Series{.seconds = values}.median();
}

const Measured *find(const QList<Measured> &all, const QString &reader, const QString &range, qint64 events)
{
    const auto found = std::ranges::find_if(all, [&](const Measured &each) {
        return each.reader == reader && each.range == range && each.events == events;
    });
    return found == all.end() ? nullptr : &*found;
}

/// The next smaller size of the same reader and range.
const Measured *smaller(const QList<Measured> &all, const Measured &than)
{
    const Measured *best = nullptr;
    for (const Measured &each : all) {
        const bool isSame = each.reader == than.reader && each.range == than.range;
        if (isSame && each.events < than.events && (!best || each.events > best->events)) {
            best = &each;
        }
    }
    return best;
}

QString ratioText(double ratio)
{
    return QString::number(ratio, 'f', ratio < 10 ? 2 : 0);
}

/// `23 (21–26)`
QString ratio(const Measured &measured, const Measured *ours)
{
    if (!ours) {
        return {};
    }
    QList<double> ratios;
    for (qsizetype i = 0; i < std::min(measured.seconds.size(), ours->seconds.size()); ++i) {
        ratios.append(measured.seconds.at(i) / ours->seconds.at(i));
    }
    const auto [least, largest] = std::ranges::minmax(ratios);
    return u"%1 (%2–%3)"_qs.arg(ratioText(median(measured.seconds) / median(ours->seconds)), ratioText(least),
                                ratioText(largest));
}

QString exponent(const QList<Measured> &all, const Measured &measured)
{
    const Measured *before = smaller(all, measured);
    return before ? QString::number(growthExponent(before->events, median(before->seconds), measured.events,
                                                   median(measured.seconds)),
                                    'f', 2)
                  : QString();
}

} // namespace

QString sizeText(qint64 events)
{
    return events % 1'000'000 == 0 ? u"%1 M"_qs.arg(events / 1'000'000)
           : events % 1'000 == 0   ? u"%1 k"_qs.arg(events / 1'000)
                                   : QString::number(events);
}

QString millisecondsText(double seconds)
{
    const double ms = seconds * 1000;
    return QString::number(ms, 'f', ms < 10 ? 2 : ms < 100 ? 1 : 0);
}

double growthExponent(qint64 events, double seconds, qint64 moreEvents, double moreSeconds)
{
    return std::log10(moreSeconds / seconds) / std::log10(double(moreEvents) / double(events));
}

QString readingTable(const QList<Measured> &all, const QString &ours)
{
    QList<QStringList> rows;
    for (const Measured &each : all) {
        rows.append({each.reader, each.range, sizeText(each.events), QString::number(each.seconds.size()),
                     millisecondsText(median(each.seconds)), millisecondsText(quantile(each.seconds, 0)),
                     millisecondsText(quantile(each.seconds, 0.95)),
                     ratio(each, find(all, ours, each.range, each.events)), exponent(all, each)});
    }
    return markdownTable({u"reader"_qs, u"range"_qs, u"searches"_qs, u"rounds"_qs, u"median ms"_qs,
                          u"min ms"_qs, u"p95 ms"_qs, u"÷ "_qs + ours, u"exp"_qs},
                         rows);
}

QString cardTable(const CardTimes &times, const QString &range, const QStringList &cards)
{
    QStringList columns;
    QMap<std::pair<QString, QString>, QString> cells;
    for (const auto &[key, seconds] : times) {
        if (key.range != range || !cards.contains(key.card)) {
            continue;
        }
        const QString column = u"%1, %2"_qs.arg(key.reader, sizeText(key.events));
        if (!columns.contains(column)) {
            columns.append(column);
        }
        cells[{key.card, column}] = millisecondsText(median(seconds.mid(1)));
    }
    QList<QStringList> rows;
    for (const QString &card : cards) {
        QStringList row{card};
        for (const QString &column : std::as_const(columns)) {
            row.append(cells.value({card, column}));
        }
        rows.append(row);
    }
    return markdownTable(QStringList{u"ms"_qs} + columns, rows);
}

} // namespace ShelfHelp::Bench

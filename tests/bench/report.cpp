// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report.h"

#include <algorithm>

namespace ShelfHelp::Bench {

namespace {

QString milliseconds(double seconds)
{
    return QString::number(seconds * 1000, 'f', seconds < 0.1 ? 2 : 0);
}

QString multiple(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0);
}

/// `0.42 (0.40–0.45)`
QString comparison(const Series &series, const Series &yardstick)
{
    QList<double> multiples;
    for (qsizetype round = 0; round < series.seconds.size(); ++round) {
        multiples.append(series.eventsPerSecond(round) / yardstick.eventsPerSecond(round));
    }
    const auto [least, largest] = std::ranges::minmax(multiples);
    return u"%1 (%2–%3)"_qs.arg(multiple(series.eventsPerSecond() / yardstick.eventsPerSecond()),
                                multiple(least), multiple(largest));
}

QString megabytesPerSecond(const Series &series)
{
    return series.bytes > 0 ? QString::number(double(series.bytes) / 1e6 / series.median(), 'f', 0)
                            : QString();
}

} // namespace

QString markdownTable(const QStringList &header, const QList<QStringList> &rows)
{
    QString table = u"| "_qs + header.join(u" | "_qs) + u" |\n|---|";
    for (qsizetype column = 1; column < header.size(); ++column) {
        table += u"---:|"_qs;
    }
    for (const QStringList &row : rows) {
        table += u"\n| "_qs + row.join(u" | "_qs) + u" |";
    }
    return table + u'\n';
}

QString comparisonTable(const QList<Series> &all, const QList<Yardstick> &yardsticks)
{
    const bool hasBytes = std::ranges::any_of(all, [](const Series &series) { return series.bytes > 0; });
    QStringList header{u"contender"_qs, u"events"_qs,   u"median ms"_qs, u"min ms"_qs,
                       u"p95 ms"_qs,    u"events/s"_qs, u"peak MiB"_qs};
    header += hasBytes ? QStringList{u"MB/s"_qs} : QStringList();
    for (const Yardstick &yardstick : yardsticks) {
        header.append(yardstick.title);
    }
    QList<QStringList> rows;
    for (const Series &series : all) {
        QStringList row{series.name,
                        QString::number(series.events),
                        milliseconds(series.median()),
                        milliseconds(quantile(series.seconds, 0)),
                        milliseconds(quantile(series.seconds, 0.95)),
                        QString::number(series.eventsPerSecond(), 'f', 0),
                        QString::number(series.peakMiB, 'f', 0)};
        row += hasBytes ? QStringList{megabytesPerSecond(series)} : QStringList();
        for (const Yardstick &yardstick : yardsticks) {
            row.append(comparison(series, all.at(yardstick.series)));
        }
        rows.append(row);
    }
    return markdownTable(header, rows);
}

} // namespace ShelfHelp::Bench

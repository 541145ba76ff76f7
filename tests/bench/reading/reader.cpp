// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader.h"

#include <tests/bench/failure.h>

#include <algorithm>

namespace ShelfHelp::Bench {

namespace {

/// Columns to compare; 0: the question is not quite the same, see the report.
const QList<std::pair<QString, int>> cards{
    {u"totals"_qs, 7},         {u"distinct_and_new"_qs, 2},   {u"daily_durations"_qs, 2},
    {u"new_shelves"_qs, 2},    {u"outcomes_by_medium"_qs, 6}, {u"size_by_duration"_qs, 0},
    {u"library_matrix"_qs, 6}, {u"weekday_hour"_qs, 3},       {u"duration_histogram"_qs, 2},
    {u"top_books"_qs, 2},      {u"latest_rows"_qs, 1},        {u"shelf_sizes"_qs, 2},
};

/// Lines in the order of their text: that of letters is a matter of the collation.
QString comparable(const Answer &answer, int columns)
{
    QStringList lines;
    for (const QStringList &line : answer) {
        lines.append(line.first(std::min<qsizetype>(columns, line.size())).join(u' '));
    }
    lines.sort();
    return lines.join(u'\n');
}

} // namespace

QStringList cardNames()
{
    QStringList names;
    for (const auto &card : cards) {
        names.append(card.first);
    }
    return names;
}

int comparableColumns(const QString &card)
{
    const auto found = std::ranges::find(cards, card, &std::pair<QString, int>::first);
    return found == cards.end() ? 0 : found->second;
}

void requireSameAnswers(const Reader &ours, const Refresh &expected, const Reader &other,
                        const Refresh &found, const ReadRange &range)
{
    for (auto answer = found.answers.cbegin(); answer != found.answers.cend(); ++answer) {
        const int columns = comparableColumns(answer.key());
        if (!expected.answers.contains(answer.key()) || columns == 0) {
            continue;
        }
        const QString one = comparable(expected.answers.value(answer.key()), columns);
        const QString another = comparable(*answer, columns);
        if (one != another) {
            throw Failure{u"%1, %2: “%3” and “%4” answer differently.\n%3:\n%5\n%4:\n%6"_qs.arg(
                answer.key(), range.name, ours.name(), other.name(), one, another)};
        }
    }
}

} // namespace ShelfHelp::Bench

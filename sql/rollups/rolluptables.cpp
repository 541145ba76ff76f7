// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rolluptables.h"

#include <sql/statementfile.h>

namespace ShelfHelp::Sql {

namespace {

const QList<CountedColumn> durations{{u"buckets"_qs, u"counts"_qs}, {u"bins"_qs, u"bin_counts"_qs}};
const QStringList outcomes{u"available"_qs, u"out"_qs,     u"absent"_qs,
                           u"unknown"_qs,   u"suspect"_qs, u"invalid"_qs};

const QString removedSpans =
    u"WITH span AS MATERIALIZED (SELECT * FROM unnest($1::timestamptz[], $2::timestamptz[]) AS p(first, last))"_qs;

bool isOfSearches(FactKind facts)
{
    return facts == FactKind::Searches;
}

/// Names as columns of a relation.
QString of(const QString &relation, const QStringList &columns)
{
    QStringList qualified;
    for (const QString &column : columns) {
        qualified.append(relation + u".\"" + column + u'"');
    }
    return qualified.join(u", ");
}

QString list(const QStringList &columns)
{
    return u'"' + columns.join(u"\", \"") + u'"';
}

QStringList valueColumns(const RollupTable &table)
{
    QStringList columns = table.keys + table.sums;
    for (const CountedColumn &counted : table.counted) {
        columns += {counted.values, counted.counts};
    }
    return columns;
}

QString cell(const QString &name)
{
    return u"(\n"_qs + statementText(u"facts/cells/"_qs + name) + u")"_qs;
}

/// A cell over the facts by day instead of by hour.
QString dailyCell(FactKind facts, const QString &name)
{
    return u"(WITH %1 AS NOT MATERIALIZED (SELECT * FROM daily)\n%2)"_qs.arg(
        isOfSearches(facts) ? u"search"_qs : u"lookup"_qs, statementText(u"facts/cells/"_qs + name));
}

/// One part of the statement that adds days: a table's hours or days. `starts` is the parameter with theirs.
QString addPart(const RollupTable &table, QChar span, const QString &source, int starts,
                const QString &target)
{
    const QStringList columns = valueColumns(table);
    return uR"(, %1_%2 AS (
  INSERT INTO %3.%1 (span, start, %4)
  SELECT '%2'::"char", ($%5::timestamptz[])[c.g + 1], %6 FROM %7 AS c
))"_qs.arg(table.name, QString(span), target, list(columns), QString::number(starts), of(u"c"_qs, columns),
           source);
}

QString addPercentiles(FactKind facts, int starts, const QString &target)
{
    const QStringList columns{u"kind"_qs, u"n"_qs, u"p50"_qs, u"p95"_qs, u"p99"_qs, u"greatest"_qs};
    const QString name = isOfSearches(facts) ? u"search_percentiles"_qs : u"check_percentiles"_qs;
    return uR"(, percentile AS (
  INSERT INTO %1.day_percentiles (start, %2)
  SELECT ($%3::timestamptz[])[c.g + 1], %4 FROM %5 AS c
))"_qs.arg(target, list(columns), QString::number(starts), of(u"c"_qs, columns), dailyCell(facts, name));
}

/// Values with the sums of their counts, of the days of each month.
QString mergedColumn(const RollupTable &table, const CountedColumn &counted)
{
    const QString merged = u"merged_"_qs + counted.values;
    QString condition = merged + u".position = t.position"_qs;
    for (const QString &key : table.keys) {
        condition += u" AND %1.\"%2\" = t.\"%2\""_qs.arg(merged, key);
    }
    return uR"(
  LEFT JOIN (SELECT u.position, %1, array_agg(u.value ORDER BY u.value) AS "values", array_agg(u.n ORDER BY u.value) AS counts
               FROM (SELECT v.position, %2, v.value, sum(v.n)::bigint AS n
                       FROM (SELECT d.position, %3, unnest(d."%4") AS value, unnest(d."%5") AS n FROM daily AS d) AS v
                      GROUP BY v.position, %2, v.value) AS u
              GROUP BY u.position, %1) AS %6 ON %7)"_qs.arg(of(u"u"_qs, table.keys), of(u"v"_qs, table.keys),
                                                            of(u"d"_qs, table.keys), counted.values,
                                                            counted.counts, merged, condition);
}

QString removePart(const QString &table, const QString &condition)
{
    return uR"(%1 AS (
  DELETE FROM shelfhelp.%1 AS t USING span AS p WHERE t.start >= p.first AND t.start < p.last AND %2
))"_qs.arg(table, condition);
}

} // namespace

const QList<RollupTable> &rollupTables()
{
    static const QList<RollupTable> tables{{.name = u"search_counts"_qs,
                                            .facts = FactKind::Searches,
                                            .keys = {u"search_type"_qs},
                                            .sums = {u"cold"_qs, u"warm"_qs, u"invalid"_qs,
                                                     u"by_window_only"_qs, u"by_clock_only"_qs, u"shown"_qs},
                                            .hasHours = true},
                                           {.name = u"search_durations"_qs,
                                            .facts = FactKind::Searches,
                                            .keys = {u"search_type"_qs, u"is_cold"_qs},
                                            .sums = {},
                                            .counted = durations},
                                           {.name = u"size_counts"_qs,
                                            .facts = FactKind::Searches,
                                            .keys = {u"search_type"_qs},
                                            .sums = {},
                                            .counted = {{u"sizes"_qs, u"counts"_qs}}},
                                           {.name = u"size_durations"_qs,
                                            .facts = FactKind::Searches,
                                            .keys = {u"size_bin"_qs},
                                            .sums = {},
                                            .counted = durations},
                                           {.name = u"check_counts"_qs,
                                            .facts = FactKind::Checks,
                                            .keys = {u"is_libby"_qs},
                                            .sums = outcomes,
                                            .hasHours = true},
                                           {.name = u"library_counts"_qs,
                                            .facts = FactKind::Checks,
                                            .keys = {u"library_id"_qs, u"is_libby"_qs},
                                            .sums = outcomes,
                                            .counted = {durations.first()}},
                                           {.name = u"check_durations"_qs,
                                            .facts = FactKind::Checks,
                                            .keys = {u"is_libby"_qs},
                                            .sums = {},
                                            .counted = durations}};
    return tables;
}

const QStringList &rollupTableNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (const RollupTable &table : rollupTables()) {
            all.append(table.name);
        }
        return all + QStringList{u"day_percentiles"_qs, u"book_heads"_qs,       u"check_heads"_qs,
                                 u"shelf_days"_qs,      u"shelf_identities"_qs, u"shelf_gaps"_qs};
    }();
    return names;
}

QString rollupStatement(const QString &name, const QString &target)
{
    return statementText(u"rollups/"_qs + name).replace(u"@target"_qs, target);
}

int factParameters(FactKind facts)
{
    return isOfSearches(facts) ? 16 : 15;
}

QString addDaysStatement(FactKind facts, const QString &target)
{
    const int starts = factParameters(facts) + 2;
    QString sql =
        u"WITH\n"_qs + statementText(isOfSearches(facts) ? u"facts/searches"_qs : u"facts/checks"_qs) +
        u",\n"_qs +
        statementText(isOfSearches(facts) ? u"rollups/daily_searches"_qs : u"rollups/daily_checks"_qs);
    for (const RollupTable &table : rollupTables()) {
        if (table.facts != facts) {
            continue;
        }
        if (table.hasHours) {
            sql += addPart(table, u'h', cell(table.name), 1, target);
        }
        sql += addPart(table, u'd', dailyCell(facts, table.name), starts, target);
    }
    return sql + addPercentiles(facts, starts, target) + u"\nSELECT 1"_qs;
}

QString addMonthsStatement(const RollupTable &table, const QString &target)
{
    QStringList sums;
    for (const QString &sum : table.sums) {
        sums.append(u"sum(d.\"%1\")::bigint AS \"%1\""_qs.arg(sum));
    }
    QStringList values{of(u"t"_qs, table.keys + table.sums)};
    QString joins;
    for (const CountedColumn &counted : table.counted) {
        values.append(
            u"coalesce(merged_%1.\"values\", '{}'), coalesce(merged_%1.counts, '{}')"_qs.arg(counted.values));
        joins += mergedColumn(table, counted);
    }
    sums.prepend(of(u"d"_qs, table.keys));
    sums.prepend(u"d.position"_qs);
    return uR"(WITH daily AS MATERIALIZED (
  SELECT width_bucket(d.start, $1::timestamptz[]) AS position, d.*
    FROM %1.%2 AS d
   WHERE d.span = 'd' AND d.start >= ($1::timestamptz[])[1] AND d.start < ($2::timestamptz[])[cardinality($2::timestamptz[])]
     AND d.start < ($2::timestamptz[])[width_bucket(d.start, $1::timestamptz[])]
)
INSERT INTO %1.%2 (span, start, %3)
SELECT 'm', ($1::timestamptz[])[t.position], %4
  FROM (SELECT %5 FROM daily AS d GROUP BY d.position, %6) AS t%7)"_qs.arg(
        target, table.name, list(valueColumns(table)), values.join(u", "), sums.join(u", "),
        of(u"d"_qs, table.keys), joins);
}

QString addWeekHoursStatement(const RollupTable &table, const QString &target)
{
    QStringList sums;
    for (const QString &sum : table.sums) {
        sums.append(u"sum(t.\"%1\")::bigint"_qs.arg(sum));
    }
    return uR"(INSERT INTO %1.%2 (span, start, %3)
SELECT 'w', h.first, %4, %5
  FROM unnest($1::timestamptz[], $2::timestamptz[]) AS h(start, first)
  JOIN %1.%2 AS t ON t.span = 'h' AND t.start = h.start
 GROUP BY h.first, %4)"_qs.arg(target, table.name, list(table.keys + table.sums), of(u"t"_qs, table.keys),
                               sums.join(u", "));
}

QString removeStatement(FactKind facts, QChar span)
{
    const QString condition = span == u'm' ? u"t.span IN ('m', 'w')"_qs : u"t.span IN ('h', 'd')"_qs;
    QStringList parts{removedSpans};
    for (const RollupTable &table : rollupTables()) {
        if (table.facts == facts) {
            parts.append(removePart(table.name, condition));
        }
    }
    if (span != u'm') {
        parts.append(removePart(headsTable(facts), condition));
        parts.append(removePart(u"day_percentiles"_qs, isOfSearches(facts) ? u"t.kind IN ('s', 'w', 'z')"_qs
                                                                           : u"t.kind IN ('l', 'p')"_qs));
    }
    return parts.join(u",\n") + u"\nSELECT 1"_qs;
}

QString headsTable(FactKind facts)
{
    return isOfSearches(facts) ? u"book_heads"_qs : u"check_heads"_qs;
}

QString removeQuartersStatement(FactKind facts)
{
    return removedSpans + u",\n" + removePart(headsTable(facts), u"t.span = 'q'"_qs) + u"\nSELECT 1";
}

QString compareStatement(const QString &table)
{
    return uR"(SELECT (SELECT count(*) FROM (TABLE shelfhelp.%1 EXCEPT ALL TABLE pg_temp.%1) AS a)
     + (SELECT count(*) FROM (TABLE pg_temp.%1 EXCEPT ALL TABLE shelfhelp.%1) AS b))"_qs.arg(table);
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parityrows.h"

#include <algorithm>
#include <array>
#include <map>

namespace ShelfHelp::Sql {

namespace {

template <typename Group, typename Condition>
qint64 count(const QList<Group> &groups, Condition condition)
{
    qint64 n = 0;
    for (const Group &group : groups) {
        n += condition(group) ? group.n : 0;
    }
    return n;
}

template <typename Group>
qint64 countAll(const QList<Group> &groups)
{
    return count(groups, [](const Group &) { return true; });
}

template <typename Group>
qint64 countUndated(const QList<Group> &groups)
{
    return count(groups, [](const Group &group) { return !group.isDated; });
}

QList<ParityCause> withoutZeros(std::initializer_list<ParityCause> causes)
{
    QList<ParityCause> kept;
    std::ranges::copy_if(causes, std::back_inserter(kept),
                         [](const ParityCause &cause) { return cause.n != 0; });
    return kept;
}

ParityRow countRow(const QString &view, const std::optional<QString> &key, const QString &column,
                   qint64 theirs, qint64 ours, std::initializer_list<ParityCause> causes)
{
    return {.view = view,
            .key = key,
            .column = column,
            .theirs = double(theirs),
            .ours = double(ours),
            .causes = withoutZeros(causes)};
}

/// Of all the rows of a table.
template <typename Group>
ParityRow totalRow(const QString &view, const QList<Group> &groups)
{
    const qint64 all = countAll(groups);
    const qint64 undated = countUndated(groups);
    return countRow(view, u""_qs, u"count"_qs, all, all - undated, {{ParityReason::OutsideAllTime, undated}});
}

/// As round(…, 2) of a numeric does it: half away from zero.
double percentage(qint64 part, qint64 all)
{
    const qint64 hundredths = (part * 20'000 + all) / (all * 2);
    return double(hundredths) / 100;
}

/// Of the dated ones.
qint64 countChecks(const QList<CheckGroup> &checks, bool isAvailable, QStringView outcome)
{
    return count(checks, [&](const CheckGroup &check) {
        return check.isDated && check.isAvailable == isAvailable && check.outcome == outcome;
    });
}

qint64 countOutcome(const QList<CheckGroup> &checks, QStringView outcome)
{
    return countChecks(checks, true, outcome) + countChecks(checks, false, outcome);
}

/// The two columns of one medium, whose checks these are.
QList<ParityRow> rowsOfMedium(const QString &key, const QList<CheckGroup> &checks)
{
    const QString view = u"library_availability_by_medium"_qs;
    const auto n = [&](bool isAvailable, QStringView outcome) {
        return countChecks(checks, isAvailable, outcome);
    };
    const auto all = [&](bool isAvailable) {
        return count(checks, [&](const CheckGroup &check) { return check.isAvailable == isAvailable; });
    };
    const auto undated = [&](bool isAvailable) {
        return count(checks, [&](const CheckGroup &check) {
            return !check.isDated && check.isAvailable == isAvailable;
        });
    };
    return {countRow(view, key, u"Available"_qs, all(true), countOutcome(checks, u"available"),
                     {{ParityReason::FlagAgainstText,
                       n(true, u"out") + n(true, u"absent") + n(true, u"unknown") - n(false, u"available")},
                      {ParityReason::OutsideAllTime, undated(true)}}),
            countRow(view, key, u"Unavailable"_qs, all(false), countOutcome(checks, u"out"),
                     {{ParityReason::NotInCatalogue, n(false, u"absent")},
                      {ParityReason::UnknownAnswer, n(false, u"unknown")},
                      {ParityReason::FlagAgainstText, n(false, u"available") - n(true, u"out")},
                      {ParityReason::OutsideAllTime, undated(false)}})};
}

} // namespace

QList<ParityRow> uniqueShelfRows(const ShelfCounts &counts)
{
    const auto row = [&](const QString &key, qint64 ours) {
        return countRow(u"total_unique_shelves"_qs, key, u"count"_qs, counts.urls, ours,
                        {{ParityReason::SeveralUrls, counts.urls - ours}});
    };
    return {row(u""_qs, counts.urls), row(u"shelves"_qs, counts.shelves), row(u"readers"_qs, counts.readers)};
}

ParityRow shelfSearchRow(const QList<SearchGroup> &searches)
{
    return totalRow(u"total_shelf_searches"_qs, searches);
}

ParityRow libraryCheckRow(const QList<CheckGroup> &checks)
{
    return totalRow(u"total_library_searches"_qs, checks);
}

ParityRow availabilityRow(const QList<CheckGroup> &checks)
{
    ParityRow row{.view = u"library_avail_rate"_qs,
                  .key = u""_qs,
                  .column = u"availability_perc"_qs,
                  .theirs = {},
                  .ours = {},
                  .causes = {}};
    if (const qint64 all = countAll(checks); all > 0) {
        row.theirs =
            percentage(count(checks, [](const CheckGroup &check) { return check.isAvailable; }), all);
    }
    const qint64 available = countOutcome(checks, u"available");
    if (const qint64 owned = available + countOutcome(checks, u"out"); owned > 0) {
        row.ours = 100.0 * double(available) / double(owned);
    }
    const qint64 contradicting = count(checks, [](const CheckGroup &check) {
        return check.isDated && check.isAvailable != (check.outcome == u"available");
    });
    row.causes = withoutZeros({{ParityReason::NotInCatalogue, countOutcome(checks, u"absent")},
                               {ParityReason::UnknownAnswer, countOutcome(checks, u"unknown")},
                               {ParityReason::FlagAgainstText, contradicting},
                               {ParityReason::OutsideAllTime, countUndated(checks)}});
    return row;
}

QList<ParityRow> mediumRows(const QList<CheckGroup> &checks)
{
    QList<ParityRow> rows;
    for (const bool isLibby : {false, true}) {
        QList<CheckGroup> medium;
        std::ranges::copy_if(checks, std::back_inserter(medium),
                             [&](const CheckGroup &check) { return check.isLibby == isLibby; });
        if (!medium.isEmpty()) {
            rows.append(rowsOfMedium(isLibby ? u"Libby"_qs : u"Book"_qs, medium));
        }
    }
    return rows;
}

QList<ParityRow> hourRows(const QList<SearchGroup> &searches)
{
    std::array<qint64, 24> all{};
    std::array<qint64, 24> dated{};
    std::array<qint64, 24> ours{};
    for (const SearchGroup &search : searches) {
        if (search.storedHour) {
            all[std::size_t(*search.storedHour)] += search.n;
        }
        if (search.isDated) {
            dated[std::size_t(*search.storedHour)] += search.n;
            ours[std::size_t(search.ourHour)] += search.n;
        }
    }
    QList<ParityRow> rows;
    for (std::size_t hour = 0; hour < all.size(); ++hour) {
        rows.append(countRow(u"hourly_shelf_searches"_qs, QString::number(hour), u"Searches"_qs, all[hour],
                             ours[hour],
                             {{ParityReason::OtherZone, dated[hour] - ours[hour]},
                              {ParityReason::OutsideAllTime, all[hour] - dated[hour]}}));
    }
    return rows;
}

QList<ParityRow> typeRows(const QList<SearchGroup> &searches)
{
    std::map<std::optional<QString>, QList<SearchGroup>> types;
    for (const SearchGroup &search : searches) {
        types[search.type].append(search);
    }
    QList<ParityRow> rows;
    for (const auto &[type, group] : types) {
        const qint64 all = countAll(group);
        const qint64 undated = countUndated(group);
        rows.append(countRow(u"search_type_summary"_qs, type, u"value"_qs, all, all - undated,
                             {{ParityReason::OutsideAllTime, undated}}));
    }
    return rows;
}

} // namespace ShelfHelp::Sql

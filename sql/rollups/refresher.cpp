// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refresher.h"

#include "rebuild.h"
#include "refreshrun.h"
#include "rollupstate.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype batchDays = 31;
/// Above it, making everything anew in bulk is quicker than repairing day by day.
constexpr qsizetype mostRepairedDays = 200;

QString zoneName(const QTimeZone &zone)
{
    return QString::fromUtf8(zone.id());
}

/// Days or months in their order, each once.
class SpanSet final
{
public:
    void add(const QList<Span> &spans)
    {
        for (const Span &span : spans) {
            m_spans.emplace(span.start.toMSecsSinceEpoch(), span);
        }
    }

    [[nodiscard]] bool contains(const Span &span) const
    {
        return m_spans.contains(span.start.toMSecsSinceEpoch());
    }

    [[nodiscard]] QList<Span> list() const
    {
        QList<Span> spans;
        for (const auto &[start, span] : m_spans) {
            spans.append(span);
        }
        return spans;
    }

    /// Those of them that the other one has, too.
    [[nodiscard]] SpanSet within(const SpanSet &other) const
    {
        SpanSet both;
        for (const auto &[start, span] : m_spans) {
            if (other.contains(span)) {
                both.m_spans.emplace(start, span);
            }
        }
        return both;
    }

    [[nodiscard]] qsizetype size() const { return qsizetype(m_spans.size()); }

private:
    std::map<qint64, Span> m_spans;
};

/// One refresh, inside a transaction.
class Refresh final
{
public:
    Refresh(Connection &connection, const RefreshOptions &options, RollupState state)
        : m_connection(connection)
        , m_options(options)
        , m_state(std::move(state))
        , m_writer(connection, {m_state.reportingZone, m_state.sourceZone}, zoneName(m_state.sourceZone),
                   u"shelfhelp"_qs)
    {
    }

    [[nodiscard]] Result<Refreshed> run();

private:
    [[nodiscard]] const RollupCalendar &calendar() const { return m_writer.calendar(); }

    void plan();
    [[nodiscard]] Outcome rebuild();
    [[nodiscard]] Outcome recompute(FactKind facts, const QList<Span> &days);
    [[nodiscard]] Outcome sumMonths(FactKind facts, const QList<Span> &days);
    [[nodiscard]] Outcome replaceQuarters(FactKind facts, const QList<Span> &months, const QList<Span> &days);
    [[nodiscard]] Outcome finish();
    [[nodiscard]] Parameter settledMarks(const TouchedDays &touched, int spread, const SpanSet &done) const;

    Connection &m_connection;
    const RefreshOptions &m_options;
    const RollupState m_state;
    RollupWriter m_writer;
    QDateTime m_until; ///< from now on
    SpanSet m_all;
    SpanSet m_searchDays;
    SpanSet m_checkDays;
    Refreshed m_result;
};

/// Days that are over since the last time come first and in their order, then the newest touched ones.
void Refresh::plan()
{
    m_until =
        std::max(m_state.completeUntil, std::min(calendar().dayOf(m_options.now).start, calendar().last()));
    const QList<Span> over = calendar().days(m_state.completeUntil, m_until);
    m_searchDays.add(over);
    m_checkDays.add(over);
    m_searchDays.add(m_state.dirtySearchDays());
    m_checkDays.add(m_state.dirtyCheckDays());
    m_all.add(m_searchDays.list());
    m_all.add(m_checkDays.list());
    if (m_options.maxDays <= 0 || m_all.size() <= m_options.maxDays) {
        return;
    }
    QList<Span> chosen = over.first(std::min<qsizetype>(over.size(), m_options.maxDays));
    if (chosen.size() < over.size()) {
        m_until = over[chosen.size()].start;
    }
    QList<Span> touched = m_all.list();
    touched.removeIf([this](const Span &day) { return day.start >= m_state.completeUntil; });
    chosen += touched.last(std::min<qsizetype>(touched.size(), m_options.maxDays - chosen.size()));
    m_result.daysLeft = m_all.size() - chosen.size();
    SpanSet kept;
    kept.add(chosen);
    m_searchDays = m_searchDays.within(kept);
    m_checkDays = m_checkDays.within(kept);
}

Outcome Refresh::rebuild()
{
    m_result.wasRebuilt = true;
    if (Outcome emptied = emptyRollups(m_connection); !emptied.ok()) {
        return emptied;
    }
    const Result<qint64> days = fillRollups(m_connection, m_writer, m_until);
    if (!days.ok()) {
        return days.error();
    }
    m_result.searchDays = days.value();
    m_result.checkDays = days.value();
    const Result<Rows> deleted = m_connection.executeStatement(u"rollups/delete_all_marks"_qs);
    return deleted.ok() ? success() : Outcome(deleted.error());
}

Outcome Refresh::recompute(FactKind facts, const QList<Span> &days)
{
    for (qsizetype from = 0; from < days.size(); from += batchDays) {
        const QList<Span> batch = days.mid(from, batchDays);
        if (Outcome removed = m_writer.removeDays(facts, batch); !removed.ok()) {
            return removed;
        }
        if (Outcome added = m_writer.addDays(facts, batch); !added.ok()) {
            return added;
        }
        if (facts == FactKind::Searches) {
            if (Outcome repaired = m_writer.repairShelves(batch); !repaired.ok()) {
                return repaired;
            }
        }
    }
    return sumMonths(facts, days);
}

/// Those that are over and have one of the days, and those quarters that are and have.
Outcome Refresh::sumMonths(FactKind facts, const QList<Span> &days)
{
    SpanSet months;
    SpanSet closed;
    for (const Span &day : days) {
        const Span month = calendar().monthOf(day.start);
        months.add({month});
        if (month.end <= m_until) {
            closed.add({month});
        }
    }
    if (Outcome replaced = replaceQuarters(facts, months.list(), days); !replaced.ok()) {
        return replaced;
    }
    if (closed.size() == 0) {
        return success();
    }
    m_result.months += closed.size();
    const Outcome removed = m_writer.removeMonths(facts, closed.list());
    return removed.ok() ? m_writer.addMonths(facts, closed.list()) : removed;
}

/// The books of those quarters of months that are over and have one of the days.
Outcome Refresh::replaceQuarters(FactKind facts, const QList<Span> &months, const QList<Span> &days)
{
    QList<Span> quarters;
    for (const Span &month : months) {
        quarters += calendar().quarters(month);
    }
    quarters.removeIf([&](const Span &quarter) {
        return quarter.end > m_until || std::ranges::none_of(days, [&](const Span &day) {
                   return quarter.start <= day.start && day.start < quarter.end;
               });
    });
    return quarters.isEmpty() ? success() : m_writer.replaceQuarters(facts, quarters);
}

/// Naive days, since 1970, whose every dirty day is computed now, or lies where no sums are.
Parameter Refresh::settledMarks(const TouchedDays &touched, int spread, const SpanSet &done) const
{
    std::vector<std::int32_t> settled;
    for (const QDate &day : touched.days) {
        const QList<Span> dirty = calendar().daysOf(day, day.addDays(1 + spread));
        const bool isSettled = std::ranges::all_of(dirty, [&](const Span &span) {
            return done.contains(span) || span.start >= m_until || span.start < m_state.completeFrom;
        });
        if (isSettled) {
            settled.push_back(std::int32_t(QDate(1970, 1, 1).daysTo(day)));
        }
    }
    return Parameter::integers(settled);
}

Outcome Refresh::finish()
{
    if (!m_result.wasRebuilt) {
        const Result<Rows> deleted = m_connection.executeStatement(
            u"rollups/delete_marks"_qs,
            {settledMarks(m_state.searches, 1, m_searchDays), settledMarks(m_state.checks, 0, m_checkDays)});
        if (!deleted.ok()) {
            return deleted.error();
        }
    }
    if (m_until == m_state.completeUntil) {
        return success();
    }
    const Result<Rows> saved = m_connection.executeStatement(u"rollups/save_progress"_qs, {m_until});
    return saved.ok() ? success() : Outcome(saved.error());
}

Result<Refreshed> Refresh::run()
{
    plan();
    if (m_state.searches.all || m_state.checks.all ||
        (m_options.maxDays <= 0 && m_all.size() > mostRepairedDays)) {
        if (Outcome rebuilt = rebuild(); !rebuilt.ok()) {
            return rebuilt.error();
        }
    } else {
        m_result.searchDays = m_searchDays.size();
        m_result.checkDays = m_checkDays.size();
        for (const auto &[facts, days] : {std::pair(FactKind::Searches, m_searchDays.list()),
                                          std::pair(FactKind::Checks, m_checkDays.list())}) {
            if (Outcome done = recompute(facts, days); !done.ok()) {
                return done.error();
            }
        }
    }
    if (Outcome finished = finish(); !finished.ok()) {
        return finished.error();
    }
    return m_result;
}

/// Nobody can estimate how many rows the facts are: merging would sort all of them for a handful of others.
Outcome prepare(Connection &connection)
{
    return connection.executeScript(
        "SET LOCAL enable_mergejoin = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'");
}

} // namespace

bool isBusy(const Error &error)
{
    constexpr QStringView lockNotAvailable = u"55P03";
    constexpr QStringView serializationFailure = u"40001";
    return error.sqlState == lockNotAvailable || error.sqlState == serializationFailure;
}

Result<Refreshed> refreshWithin(Connection &connection, const RefreshOptions &options)
{
    if (Outcome prepared = prepare(connection); !prepared.ok()) {
        return prepared.error();
    }
    Result<RollupState> state = readRollupState(connection);
    if (!state.ok()) {
        return state.error();
    }
    if (state.value().version > rollupVersion) {
        return Refreshed{.state = Refreshed::State::Newer};
    }
    if (!state.value().isUsable()) {
        return Refreshed{.state = Refreshed::State::NotBuilt};
    }
    if (!options.mayRebuild && (state.value().searches.all || state.value().checks.all)) {
        return Refreshed{.state = Refreshed::State::NotBuilt};
    }
    return Refresh(connection, options, std::move(state).value()).run();
}

Result<Refreshed> refreshRollups(Connection &connection, const RefreshOptions &options)
{
    Transaction transaction(connection);
    if (const Outcome begun = transaction.begin(Transaction::Kind::Refresh); !begun.ok()) {
        return isBusy(begun.error()) ? Result<Refreshed>(Refreshed{.state = Refreshed::State::Busy})
                                     : Result<Refreshed>(begun.error());
    }
    Result<Refreshed> refreshed = refreshWithin(connection, options);
    if (refreshed.ok() && refreshed.value().state == Refreshed::State::Done) {
        if (const Outcome committed = transaction.commit(); !committed.ok()) {
            refreshed = committed.error();
        }
    }
    if (!refreshed.ok() && isBusy(refreshed.error())) {
        return Refreshed{.state = Refreshed::State::Busy};
    }
    return refreshed;
}

namespace {

Error withoutMarks()
{
    return {.message = u"The sums by day cannot be kept: there are no triggers that mark touched days"_qs,
            .remedy = u"Run: shelfhelp migrate adopt --triggers. Without them every figure is read from the "
                      "rows, which is as exact."_qs};
}

Result<Refreshed> rebuildWithin(Connection &connection, const RebuildOptions &options)
{
    if (Outcome prepared = prepare(connection); !prepared.ok()) {
        return prepared.error();
    }
    const Result<RollupState> state = readRollupState(connection);
    if (!state.ok()) {
        return state.error();
    }
    if (!state.value().hasMarks) {
        return withoutMarks();
    }
    if (state.value().version > rollupVersion) {
        return Refreshed{.state = Refreshed::State::Newer};
    }
    RollupWriter writer(connection, {options.reportingZone, options.sourceZone}, zoneName(options.sourceZone),
                        u"shelfhelp"_qs);
    const RollupCalendar &calendar = writer.calendar();
    const QDateTime until = std::clamp(calendar.dayOf(options.now).start, calendar.first(), calendar.last());
    if (Outcome emptied = emptyRollups(connection); !emptied.ok()) {
        return emptied.error();
    }
    const Result<qint64> days = fillRollups(connection, writer, until, options.progress);
    if (!days.ok()) {
        return days.error();
    }
    const Result<Rows> deleted = connection.executeStatement(u"rollups/delete_all_marks"_qs);
    if (!deleted.ok()) {
        return deleted.error();
    }
    const Result<Rows> saved = connection.executeStatement(
        u"rollups/save_state"_qs, {rollupVersion, zoneName(options.reportingZone),
                                   zoneName(options.sourceZone), calendar.first(), until});
    if (!saved.ok()) {
        return saved.error();
    }
    return Refreshed{.searchDays = days.value(), .checkDays = days.value(), .wasRebuilt = true};
}

} // namespace

Result<Refreshed> rebuildRollups(Connection &connection, const RebuildOptions &options)
{
    Transaction transaction(connection);
    if (const Outcome begun = transaction.begin(Transaction::Kind::Refresh); !begun.ok()) {
        return isBusy(begun.error()) ? Result<Refreshed>(Refreshed{.state = Refreshed::State::Busy})
                                     : Result<Refreshed>(begun.error());
    }
    Result<Refreshed> rebuilt = rebuildWithin(connection, options);
    if (!rebuilt.ok() || rebuilt.value().state != Refreshed::State::Done) {
        return rebuilt;
    }
    if (const Outcome committed = transaction.commit(); !committed.ok()) {
        return committed.error();
    }
    return rebuilt;
}

} // namespace ShelfHelp::Sql

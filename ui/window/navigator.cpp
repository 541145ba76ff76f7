// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "navigator.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr qint64 shortestZoom = 3'600'000; // ms
constexpr qint64 shortestMove = 60;        // s
constexpr qint64 pixels = 500;             // of a chart

QString pageOf(RowKind kind)
{
    switch (kind) {
    case RowKind::ShelfSearches:
        return searchRowsPage;
    case RowKind::LibraryChecks:
        return checkRowsPage;
    case RowKind::Shelves:
        return shelfRowsPage;
    case RowKind::Notifications:
        return journalPage;
    case RowKind::DeadLetters:
        break;
    }
    return deadLettersPage;
}

} // namespace

Navigator::Navigator(const View &first, std::function<QDateTime()> now, QObject *parent)
    : QObject(parent)
    , m_history(first)
    , m_now(std::move(now))
{
}

Clock Navigator::clock() const
{
    Clock clock = m_clock;
    clock.now = m_now();
    return clock;
}

Question Navigator::question() const
{
    return questionOf(view(), clock());
}

Sql::TimeRange Navigator::range() const
{
    return rangeOf(view(), clock());
}

bool Navigator::hasMovedOn(const Sql::TimeRange &shown) const
{
    const Sql::TimeRange present = range();
    const qint64 least = std::max(shortestMove, shown.from.secsTo(shown.to) / pixels);
    return std::abs(shown.from.secsTo(present.from)) >= least ||
           std::abs(shown.to.secsTo(present.to)) >= least;
}

RowsBehind Navigator::rowsOf(RowKind kind) const
{
    if (view().rows && view().rows->kind == kind) {
        return *view().rows;
    }
    return {.kind = kind, .name = {}, .pieces = Sql::wholeRange(range()), .filter = view().filter};
}

void Navigator::setZones(const QTimeZone &reportingZone, const QTimeZone &sourceZone)
{
    m_clock.reportingZone = reportingZone;
    m_clock.sourceZone = sourceZone;
    Q_EMIT changed();
}

void Navigator::setSpan(const Sql::DataSpan &span, const View &view)
{
    m_clock.span = span;
    m_history.replace(view);
    Q_EMIT changed();
}

void Navigator::go(const View &view)
{
    m_history.go(view);
    Q_EMIT changed();
}

void Navigator::goBack()
{
    m_history.goBack();
    Q_EMIT changed();
}

void Navigator::goForward()
{
    m_history.goForward();
    Q_EMIT changed();
}

void Navigator::showPage(const QString &page)
{
    View next = view();
    next.page = page;
    next.rows.reset();
    go(next);
}

void Navigator::showRows(const RowsBehind &rows)
{
    View next = view();
    next.page = pageOf(rows.kind);
    next.rows = rows;
    next.labels.insert(rows.labels);
    go(next);
}

void Navigator::breakOut(const RowsBehind &rows, const QString &page)
{
    View next = view();
    next.page = page;
    next.filter = rows.filter;
    next.rows.reset();
    if (rows.pieces.pieces.size() == 1 && rows.pieces.pieces.first().range != range()) {
        next.zoom = rows.pieces.pieces.first().range;
    }
    go(next);
}

void Navigator::choosePreset(Sql::RangePreset preset)
{
    View next = view();
    next.range = RangeSelection(preset);
    next.zoom.reset();
    next.rows.reset();
    go(next);
}

void Navigator::chooseRange(const Sql::TimeRange &range)
{
    if (range.isEmpty()) {
        return;
    }
    View next = view();
    next.range = RangeSelection(range);
    next.zoom.reset();
    next.rows.reset();
    go(next);
}

void Navigator::goToPreviousPeriod()
{
    step(&RangeSelection::goBack);
}

void Navigator::goToNextPeriod()
{
    step(&RangeSelection::goForward);
}

void Navigator::step(void (RangeSelection::*direction)())
{
    View next = view();
    if (next.zoom) {
        next.range = RangeSelection(*next.zoom);
        next.zoom.reset();
    }
    (next.range.*direction)();
    next.rows.reset();
    go(next);
}

void Navigator::zoomTo(const Sql::TimeRange &range)
{
    View next = view();
    const qint64 missing = std::max<qint64>(0, shortestZoom - range.from.msecsTo(range.to));
    next.zoom = {range.from.addMSecs(-missing / 2), range.to.addMSecs(missing - missing / 2)};
    next.rows.reset();
    go(next);
}

void Navigator::resetZoom()
{
    View next = view();
    next.zoom.reset();
    go(next);
}

void Navigator::setComparison(const Comparison &comparison)
{
    View next = view();
    next.comparison = comparison;
    go(next);
}

void Navigator::chooseBucket(Sql::Bucket bucket)
{
    View next = view();
    next.buckets[static_cast<std::size_t>(lengthOf(range()))] = bucket;
    go(next);
}

void Navigator::setFunnelWindow(std::chrono::minutes window)
{
    View next = view();
    next.funnelWindow = window;
    go(next);
}

/// Filters of the rows behind a mark are changed as if the reader had set them: the rows become those of the
/// time and the filter.
View Navigator::editable() const
{
    View next = view();
    if (next.rows) {
        next.filter = next.rows->filter;
        // Rows of all that was before the range's end are no part of the range.
        const QList<Sql::Piece> &pieces = next.rows->pieces.pieces;
        if (pieces.size() == 1 && pieces.first().range.from >= range().from) {
            next.zoom = pieces.first().range;
        }
        next.rows.reset();
    }
    return next;
}

void Navigator::addFilter(const FilterStep &step)
{
    View next = editable();
    next.filter = withField(next.filter, step.field, step.filter);
    next.labels.remove(step.field);
    if (!step.label.isEmpty()) {
        next.labels.insert(step.field, step.label);
    }
    go(next);
}

void Navigator::removeFilter(FilterField field)
{
    View next = editable();
    next.filter = withoutField(next.filter, field);
    next.labels.remove(field);
    go(next);
}

void Navigator::exchangeFilter(FilterField field)
{
    View next = editable();
    next.filter = withExchanged(next.filter, field);
    go(next);
}

void Navigator::clearFilters()
{
    View next = editable();
    next.filter = {};
    next.labels.clear();
    go(next);
}

bool Navigator::stepBack()
{
    if (view().zoom) {
        resetZoom();
        return true;
    }
    if (view().filter != Sql::Filter()) {
        clearFilters();
        return true;
    }
    return false;
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/viewhistory.h>

#include <QObject>

#include <functional>

namespace ShelfHelp::Ui {

/// Where the reader is, and every way to go somewhere else. Holds the history of views and the clock; knows
/// no widget and no database. Each change is one step that goBack() takes back.
class Navigator final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Navigator)

public:
    /// `now` is asked whenever a range depends on it.
    Navigator(const View &first, std::function<QDateTime()> now, QObject *parent = nullptr);

    [[nodiscard]] const View &view() const { return m_history.current(); }

    /// What the pages are to be asked at this moment.
    [[nodiscard]] Question question() const;
    /// The rows that a page of rows shows: those behind a mark, or all of the range that the filter lets
    /// through.
    [[nodiscard]] RowsBehind rowsOf(RowKind kind) const;
    [[nodiscard]] Sql::TimeRange range() const;
    /// Whether time went on so far, or the clock was set, that a range shown a while ago is another one now.
    /// What would be no pixel wide does not count.
    [[nodiscard]] bool hasMovedOn(const Sql::TimeRange &shown) const;

    [[nodiscard]] Clock clock() const;
    void setZones(const QTimeZone &reportingZone, const QTimeZone &sourceZone);
    /// What is stored, and the view that follows from it, without a step.
    void setSpan(const Sql::DataSpan &span, const View &view);

    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }

    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }

    void goBack();
    void goForward();
    void showPage(const QString &page);
    /// The rows behind a mark, on the page of their kind.
    void showRows(const RowsBehind &rows);
    /// The time and filter of these rows on another page.
    void breakOut(const RowsBehind &rows, const QString &page);

    /// A view that was saved.
    void open(const View &view) { go(view); }

    void choosePreset(Sql::RangePreset preset);
    void chooseRange(const Sql::TimeRange &range);
    void goToPreviousPeriod();
    void goToNextPeriod();

    /// At least an hour: no bucket is narrower.
    void zoomTo(const Sql::TimeRange &range);
    void resetZoom();

    void setComparison(const Comparison &comparison);
    void chooseBucket(Sql::Bucket bucket);

    void setFunnelWindow(std::chrono::minutes window);

    void addFilter(const FilterStep &step);
    void removeFilter(FilterField field);
    void exchangeFilter(FilterField field);
    void clearFilters();

    /// Takes the topmost thing back: the zoom, then the filters. False when there is nothing.
    bool stepBack();

Q_SIGNALS:
    /// Another view, or another answer to what its range is.
    void changed();

private:
    void go(const View &view);
    void step(void (RangeSelection::*direction)());
    [[nodiscard]] View editable() const;

    ViewHistory m_history;
    Clock m_clock;
    std::function<QDateTime()> m_now;
};

/// The pages of rows.
inline const QString searchRowsPage = u"searches"_qs;
inline const QString checkRowsPage = u"checks"_qs;
inline const QString shelfRowsPage = u"shelf-list"_qs;
inline const QString eventsPage = u"events"_qs;
inline const QString journalPage = u"journal"_qs;
inline const QString deadLettersPage = u"dead-letters"_qs;
inline const QString databasePage = u"database"_qs;

} // namespace ShelfHelp::Ui

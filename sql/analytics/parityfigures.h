// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>
#include <sql/timecontext.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// The ten views of the existing web dashboard next to our figures of the same things, over all time.
//
// The views are computed again from the tables, as that dashboard defined them, faults included, whether they
// are installed or not (tests/data/existing/views.sql). Those that our migrations install are mended: there
// the curves are free of the faults that are named here. All rows are read, as the views do.

namespace ShelfHelp::Sql {

class Snapshot;

/// Why the existing dashboard's figure differs from ours.
enum class ParityReason {
    NoOldShelf,       ///< the daily curve has no sum while no shelf is 90 days old
    BoundaryDayTwice, ///< the daily curve counts the shelves of the day 90 days ago twice
    UndatedShelf,     ///< a shelf without a date is in no curve; ours counts it as older than any range
    OtherZone,        ///< days and hours are those of the stored times, ours those of the reporting zone
    OutsideAllTime,   ///< a search without a time, or of a year outside 2000 to 2099, counts there
    NotInCatalogue,   ///< counts as unavailable there
    UnknownAnswer,    ///< counts as unavailable there
    FlagAgainstText,  ///< the check's flag says otherwise than its text, by which ours goes
    SeveralUrls,      ///< one shelf or reader can have several URLs, which count apart there
};

/// One reason, and by how much it makes the existing dashboard's figure greater than ours. Of a rate it is
/// the number of checks concerned; of NoOldShelf, which leaves nothing to compare, it is 0.
struct ParityCause
{
    ParityReason reason = ParityReason::OtherZone;
    qint64 n = 0;

    friend bool operator==(const ParityCause &, const ParityCause &) = default;
};

/// One value of one row of a view.
struct ParityRow
{
    QString view;
    std::optional<QString> key; ///< its first column; absent for NULL, and empty in a view of one row
    QString column;
    std::optional<double> theirs; ///< absent for NULL
    std::optional<double> ours;   ///< absent where there is nothing to tell, such as the rate of no checks
    QList<ParityCause> causes;    ///< of a count they add up to the difference

    /// theirs − ours; absent when either is.
    [[nodiscard]] std::optional<double> difference() const;
    /// The causes in one line, empty when there are none.
    [[nodiscard]] QString reason() const;

    friend bool operator==(const ParityRow &, const ParityRow &) = default;
};

/// Every value of the ten views, view by view, in the views' own order or, where they have none, by key. The
/// range of the context does not matter; the day of `now` is the views' current_date, taken in UTC. Of a
/// curve the weeks and months before the year 2000 are left out, and summed up in the first one.
///
/// `total_unique_shelves` comes three times: key "" against our unique shelves, which are distinct URLs as
/// well, "shelves" against canonical shelves, "readers" against readers.
[[nodiscard]] Result<QList<ParityRow>> parity(Snapshot &snapshot, const TimeContext &context);

/// One value that an installed view tells, as in ParityRow.
struct ViewValue
{
    QString view;
    std::optional<QString> key;
    QString column;
    std::optional<double> value;

    friend bool operator==(const ViewValue &, const ViewValue &) = default;
};

/// What the views themselves say, where they are installed.
struct InstalledViews
{
    QStringList views; ///< with the columns that the dashboard reads, and which this role may read
    QList<ViewValue> values;

    friend bool operator==(const InstalledViews &, const InstalledViews &) = default;
};

/// At most ten views; "today" is the server's. Where the views are the mended ones of our migrations, their
/// curves differ from the computed ones by the faults that ParityCause names.
[[nodiscard]] Result<InstalledViews> installedViews(Snapshot &snapshot);

} // namespace ShelfHelp::Sql

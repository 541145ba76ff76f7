// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

#include <functional>

namespace ShelfHelp::Sql {

/// How far a backup, restore or transfer is.
struct WorkProgress
{
    QString step;         ///< a table ("public.books"), or what is done with all of them ("counting rows")
    qsizetype number = 0; ///< of the step, from 1
    qsizetype count = 0;  ///< of steps
    qint64 rows = 0;      ///< done in this step
    qint64 totalRows = 0; ///< to do in this step; exact; 0 where there is nothing to count
    qint64 bytes = 0;     ///< done in this step, unpacked
};

/// How long work tells of itself, and is stopped. Both are called on the working thread and may be empty.
struct WorkMonitor
{
    std::function<void(const WorkProgress &)> progress = {};
    std::function<bool()> shouldStop = {};

    void tell(const WorkProgress &step) const
    {
        if (progress) {
            progress(step);
        }
    }

    /// Fails with ErrorKind::Cancelled once it is to stop.
    [[nodiscard]] Outcome check() const
    {
        if (shouldStop && shouldStop()) {
            return Error{.kind = ErrorKind::Cancelled, .message = u"Stopped, as you asked"_qs};
        }
        return success();
    }
};

} // namespace ShelfHelp::Sql

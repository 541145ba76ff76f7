// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "healthfacts.h"

namespace ShelfHelp::Sql {

/// How bad a finding is.
enum class Severity {
    Note,     ///< worth knowing; nothing has to be done
    Warning,  ///< do something in the next days
    Critical, ///< something does not work, or will soon not
};

/// note, warning, critical.
[[nodiscard]] QString severityName(Severity severity);

/// One thing that was found. Texts may hold names from the catalogue: make them printable.
struct Finding
{
    Severity severity = Severity::Note;
    QString code;       ///< for programs, stable: size, read-only, bloat …
    QString what;       ///< a sentence
    QString remedy;     ///< what to do, with the command; empty for some notes
    QString table = {}; ///< `schema.table` that maintenance mends; empty for other findings

    friend bool operator==(const Finding &, const Finding &) = default;
};

struct HealthReport
{
    HealthFacts facts;
    QList<Finding> findings; ///< the worst first

    /// Whether something has to be done: there is a finding worse than a note.
    [[nodiscard]] bool needsCare() const;
};

/// Judges facts; pure.
[[nodiscard]] QList<Finding> judgeHealth(const HealthFacts &facts, const HealthThresholds &thresholds);

/// Reads and judges. Works for every role that may read, through every pooler but one in statement mode, and
/// on a standby. Blocks for some round trips: call it on a worker thread.
[[nodiscard]] Result<HealthReport> checkHealth(Connection &connection, const HealthOptions &options = {});

} // namespace ShelfHelp::Sql

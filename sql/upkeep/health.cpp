// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health.h"

#include <algorithm>

namespace ShelfHelp::Sql {

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return u"note"_qs;
    case Severity::Warning:
        return u"warning"_qs;
    case Severity::Critical:
        return u"critical"_qs;
    }
    Q_UNREACHABLE();
}

bool HealthReport::needsCare() const
{
    return std::ranges::any_of(findings,
                               [](const Finding &finding) { return finding.severity != Severity::Note; });
}

Result<HealthReport> checkHealth(Connection &connection, const HealthOptions &options)
{
    const Result<HealthFacts> facts = readHealthFacts(connection, options);
    if (!facts.ok()) {
        return facts.error();
    }
    return HealthReport{.facts = facts.value(), .findings = judgeHealth(facts.value(), options.thresholds)};
}

} // namespace ShelfHelp::Sql

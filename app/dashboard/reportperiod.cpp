// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reportperiod.h"

#include <ui/models/rangeexpression.h>

namespace ShelfHelp::Dashboard {

std::optional<Ui::RangeSelection> periodFrom(const QString &text, const QDateTime &now, const QTimeZone &zone)
{
    if (const auto preset = Sql::presetFromName(text)) {
        return Ui::RangeSelection(*preset);
    }
    const QStringList ends = text.split(u".."_qs);
    if (ends.size() != 2) {
        return std::nullopt;
    }
    const auto from = Ui::instantFrom(ends.first(), Ui::RangeEnd::From, now, zone);
    const auto to = Ui::instantFrom(ends.last(), Ui::RangeEnd::To, now, zone);
    if (!from || !to || *from >= *to) {
        return std::nullopt;
    }
    return Ui::RangeSelection(Sql::TimeRange{*from, *to});
}

} // namespace ShelfHelp::Dashboard

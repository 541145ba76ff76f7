// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "narrowing.h"

#include <algorithm>

namespace ShelfHelp::Ui {

Sql::NumberRange narrowed(const Sql::NumberRange &range, const Sql::NumberRange &within)
{
    Sql::NumberRange both = range;
    if (within.from) {
        both.from = std::max(range.from.value_or(*within.from), *within.from);
    }
    if (within.to) {
        both.to = std::min(range.to.value_or(*within.to), *within.to);
    }
    return both;
}

FilterStep shelfSizeStep(const Sql::NumberRange &books, const Sql::Filter &within)
{
    FilterStep step{.field = FilterField::ShelfSize, .filter = {}};
    step.filter.shelfSize = narrowed(books, within.shelfSize);
    return step;
}

FilterStep searchDurationStep(const Sql::NumberRange &microseconds, const Sql::Filter &within)
{
    FilterStep step{.field = FilterField::SearchDuration, .filter = {}};
    step.filter.searchDurationUs = narrowed(microseconds, within.searchDurationUs);
    return step;
}

FilterStep checkDurationStep(const Sql::NumberRange &microseconds, const Sql::Filter &within)
{
    FilterStep step{.field = FilterField::CheckDuration, .filter = {}};
    step.filter.checkDurationUs = narrowed(microseconds, within.checkDurationUs);
    return step;
}

FilterStep disagreementStep(Sql::Disagreement disagreement)
{
    FilterStep step{.field = FilterField::Disagreement, .filter = {}};
    step.filter.disagreement = disagreement;
    return step;
}

} // namespace ShelfHelp::Ui

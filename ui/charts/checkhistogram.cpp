// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checkhistogram.h"

#include <ui/models/narrowing.h>

namespace ShelfHelp::Ui {

CheckHistogram::CheckHistogram(QWidget *parent)
    : DurationHistogram(u"checkHistogramChart"_qs, tr("Library check histogram"), parent)
{
}

QString CheckHistogram::subtitle() const
{
    return tr("checks by duration, log scale");
}

QString CheckHistogram::emptyText() const
{
    return tr("No library checks in this range.");
}

std::array<DurationHistogram::Kind, DurationHistogram::kindCount> CheckHistogram::kinds() const
{
    return {Kind{.name = mediumText(Sql::Medium::Libby),
                 .machineName = u"libby"_qs,
                 .eventsName = tr("Libby checks"),
                 .color = theme().libby,
                 .step = mediumStep(Sql::Medium::Libby)},
            Kind{.name = mediumText(Sql::Medium::Physical),
                 .machineName = u"physical"_qs,
                 .eventsName = tr("Physical checks"),
                 .color = theme().physical,
                 .step = mediumStep(Sql::Medium::Physical)}};
}

FilterStep CheckHistogram::durationStep(const Sql::NumberRange &microseconds) const
{
    return checkDurationStep(microseconds, question().filter);
}

} // namespace ShelfHelp::Ui

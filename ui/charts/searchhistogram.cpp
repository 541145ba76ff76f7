// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "searchhistogram.h"

#include <ui/models/narrowing.h>

namespace ShelfHelp::Ui {

namespace {

/// What is quicker is warm whatever came before it (docs/figures.md, "Cold and warm searches").
constexpr qint64 warmBelowUs = 50'000;

} // namespace

SearchHistogram::SearchHistogram(QWidget *parent)
    : DurationHistogram(u"searchHistogramChart"_qs, tr("Shelf search histogram"), parent)
{
}

QString SearchHistogram::subtitle() const
{
    return tr("by duration, log scale · below 50 ms always warm");
}

QString SearchHistogram::emptyText() const
{
    return tr("No shelf searches in this range.");
}

std::array<DurationHistogram::Kind, DurationHistogram::kindCount> SearchHistogram::kinds() const
{
    return {Kind{.name = tr("Cold"),
                 .machineName = u"cold"_qs,
                 .eventsName = tr("Cold searches"),
                 .color = theme().text,
                 .step = temperatureStep(Sql::Temperature::Cold)},
            Kind{.name = tr("Warm"),
                 .machineName = u"warm"_qs,
                 .eventsName = tr("Warm searches"),
                 .color = theme().skyBlue,
                 .step = temperatureStep(Sql::Temperature::Warm)}};
}

FilterStep SearchHistogram::durationStep(const Sql::NumberRange &microseconds) const
{
    return searchDurationStep(microseconds, question().filter);
}

qint64 SearchHistogram::limitUs() const
{
    return warmBelowUs;
}

} // namespace ShelfHelp::Ui

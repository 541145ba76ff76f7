// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outcomes.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Outcomes
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Outcomes)
};

} // namespace

std::array<OutcomeStyle, 4> outcomeStyles(const Theme &theme)
{
    using Counts = Sql::OutcomeCounts;
    return {OutcomeStyle{Outcomes::tr("Available"), &Counts::available, theme.available, Pattern::Solid},
            OutcomeStyle{Outcomes::tr("Out"), &Counts::out, theme.out, Pattern::Diagonal},
            OutcomeStyle{Outcomes::tr("Not in catalogue"), &Counts::notInCatalogue, theme.notInCatalogue,
                         Pattern::Dots},
            OutcomeStyle{Outcomes::tr("Unknown"), &Counts::unknown, theme.unknown, Pattern::CrossHatch}};
}

QList<LegendEntry> outcomeLegend(const Theme &theme)
{
    QList<LegendEntry> entries;
    for (const OutcomeStyle &style : outcomeStyles(theme)) {
        entries.append(
            {.text = style.name, .color = style.color, .swatch = Swatch::Area, .pattern = style.pattern});
    }
    return entries;
}

QList<TooltipText::Row> outcomeRows(const Sql::OutcomeCounts &counts, const QLocale &locale)
{
    QList<TooltipText::Row> rows;
    for (const OutcomeStyle &style : outcomeStyles(Theme::light())) {
        const qint64 count = counts.*style.count;
        rows.append({style.name, countText(count, locale) + u" · " +
                                     percentText(shareOf(count, counts.total()), locale)});
    }
    rows.append({Outcomes::tr("All checks"), countText(counts.total(), locale)});
    const QString share = percentText(shareOf(counts.available, counts.owned()), locale);
    rows.append({Outcomes::tr("Available of owned"), share + u" (" + countText(counts.available, locale) +
                                                         u'/' + countText(counts.owned(), locale) + u')'});
    rows.append({Outcomes::tr("95 % interval"),
                 intervalText(wilsonInterval(counts.available, counts.owned()), locale)});
    return rows;
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardlook.h"

#include <ui/charts/card.h>
#include <ui/charts/tablebody.h>

namespace ShelfHelp::Ui {

CardLook lookOf(const Card &card)
{
    const CardBody &body = *card.body();
    CardLook look{.variant = body.variant(), .showsTable = card.showsTable()};
    for (const LegendEntry &entry : body.legend()) {
        if (!entry.series.isEmpty() && !body.isShown(entry.series)) {
            look.hidden.append(entry.series);
        }
    }
    if (const auto *table = qobject_cast<const TableBody *>(&body)) {
        look.sortColumn = table->sortColumn();
        look.sortOrder = table->sortOrder();
    }
    return look;
}

void applyLook(Card &card, const CardLook &look)
{
    CardBody &body = *card.body();
    if (look.variant != body.variant()) {
        body.setVariant(look.variant);
    }
    for (const LegendEntry &entry : body.legend()) {
        if (!entry.series.isEmpty()) {
            body.setShown(entry.series, !look.hidden.contains(entry.series));
        }
    }
    if (auto *table = qobject_cast<TableBody *>(&body)) {
        table->setOrder(look.sortColumn, look.sortOrder);
    }
}

} // namespace ShelfHelp::Ui

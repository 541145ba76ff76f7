// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/charts/cardbody.h>

#include <QList>

namespace ShelfHelp::Ui {

/// How the reader has set a card: its variant, the series taken away, the order of a table.
struct CardLook
{
    int variant = 0;
    QStringList hidden;
    int sortColumn = -1;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;
    bool showsTable = false;
};

class Card;

[[nodiscard]] CardLook lookOf(const Card &card);
/// After the figures are there: only then are series and rows known.
void applyLook(Card &card, const CardLook &look);

} // namespace ShelfHelp::Ui

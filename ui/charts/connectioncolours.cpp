// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectioncolours.h"

#include "theme.h"

namespace ShelfHelp::Ui {

QColor colourOf(Sql::ProfileColour colour)
{
    const Theme &theme = Theme::light(); // the same in all themes: it stands for the database
    switch (colour) {
    case Sql::ProfileColour::None:
        break;
    case Sql::ProfileColour::Green:
        return theme.available;
    case Sql::ProfileColour::Blue:
        return theme.libby;
    case Sql::ProfileColour::Orange:
        return theme.physical;
    case Sql::ProfileColour::Red:
        return theme.out;
    case Sql::ProfileColour::Purple:
        return theme.unknown;
    }
    return {};
}

QColor textOn(const QColor &colour)
{
    return contrastRatio(colour, Qt::black) >= contrastRatio(colour, Qt::white) ? Qt::black : Qt::white;
}

} // namespace ShelfHelp::Ui

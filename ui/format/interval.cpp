// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interval.h"

#include "numbers.h"

namespace ShelfHelp::Ui {

QString intervalText(std::optional<ShareInterval> interval, const QLocale &locale)
{
    if (!interval) {
        return absentText();
    }
    return locale.toString(interval->low * 100, 'f', 1) + u'–' + percentText(interval->high, locale);
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "celltext.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>

#include <QLocale>

namespace ShelfHelp::Ui {

QString textCell(const std::optional<QString> &text)
{
    return text && !text->trimmed().isEmpty() ? text->simplified() : absentText();
}

QString toolTipCell(const QString &text)
{
    // Escaping alone would not do: a text without tags is shown as it is, "&amp;" and all.
    return u"<p>" + text.toHtmlEscaped() + u"</p>";
}

QString instantCell(const std::optional<QDateTime> &instant, const QTimeZone &zone)
{
    if (!instant) {
        return absentText();
    }
    const QLocale locale;
    const QDateTime local = instant->toTimeZone(zone);
    return dateText(local.date(), DateStyle::DayMonthYear, locale) + u' ' + clockText(local.time(), locale);
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "celltext.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>

#include <QLocale>

namespace ShelfHelp::Ui {

namespace {

constexpr qsizetype mostCharacters = 500; ///< on the screen; files and the clipboard have all
constexpr qsizetype mostOfToolTip = 1000;

} // namespace

QString textCell(const std::optional<QString> &text)
{
    return text && !text->trimmed().isEmpty() ? visibleText(text->left(mostCharacters)) : absentText();
}

QString visibleText(const QString &text)
{
    QString line = text.simplified();
    for (QChar &character : line) {
        const QChar::Category category = character.category();
        const bool joins = character == QChar(0x200C) || character == QChar(0x200D); // of some scripts
        if (category == QChar::Other_Control || (category == QChar::Other_Format && !joins)) {
            character = QChar::ReplacementCharacter;
        }
    }
    return line;
}

QString shortenedInside(const QString &text, qsizetype length)
{
    if (text.size() <= length) {
        return text;
    }
    QString head = text.left(length / 2);
    QString tail = text.right(length - head.size() - 1);
    // No half of a pair of surrogates.
    if (head.back().isHighSurrogate()) {
        head.chop(1);
    }
    if (tail.front().isLowSurrogate()) {
        tail.remove(0, 1);
    }
    return head + u'…' + tail;
}

QString toolTipCell(const QString &text)
{
    // Escaping alone would not do: a text without tags is shown as it is, "&amp;" and all.
    return u"<p>" +
           shortenedInside(visibleText(text.left(10 * mostOfToolTip)), mostOfToolTip).toHtmlEscaped() +
           u"</p>";
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

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace ShelfHelp::Tests {

/// Texts that would be markup, formulas, controls, right to left, more than one character each, or no end.
[[nodiscard]] inline QStringList hostileTexts()
{
    return {u"<html><b>bold</b><img src='http://example.com/x'></html>"_qs,
            QString(10'000, u'W'),
            u"\u202Eright to left\u202C \u0627\u0644\u0645\u0643\u062A\u0628\u0629"_qs,
            u"line\nbreak\ttab\u0001\u0007 %1 %n &amp; =1+1"_qs,
            QString(),
            QString(2'000, QChar(0x0301)),
            QString(QChar(0xD83D)) + u" half a pair",
            u"=HYPERLINK(\"http://example.com\",\"x\")"_qs,
            u"\U0001F4DA\U0001F469\u200D\U0001F469\u200D\U0001F467 books \U0001F1E9\U0001F1EA"_qs};
}

} // namespace ShelfHelp::Tests

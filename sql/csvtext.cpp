// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "csvtext.h"

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr QStringView formulaStarts = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20";

bool endsLine(QChar character)
{
    return character == u'\n' || character == u'\r' || character == u'\u0085' || character == u'\u2028' ||
           character == u'\u2029';
}

/// What a reader does not see in front of a formula, and a spreadsheet may take away.
bool isPassedOver(QChar character)
{
    return character.isSpace() || character.category() == QChar::Other_Format ||
           character.category() == QChar::Other_Control;
}

bool beginsLikeAFormula(QStringView text)
{
    const auto first =
        std::find_if_not(text.cbegin(), text.cend(), [](QChar character) { return isPassedOver(character); });
    return first != text.cend() && formulaStarts.contains(*first);
}

} // namespace

QString spreadsheetText(const QString &text)
{
    const bool isOddStart = !text.isEmpty() && (text.front() == u'\t' || endsLine(text.front()));
    bool isFormula = isOddStart || beginsLikeAFormula(text);
    for (qsizetype at = 0; at < text.size() && !isFormula; ++at) {
        isFormula = endsLine(text[at]) && beginsLikeAFormula(QStringView(text).sliced(at + 1));
    }
    return isFormula ? u'\'' + text : text;
}

QString csvField(QString text)
{
    const bool needsQuotes = std::any_of(text.cbegin(), text.cend(), [](QChar character) {
        return character == u'"' || character == u',' || character == u'\r' || character == u'\n';
    });
    return needsQuotes ? QString(u'"' + text.replace(u'"', u"\"\""_qs) + u'"') : text;
}

} // namespace ShelfHelp::Sql

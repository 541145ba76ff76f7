// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "printable.h"

#include <QList>

namespace ShelfHelp::Ingest {

bool isPrintable(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString printable(const QString &text)
{
    QString result;
    for (const char32_t character : text.toUcs4()) {
        const char32_t shown = isPrintable(character) ? character : char32_t(QChar::ReplacementCharacter);
        result += QString::fromUcs4(&shown, 1);
    }
    return result;
}

QString inputName(const QString &path)
{
    return path == u"-" ? u"standard input"_qs : printable(path);
}

} // namespace ShelfHelp::Ingest

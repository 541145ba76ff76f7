// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurecsv.h"

#include "figuretext.h"

#include <algorithm>

namespace ShelfHelp::App {

namespace {

bool startsFormula(QChar first)
{
    return first == u'=' || first == u'+' || first == u'-' || first == u'@' || first == u'\t' ||
           first == u'\r';
}

bool isLineCharacter(QChar character)
{
    return character == u'\t' || character == u'\r' || character == u'\n';
}

QString withoutControls(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control && !isLineCharacter(character)) {
            character = QChar::ReplacementCharacter;
        }
    }
    return text;
}

QString quoted(QString field)
{
    const bool needsQuotes = std::any_of(field.cbegin(), field.cend(), [](QChar character) {
        return character == u'"' || character == u',' || character == u'\r' || character == u'\n';
    });
    return needsQuotes ? u'"' + field.replace(u"\""_qs, u"\"\""_qs) + u'"' : field;
}

QString field(const Cell &cell, const QTimeZone &zone)
{
    QString text = cellText(cell, zone);
    if (std::holds_alternative<QString>(cell.value())) {
        text = withoutControls(text);
        if (!text.isEmpty() && startsFormula(text.front())) {
            text.prepend(u'\'');
        }
    }
    return quoted(text);
}

} // namespace

QString figureCsv(const FigureTable &table, const QTimeZone &zone)
{
    QStringList names;
    for (const QString &column : table.columns) {
        names.append(quoted(flatName(column)));
    }
    QString csv = names.join(u',') + u"\r\n";
    for (const Row &row : table.rows) {
        QStringList fields;
        for (const Cell &cell : row) {
            fields.append(field(cell, zone));
        }
        csv += fields.join(u',') + u"\r\n";
    }
    return csv;
}

} // namespace ShelfHelp::App

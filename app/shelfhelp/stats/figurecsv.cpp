// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurecsv.h"

#include "figuretext.h"

#include <sql/csvtext.h>

namespace ShelfHelp::App {

namespace {

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

QString field(const Cell &cell, const QTimeZone &zone)
{
    const QString text = cellText(cell, zone);
    const bool isText = std::holds_alternative<QString>(cell.value());
    return Sql::csvField(isText ? Sql::spreadsheetText(withoutControls(text)) : text);
}

} // namespace

QString figureCsv(const FigureTable &table, const QTimeZone &zone)
{
    QStringList names;
    for (const QString &column : table.columns) {
        names.append(Sql::csvField(flatName(column)));
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

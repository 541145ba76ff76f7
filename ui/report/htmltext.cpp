// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "htmltext.h"

namespace ShelfHelp::Ui {

namespace {

bool isNumber(const ChartCell &cell)
{
    return cell.raw.typeId() == QMetaType::Double || cell.raw.typeId() == QMetaType::LongLong ||
           cell.raw.typeId() == QMetaType::Int;
}

/// Whether the column holds numbers, or nothing, in all of its rows.
bool isNumeric(const ChartTable &table, qsizetype column)
{
    bool hasNumber = false;
    for (const QList<ChartCell> &row : table.rows) {
        const ChartCell &cell = row[column];
        if (cell.raw.isValid() && !isNumber(cell)) {
            return false;
        }
        hasNumber = hasNumber || cell.raw.isValid();
    }
    return hasNumber;
}

} // namespace

QString xmlText(const QString &text)
{
    QString known;
    known.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            known.append(unit).append(text[++i]);
            continue;
        }
        const bool isBlank = unit == u'\n' || unit == u'\t' || unit == u'\r';
        const bool isKnown = unit.unicode() >= 0x20 && unit.unicode() < 0xFFFE && !unit.isSurrogate() &&
                             !(unit.unicode() >= 0x7F && unit.unicode() < 0xA0);
        if (isBlank || isKnown) {
            known.append(unit);
        }
    }
    return known;
}

QString escaped(const QString &text)
{
    return xmlText(text).toHtmlEscaped().replace(u'\'', u"&#39;"_qs);
}

QString htmlTable(const ChartTable &table, const QString &caption)
{
    QStringList classes; // numbers, or texts
    QString html = u"<table><caption>%1</caption>\n<thead><tr>"_qs.arg(escaped(caption));
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        classes.append(isNumeric(table, column) ? u"n"_qs : u"t"_qs);
        html += u"<th scope=\"col\" class=\"%1\">%2</th>"_qs.arg(classes.last(),
                                                                 escaped(table.columns[column].name));
    }
    html += u"</tr></thead>\n<tbody>\n"_qs;
    for (const QList<ChartCell> &row : table.rows) {
        html += u"<tr>"_qs;
        for (qsizetype column = 0; column < row.size(); ++column) {
            // <bdi>: a text that runs the other way must not turn its neighbours around.
            const QString text = u"<bdi>"_qs + escaped(row[column].text) + u"</bdi>"_qs;
            html += column == 0 ? u"<th scope=\"row\" class=\"%1\">%2</th>"_qs.arg(classes[column], text)
                                : u"<td class=\"%1\">%2</td>"_qs.arg(classes[column], text);
        }
        html += u"</tr>\n"_qs;
    }
    return html + u"</tbody></table>\n"_qs;
}

} // namespace ShelfHelp::Ui

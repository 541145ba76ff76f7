// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretext.h"

#include <ingest/apply/printable.h>

#include <algorithm>

namespace ShelfHelp::App {

namespace {

/// Longer texts are cut, so that a line stays one.
constexpr qsizetype longestText = 60;

QString doubleText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

/// For people three decimals are enough.
QString shortText(const Cell &cell, const QTimeZone &zone)
{
    if (const auto *number = std::get_if<double>(&cell.value())) {
        QString text = QString::number(*number, 'f', 3);
        while (text.endsWith(u'0')) {
            text.chop(1);
        }
        return text.endsWith(u'.') ? text.chopped(1) : text;
    }
    const QString text = Ingest::printable(cellText(cell, zone));
    if (text.isEmpty()) {
        return u"-"_qs;
    }
    return text.size() > longestText ? text.left(longestText - 1) + u'…' : text;
}

/// The widths that let every line of a column fit.
QList<qsizetype> widthsOf(const QList<QStringList> &lines)
{
    QList<qsizetype> widths(lines.first().size(), 0);
    for (const QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column) {
            widths[column] = std::max(widths[column], line[column].size());
        }
    }
    return widths;
}

QString joined(const QStringList &line, const QList<qsizetype> &widths, const QList<bool> &isRight)
{
    QStringList cells;
    for (qsizetype column = 0; column < line.size(); ++column) {
        cells.append(isRight[column] ? line[column].rightJustified(widths[column])
                                     : line[column].leftJustified(widths[column]));
    }
    QString text = cells.join(u"  ");
    while (text.endsWith(u' ')) {
        text.chop(1);
    }
    return text + u'\n';
}

/// Numbers stand to the right.
QList<bool> rightColumns(const FigureTable &table)
{
    QList<bool> isRight(table.columns.size(), false);
    for (const Row &row : table.rows) {
        for (qsizetype column = 0; column < row.size(); ++column) {
            isRight[column] = isRight[column] || row[column].isNumber();
        }
    }
    return isRight;
}

} // namespace

QString instantText(const QDateTime &instant, const QTimeZone &zone)
{
    const Qt::DateFormat format = instant.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs;
    return instant.toTimeZone(zone).toOffsetFromUtc(zone.offsetFromUtc(instant)).toString(format);
}

QString cellText(const Cell &cell, const QTimeZone &zone)
{
    return std::visit(
        [&zone](const auto &value) -> QString {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::monostate>) {
                return {};
            } else if constexpr (std::is_same_v<T, bool>) {
                return value ? u"true"_qs : u"false"_qs;
            } else if constexpr (std::is_same_v<T, qint64>) {
                return QString::number(value);
            } else if constexpr (std::is_same_v<T, double>) {
                return doubleText(value);
            } else if constexpr (std::is_same_v<T, QString>) {
                return value;
            } else {
                return instantText(value, zone);
            }
        },
        cell.value());
}

QString figureText(const FigureTable &table, const QTimeZone &zone)
{
    QList<QStringList> lines{{}};
    for (const QString &column : table.columns) {
        lines.first().append(flatName(column));
    }
    for (const Row &row : table.rows) {
        QStringList line;
        for (const Cell &cell : row) {
            line.append(shortText(cell, zone));
        }
        lines.append(line);
    }
    const QList<qsizetype> widths = widthsOf(lines);
    const QList<bool> isRight = rightColumns(table);
    QString text;
    for (const QStringList &line : lines) {
        text += joined(line, widths, isRight);
    }
    for (const auto &[name, cell] : table.notes) {
        text += u"%1: %2\n"_qs.arg(name, shortText(cell, zone));
    }
    return text;
}

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charttable.h"

#include "celltext.h"

#include <sql/csvtext.h>
#include <ui/format/numbers.h>

namespace ShelfHelp::Ui {

namespace {

QVariant rawOf(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QStringList machineNames(const ChartTable &table)
{
    QStringList names;
    for (const ChartColumn &column : table.columns) {
        names.append(column.machineName);
    }
    return names;
}

/// A file has room for a text as it is, line ends included.
QString fileText(const QVariant &value)
{
    return value.typeId() == QMetaType::QString ? Sql::spreadsheetText(value.toString()) : machineText(value);
}

} // namespace

ChartCell textCell(const QString &text)
{
    constexpr qsizetype longest = 500; // on the screen; the raw text is whole
    return {.text = visibleText(text.left(longest)), .raw = text};
}

ChartCell countCell(qint64 count, const QLocale &locale)
{
    return {.text = countText(count, locale), .raw = count};
}

ChartCell numberCell(std::optional<double> number, const QLocale &locale)
{
    return {.text = numberText(number, locale), .raw = rawOf(number)};
}

ChartCell shareCell(std::optional<double> share, const QLocale &locale)
{
    return {.text = percentText(share, locale), .raw = rawOf(share)};
}

ChartCell durationCell(std::optional<double> milliseconds, const QLocale &locale)
{
    return {.text = durationText(milliseconds, locale), .raw = rawOf(milliseconds)};
}

ChartCell periodCell(const QDateTime &start, const QString &name)
{
    return {.text = name, .raw = start};
}

QList<QStringList> ChartTable::texts() const
{
    QStringList header;
    for (const ChartColumn &column : columns) {
        header.append(column.name);
    }
    QList<QStringList> lines{header};
    for (const QList<ChartCell> &row : rows) {
        QStringList line;
        for (const ChartCell &cell : row) {
            line.append(cell.text);
        }
        lines.append(line);
    }
    return lines;
}

QString safeCellText(const QString &text)
{
    return Sql::spreadsheetText(text.simplified());
}

QString machineText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(Qt::ISODateWithMs);
    case QMetaType::QString:
        return safeCellText(value.toString());
    default:
        return value.toString();
    }
}

QString commaSeparated(const ChartTable &table, const QStringList &context)
{
    QStringList lines;
    for (const QString &line : context) {
        // Quoted where it holds a comma: what stands behind one would be a cell of its own, or a formula.
        lines.append(Sql::csvField(u"# "_qs + line.simplified()));
    }
    lines.append(machineNames(table).join(u','));
    for (const QList<ChartCell> &row : table.rows) {
        QStringList cells;
        for (const ChartCell &cell : row) {
            cells.append(Sql::csvField(fileText(cell.raw)));
        }
        lines.append(cells.join(u','));
    }
    return lines.join(u'\n') + u'\n';
}

QString tabSeparated(const ChartTable &table)
{
    QStringList lines{machineNames(table).join(u'\t')};
    for (const QList<ChartCell> &row : table.rows) {
        QStringList cells;
        for (const ChartCell &cell : row) {
            cells.append(machineText(cell.raw));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace ShelfHelp::Ui

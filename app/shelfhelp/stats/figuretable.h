// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <concepts>
#include <optional>
#include <utility>
#include <variant>

namespace ShelfHelp::App {

/// One value of a table: absent, yes or no, a whole number, a number, a text or an instant. Texts may come
/// from payloads; whoever prints them makes them harmless.
class Cell final
{
public:
    using Value = std::variant<std::monostate, bool, qint64, double, QString, QDateTime>;

    Cell() = default;

    template <std::integral T>
    Cell(T value)
        : m_value(valueOf(value))
    {
    }

    Cell(double value)
        : m_value(value)
    {
    }

    Cell(const QString &text)
        : m_value(text)
    {
    }

    /// An invalid one is absent.
    Cell(const QDateTime &instant)
    {
        if (instant.isValid()) {
            m_value = instant;
        }
    }

    template <typename T>
    Cell(const std::optional<T> &value)
        : Cell(value ? Cell(*value) : Cell())
    {
    }

    [[nodiscard]] const Value &value() const { return m_value; }

    [[nodiscard]] bool isNumber() const
    {
        return std::holds_alternative<qint64>(m_value) || std::holds_alternative<double>(m_value);
    }

    friend bool operator==(const Cell &, const Cell &) = default;

private:
    static Value valueOf(bool value) { return value; }

    template <std::integral T>
    static Value valueOf(T value)
    {
        return qint64(value);
    }

    Value m_value;
};

using Row = QList<Cell>;

/// A figure as every format prints it. Written once per figure; text, JSON and CSV follow from it.
struct FigureTable
{
    /// With the unit in the name. Columns that belong together share what stands before a dot: `cold.p50_ms`
    /// is member `p50_ms` of `cold` in JSON, and column `cold_p50_ms` elsewhere.
    QStringList columns;
    QList<Row> rows; ///< each as long as `columns`
    /// What holds for the whole of it, by name.
    QList<std::pair<QString, Cell>> notes = {};

    friend bool operator==(const FigureTable &, const FigureTable &) = default;
};

/// The name of a column where columns have no members.
[[nodiscard]] QString flatName(const QString &column);

/// The columns with a group's name in front.
[[nodiscard]] QStringList grouped(const QString &group, const QStringList &columns);

/// The table of a list of structs, or the error instead of that list.
template <typename Entry, typename MakeRow>
[[nodiscard]] Result<FigureTable> tableOf(const Result<QList<Entry>> &entries, const QStringList &columns,
                                          MakeRow makeRow)
{
    if (!entries.ok()) {
        return entries.error();
    }
    FigureTable table{.columns = columns, .rows = {}};
    for (const Entry &entry : entries.value()) {
        table.rows.append(makeRow(entry));
    }
    return table;
}

/// The table of a list that was asked for one entry more than `limit`: that one only tells, in the note
/// `is_cut`, that the list goes on.
template <typename Entry, typename MakeRow>
[[nodiscard]] Result<FigureTable> cutTableOf(const Result<QList<Entry>> &entries, int limit,
                                             const QStringList &columns, MakeRow makeRow)
{
    Result<FigureTable> table = tableOf(entries, columns, makeRow);
    if (table.ok()) {
        FigureTable &cut = table.value();
        cut.notes = {{u"is_cut"_qs, cut.rows.size() > limit}};
        cut.rows = cut.rows.first(std::min<qsizetype>(cut.rows.size(), limit));
    }
    return table;
}

} // namespace ShelfHelp::App

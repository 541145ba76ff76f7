// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurejson.h"

#include "figuretext.h"

#include <QJsonArray>

namespace ShelfHelp::App {

namespace {

/// `cold.p50_ms` is a member of the object `cold`.
void insert(QJsonObject &object, const QString &column, const QJsonValue &value)
{
    const qsizetype dot = column.indexOf(u'.');
    if (dot < 0) {
        object.insert(column, value);
        return;
    }
    QJsonObject group = object.value(column.left(dot)).toObject();
    group.insert(column.mid(dot + 1), value);
    object.insert(column.left(dot), group);
}

} // namespace

QJsonValue cellJson(const Cell &cell, const QTimeZone &zone)
{
    return std::visit(
        [&zone](const auto &value) -> QJsonValue {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::monostate>) {
                return QJsonValue::Null;
            } else if constexpr (std::is_same_v<T, QDateTime>) {
                return instantText(value, zone);
            } else {
                return value;
            }
        },
        cell.value());
}

QJsonObject figureJson(const FigureTable &table, const QTimeZone &zone)
{
    QJsonArray rows;
    for (const Row &row : table.rows) {
        QJsonObject object;
        for (qsizetype column = 0; column < row.size(); ++column) {
            insert(object, table.columns[column], cellJson(row[column], zone));
        }
        rows.append(object);
    }
    QJsonObject json{{u"rows"_qs, rows}};
    for (const auto &[name, cell] : table.notes) {
        json.insert(name, cellJson(cell, zone));
    }
    return json;
}

} // namespace ShelfHelp::App

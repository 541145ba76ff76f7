// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace ShelfHelp::Sql {

/// What a schema consists of: a name such as "column public.books.gr_id" to its definition, such as "3
/// bigint".
///
/// A name is a kind of object (schema, table, view, column, constraint, index, sequence, trigger, policy,
/// rule, function, aggregate, procedure, type) and a qualified name, quoted as in SQL. What belongs to a
/// relation is named after it; the sequence of an identity after its column. A column's definition begins
/// with its place among the living ones. Queries and sources are digests. Owners, rights and comments are not
/// part of it.
using Shape = QMap<QString, QString>;

/// Reads the shape of schema `shelfhelp` and of the five tables and ten views of `public`. Whatever else is
/// in `public` belongs to others, as does what an extension made: neither is read, so neither is ever a
/// difference.
///
/// One round trip that changes nothing and needs no right beyond the catalogue; works through a transaction
/// pooler. In an open transaction the search path is empty afterwards, until it ends.
[[nodiscard]] Result<Shape> readShape(Connection &connection);

/// What sql/schema.sql makes; from sql/schema.shape, which is compiled in. Thread-safe.
[[nodiscard]] Shape wantedShape();

/// The form of sql/schema.shape: a line for each fact, name, tab, definition, in the order of the names.
[[nodiscard]] QByteArray shapeToText(const Shape &shape);
/// The reverse of shapeToText(). Lines without a tab are passed over.
[[nodiscard]] Shape shapeFromText(const QByteArray &text);

/// What of a shape lies in one schema.
[[nodiscard]] Shape shapeOfSchema(const Shape &shape, const QString &schema);

enum class DifferenceKind {
    Missing,    ///< wanted, and not found
    Unexpected, ///< found, and not wanted
    Other,      ///< found with another definition
};

/// One thing about a schema that is not as it should be.
struct ShapeDifference
{
    QString object; ///< the fact's name
    DifferenceKind kind = DifferenceKind::Other;
    QString wanted = {}; ///< its definition; empty when unexpected
    QString found = {};  ///< its definition; empty when missing
    /// Keeps nobody from working: in `public` something added that refuses no row, a plain index or a trigger
    /// that is missing, and anything about the ten views. In `shelfhelp` everything counts.
    bool isHarmless = false;

    /// "column public.books.gr_id: is text, should be bigint". Long names of functions are cut. May hold any
    /// character that a name may hold.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const ShapeDifference &, const ShapeDifference &) = default;
};

/// What has to change for `found` to be `wanted`, in the order of the names. A relation that is missing,
/// unexpected or of another kind is told alone, without its columns, constraints and so on; so is a missing
/// schema. Columns that only moved up because another one is missing are not told.
[[nodiscard]] QList<ShapeDifference> compareShapes(const Shape &wanted, const Shape &found);

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp::Sql {

/// A fact's name taken apart: "column public.books.gr_id" is the kind column, the schema public, the relation
/// public.books. Quoted names keep their quotes and may hold dots.
class ShapeName final
{
public:
    explicit ShapeName(const QString &name);

    [[nodiscard]] const QString &kind() const { return m_kind; }

    [[nodiscard]] const QString &schema() const { return m_schema; }

    /// Schema and relation for what belongs to a relation, else empty.
    [[nodiscard]] const QString &relation() const { return m_relation; }

private:
    QString m_kind;
    QString m_schema;
    QString m_relation;
};

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/rowsbehind.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

enum class RowKind { ShelfSearches, LibraryChecks };

/// The rows that a mark of a chart or a tile counts: the way from a figure to what it is made of.
struct RowsBehind
{
    RowKind kind = RowKind::ShelfSearches;
    QString name; ///< for people: "Cold searches of Mon 2 Sep 2024"
    Sql::Pieces pieces;
    Sql::Filter filter;
    Sql::RowOrder order = Sql::RowOrder::NewestFirst;
    qint64 n = 0; ///< how many the mark counts: as many as there are rows

    friend bool operator==(const RowsBehind &, const RowsBehind &) = default;
};

} // namespace ShelfHelp::Ui

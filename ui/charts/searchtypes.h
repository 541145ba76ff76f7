// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fills.h"

#include <sql/analytics/sizefigures.h>
#include <ui/models/filterterms.h>

#include <QColor>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Ui {

/// How a search type is drawn: Shuffle, Search, and one look for all others. Types come from payloads.
struct SearchTypeStyle
{
    QString name;
    QString machineName;
    QColor color;
    Pattern pattern = Pattern::Solid;
    FilterStep step = {};
};

/// More would be indistinguishable: what is beyond them is one kind, "other".
inline constexpr int mostSearchTypes = 4;

/// Shuffle and Search first, then the others by name.
[[nodiscard]] QStringList sortedSearchTypes(QStringList types);

[[nodiscard]] SearchTypeStyle searchTypeStyle(const QString &type, const Theme &theme);

[[nodiscard]] qint64 countOfType(const QList<Sql::TypeCount> &types, const QString &type);

} // namespace ShelfHelp::Ui

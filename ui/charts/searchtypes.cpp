// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "searchtypes.h"

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

int rankOf(const QString &type)
{
    const QString known = type.toLower();
    return known == u"shuffle" ? 0 : known == u"search" ? 1 : 2;
}

} // namespace

QStringList sortedSearchTypes(QStringList types)
{
    std::sort(types.begin(), types.end(), [](const QString &a, const QString &b) {
        return std::pair(rankOf(a), a) < std::pair(rankOf(b), b);
    });
    return types;
}

SearchTypeStyle searchTypeStyle(const QString &type, const Theme &theme)
{
    SearchTypeStyle style{.name = searchTypeText(type),
                          .machineName = type.isEmpty() ? u"none"_qs : type.simplified().toLower(),
                          .color = theme.notInCatalogue,
                          .pattern = Pattern::Dots,
                          .step = searchTypeStep(type)};
    if (rankOf(type) == 0) {
        style.color = theme.skyBlue;
        style.pattern = Pattern::Solid;
    } else if (rankOf(type) == 1) {
        style.color = theme.text;
        style.pattern = Pattern::Diagonal;
    }
    return style;
}

qint64 countOfType(const QList<Sql::TypeCount> &types, const QString &type)
{
    qint64 n = 0;
    for (const Sql::TypeCount &count : types) {
        n += count.searchType == type ? count.n : 0;
    }
    return n;
}

} // namespace ShelfHelp::Ui

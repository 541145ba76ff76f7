// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "typography.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double designedBase = 13;

struct RoleStyle
{
    double designedSize;
    QFont::Weight weight;
};

RoleStyle styleOf(TextRole role)
{
    switch (role) {
    case TextRole::PageTitle:
        return {21, QFont::DemiBold};
    case TextRole::CardTitle:
        return {14, QFont::DemiBold};
    case TextRole::Subtitle:
        return {12, QFont::Normal};
    case TextRole::Legend:
        return {11.5, QFont::Normal};
    case TextRole::Tick:
        return {11, QFont::Normal};
    case TextRole::TileName:
        return {12.5, QFont::Medium};
    case TextRole::TileValue:
        return {28, QFont::DemiBold};
    case TextRole::TileSecondary:
        return {12, QFont::Medium};
    case TextRole::TileDelta:
    case TextRole::TooltipTitle:
        return {12, QFont::DemiBold};
    case TextRole::Tooltip:
        break;
    }
    return {12, QFont::Normal};
}

} // namespace

Scale::Scale(const QFont &base)
    : m_factor(QFontInfo(base).pixelSize() / designedBase)
{
}

int Scale::px(double designed) const
{
    return static_cast<int>(std::lround(designed * m_factor));
}

QFont textFont(const QFont &base, TextRole role)
{
    const RoleStyle style = styleOf(role);
    QFont font = base;
    font.setPointSizeF(QFontInfo(base).pointSizeF() * style.designedSize / designedBase);
    font.setWeight(style.weight);
    return font;
}

QFont applicationFont(const QFont &system)
{
    QFont font = system;
    const QString inter = u"Inter"_qs;
    if (QFontDatabase::hasFamily(inter)) {
        font.setFamily(inter);
    }
    // Hinted advances are whole pixels; ratios of the base size need fractions to keep their rhythm.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rangepresets.h"

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct PresetTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::PresetTexts)
};

} // namespace

QList<RangePresetEntry> rangePresets()
{
    using enum Sql::RangePreset;
    return {
        {Today, Qt::Key_D, PresetTexts::tr("To&day"), {}},
        {Yesterday, Qt::Key_E, PresetTexts::tr("Y&esterday"), {}},
        {Last24Hours, Qt::Key_H, PresetTexts::tr("Last 24 &hours"), {}},
        {Last7Days, Qt::Key_W, PresetTexts::tr("Last &7 days"), PresetTexts::tr("7 d")},
        {Last28Days, Qt::Key_F, PresetTexts::tr("Last &28 days"), PresetTexts::tr("28 d")},
        {Last30Days, Qt::Key_T, PresetTexts::tr("Last &30 days"), {}},
        {Last91Days, Qt::Key_N, PresetTexts::tr("Last &91 days"), PresetTexts::tr("91 d")},
        {MonthToDate, Qt::Key_M, PresetTexts::tr("&Month to date"), {}},
        {LastMonth, Qt::Key_P, PresetTexts::tr("Last m&onth"), {}},
        {YearToDate, Qt::Key_Y, PresetTexts::tr("&Year to date"), {}},
        {Last12Months, Qt::Key_L, PresetTexts::tr("&Last 12 months"), PresetTexts::tr("12 m")},
        {All, Qt::Key_A, PresetTexts::tr("&All time"), PresetTexts::tr("All")},
    };
}

QString presetText(Sql::RangePreset preset)
{
    for (const RangePresetEntry &entry : rangePresets()) {
        if (entry.preset == preset) {
            return QString(entry.menuText).remove(u'&');
        }
    }
    Q_UNREACHABLE();
}

} // namespace ShelfHelp::Ui

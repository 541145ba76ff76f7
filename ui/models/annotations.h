// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/alerts/alertrule.h>
#include <sql/chartnotes.h>

#include <QList>

namespace ShelfHelp::Ui {

/// A note as the charts show it: one of this reader alone, or one of all who use the database.
struct Note
{
    Sql::ChartNote note; ///< its id counts within its kind
    bool isShared = false;

    friend bool operator==(const Note &, const Note &) = default;
};

/// What people wrote beside the figures: notes on the time axis, and limits, which charts draw as lines.
struct Annotations
{
    QList<Note> notes;
    QList<Sql::AlertRule> rules;

    friend bool operator==(const Annotations &, const Annotations &) = default;
};

} // namespace ShelfHelp::Ui

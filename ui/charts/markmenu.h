// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>
#include <ui/models/annotations.h>
#include <ui/models/filterterms.h>
#include <ui/models/rowsbehind.h>

#include <QPoint>

#include <optional>

namespace ShelfHelp::Ui {

/// What a context menu can be about: a mark or cell, or nothing but the card.
struct MarkMenu
{
    QPoint globalPosition;
    QString name;           ///< of the mark; empty without one
    QList<RowsBehind> rows; ///< of the mark and its parts
    int part = 0;           ///< which of them is meant
    std::optional<FilterStep> step;
    std::optional<Sql::TimeRange> time; ///< that the mark stands for, on an axis of time
    QList<Note> notes;                  ///< that belong to that time
};

} // namespace ShelfHelp::Ui

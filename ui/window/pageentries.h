// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

/// How one page of the window is offered.
struct PageEntry
{
    QString id; ///< the word of --page
    QString title;
    QKeySequence key;
    bool isTable = false;     ///< rows, not figures: listed below the others
    bool isOfAllTime = false; ///< its cards follow no range
};

/// All pages in their visible order. The numbers of the keys are those of the whole specification: pages that
/// do not exist yet leave theirs free.
[[nodiscard]] QList<PageEntry> pageEntries();

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "page.h"

#include <ui/models/question.h>

#include <QStringList>
#include <QTimeZone>

namespace ShelfHelp::Ui {

/// A page that is neither a grid of cards nor a plain table: it asks for what it shows itself. GUI thread
/// only.
class WorkPage : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkPage)

public:
    using Page::Page;

    [[nodiscard]] bool hasSearch() const override { return true; }

    /// Which rows it shows.
    [[nodiscard]] virtual RowKind kind() const = 0;
    /// Asks for these rows.
    virtual void showRows(const Question &question, const RowsBehind &rows) = 0;
    /// The rows shown, for an export.
    [[nodiscard]] virtual RowsBehind shownRows() const = 0;

Q_SIGNALS:
    void undoRequested(qint64 run);
};

} // namespace ShelfHelp::Ui

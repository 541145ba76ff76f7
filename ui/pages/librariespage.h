// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablepage.h"

#include <ui/models/librariesmodel.h>

namespace ShelfHelp::Ui {

/// Find a library: how often it is checked and how well it answers. Those never checked are hidden at first,
/// because the reference table holds more than a thousand.
class LibrariesPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibrariesPage)

public:
    LibrariesPage(LibrariesModel::Fetch fetch, const QTimeZone &zone, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString countText(qint64 total) const override;
};

} // namespace ShelfHelp::Ui

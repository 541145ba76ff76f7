// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "view.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

/// A view under a name: page, range (relative ones stay relative), comparison, intervals and filters. What
/// was zoomed to is kept as well, rows behind a mark are not.
struct SavedView
{
    QString name;
    View view;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// As JSON for the settings, and back; what makes no sense is left out.
[[nodiscard]] QByteArray toJson(const QList<SavedView> &views);
[[nodiscard]] QList<SavedView> savedViewsFromJson(const QByteArray &json);

/// A stored window of the funnel in minutes; the usual one for what makes no sense.
[[nodiscard]] std::chrono::minutes funnelWindowOf(int minutes);

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <QVariant>

#include <optional>

namespace ShelfHelp::Ui {

/// A payload's text on one line; a dash when it is absent or empty.
[[nodiscard]] QString textCell(const std::optional<QString> &text);

/// A payload's text as a tool tip, which would render HTML: always rich text, with everything escaped.
[[nodiscard]] QString toolTipCell(const QString &text);

/// An instant with date and minute in `zone`: 2 Sep 2024 14:46. A dash when absent.
[[nodiscard]] QString instantCell(const std::optional<QDateTime> &instant, const QTimeZone &zone);

/// The value itself for sorting and copying; an invalid QVariant when absent.
template <typename T>
[[nodiscard]] QVariant rawCell(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

} // namespace ShelfHelp::Ui

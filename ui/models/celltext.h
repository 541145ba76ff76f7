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

/// The same, empty where it is empty, and with a replacement character for every control character, those
/// that turn the direction of writing included: what one text is made of must not reach into the next.
[[nodiscard]] QString visibleText(const QString &text);

/// At most `length` characters of a text, with an ellipsis for what is left out of its middle: names often
/// differ in their ends.
[[nodiscard]] QString shortenedInside(const QString &text, qsizetype length);

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

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QString>

namespace ShelfHelp::Tests {

/// The JSON value that `text` is, scalars included; undefined when it is none.
[[nodiscard]] QJsonValue jsonOf(const char *text);

/// `value` as compact text, for messages.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// What lies at a path of keys and array indices, "Resources/EventQueue/Properties"; undefined when nothing
/// does.
[[nodiscard]] QJsonValue at(const QJsonValue &document, const QString &path);

/// `document` with `value` at that path; an undefined value takes away what is there.
[[nodiscard]] QJsonValue changedAt(const QJsonValue &document, const QString &path, const QJsonValue &value);

} // namespace ShelfHelp::Tests

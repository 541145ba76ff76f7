// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/rejections.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// One line for a list. Like every text here it may be written to a terminal: what a payload says in it
/// holds no control characters and none that change the direction of writing.
[[nodiscard]] QString rejectionLine(const Sql::RejectedNotification &rejection);

/// Everything of one, its bytes escaped.
[[nodiscard]] QString rejectionText(const Sql::RejectedNotification &rejection);

/// All but the bytes.
[[nodiscard]] QJsonObject toJson(const Sql::RejectedNotification &rejection);
/// The same with the bytes in base64, as `raw`.
[[nodiscard]] QJsonObject toJsonWithRaw(const Sql::RejectedNotification &rejection);

} // namespace ShelfHelp::App

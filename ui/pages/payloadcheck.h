// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/rejections.h>

#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// What would become of some bytes if they were sent through now, as far as that can be told without the
/// database.
struct PayloadCheck
{
    bool isGood = false;
    QString sentence;                  ///< for people; plain text
    std::optional<qsizetype> position; ///< of the fault, in bytes; near it where it lies in a value

    friend bool operator==(const PayloadCheck &, const PayloadCheck &) = default;
};

/// Reads `bytes` as the decoder would in place of those of `rejection`. Pure.
[[nodiscard]] PayloadCheck checkPayload(const Sql::RejectedNotification &rejection, const QByteArray &bytes);

} // namespace ShelfHelp::Ui

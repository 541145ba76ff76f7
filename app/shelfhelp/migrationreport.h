// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/schema/migrationstatus.h>
#include <sql/schema/verification.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// What `migrate status` and `migrate verify` say, for people and for programs. Names from the database are
/// made fit for a terminal in the texts, and left as they are in the documents.
[[nodiscard]] QString statusText(const Sql::MigrationStatus &status);
[[nodiscard]] QJsonObject statusJson(const Sql::MigrationStatus &status);
[[nodiscard]] QString verificationText(const Sql::Verification &verification);
[[nodiscard]] QJsonObject verificationJson(const Sql::Verification &verification);
/// On standard error, one line each.
void printWarnings(const Sql::MigrationStatus &status);

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awssettings.h"
#include "credentials.h"

#include <sql/result.h>

namespace ShelfHelp::Ingest {

/// Runs the program that a profile names with `credential_process`, without a shell, and reads what it
/// prints. It has a minute, for a person may have to confirm something; `origin` is how errors name it.
[[nodiscard]] Result<Credentials>
runCredentialProcess(const QString &command, const QString &origin, const AwsSettings &settings,
                     std::chrono::milliseconds patience = std::chrono::minutes(1));

} // namespace ShelfHelp::Ingest

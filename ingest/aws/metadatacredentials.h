// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awssettings.h"
#include "credentials.h"

#include <sql/result.h>

#include <optional>

namespace ShelfHelp::Ingest {

/// Asks the service that a container's platform offers (ECS, EKS Pod Identity). None if
/// AWS_CONTAINER_CREDENTIALS_… names none.
[[nodiscard]] Result<std::optional<Credentials>> containerCredentials(const AwsSettings &settings);

/// Asks the instance metadata service, version 2, for the role of this machine; a machine elsewhere is told
/// within a second. None if there is no service, no role, or AWS_EC2_METADATA_DISABLED is true.
/// ErrorKind::Transient if the service is there and does not do its work.
[[nodiscard]] Result<std::optional<Credentials>> instanceCredentials(const AwsSettings &settings);

} // namespace ShelfHelp::Ingest

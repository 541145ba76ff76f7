// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awsconfiguration.h"
#include "awssettings.h"
#include "credentials.h"

#include <sql/result.h>

#include <optional>

namespace ShelfHelp::Ingest {

/// Finds credentials where the AWS tools find them: environment, profile (keys or credential_process),
/// container, instance metadata; the first that has some is it. Keeps them, and fetches new ones before they
/// expire. Calls may wait; used on one thread. Whoever made it keeps it as long as its clients.
class CredentialChain final
{
    Q_DISABLE_COPY_MOVE(CredentialChain)

public:
    explicit CredentialChain(AwsSettings settings);

    /// From 15 minutes before they expire new ones are looked for, once a minute, and the old ones go on
    /// being used; from 10 minutes before there must be new ones. ErrorKind::Blocked if nothing has any, or
    /// what has some is in disorder, ErrorKind::Transient if a service fails, or they have
    /// vanished.
    [[nodiscard]] Result<Credentials> get();

    /// The service did not like them: the next get() asks the source again.
    void forget() { m_current.reset(); }

    /// Where the latest came from, for messages; holds no secret.
    [[nodiscard]] QString source() const { return m_source; }

private:
    [[nodiscard]] Result<Credentials> refresh(const QDateTime &now);
    [[nodiscard]] Result<Credentials> find();
    [[nodiscard]] Result<std::optional<Credentials>> fromEnvironment();
    [[nodiscard]] Result<std::optional<Credentials>> fromProfile();
    [[nodiscard]] Error nothingFound() const;

    const AwsSettings m_settings;
    const AwsConfiguration m_configuration;
    std::optional<Credentials> m_current;
    QDateTime m_nextAttempt; ///< to refresh early; invalid: at once
    QString m_source;
    bool m_hasFound = false;
};

} // namespace ShelfHelp::Ingest

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpserver.h"
#include "sigv4verification.h"

#include <QByteArray>
#include <QUrl>

#include <memory>

namespace ShelfHelp::Tests {

/// The two servers from which programs on AWS get temporary keys, at one address on 127.0.0.1: the container
/// endpoint (ECS, EKS) and the instance metadata of version 2.
///
/// Works on a thread of its own; all members may be called from any thread. Faults of HTTP, among them delays
/// and answers of 404 and 500, by script().
class FakeCredentialServer final
{
    Q_DISABLE_COPY_MOVE(FakeCredentialServer)

public:
    FakeCredentialServer();
    ~FakeCredentialServer();

    /// For AWS_CONTAINER_CREDENTIALS_FULL_URI.
    [[nodiscard]] QUrl containerUrl() const;
    /// For AWS_EC2_METADATA_SERVICE_ENDPOINT.
    [[nodiscard]] QUrl metadataUrl() const;

    /// What the container endpoint must find in the Authorization header; without it any will do.
    void setAuthorization(const QByteArray &token);
    /// The name of the instance's role; empty for an instance without one.
    void setRole(const QByteArray &role);

    /// What is given out from now on.
    void setCredentials(const FakeCredentials &credentials);
    /// Gives out other keys from now on, which expire at that time, and returns them.
    FakeCredentials rotate(const QDateTime &expiration);

    /// How often keys were given out.
    [[nodiscard]] int issuedCount() const;
    [[nodiscard]] QList<FakeRequest> requests() const;
    void script(FakeFault fault);
    [[nodiscard]] FakeHttpServer &http();

private:
    class Core;

    std::unique_ptr<Core> m_core;
};

} // namespace ShelfHelp::Tests

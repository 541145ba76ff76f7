// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "profilefile.h"

#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace ShelfHelp::Ingest {

/// The settings of one profile, from both files; what the credentials file says goes first.
struct AwsProfile
{
    QString name;
    bool exists = false; ///< in one of the files
    ProfileSettings settings = {};

    friend bool operator==(const AwsProfile &, const AwsProfile &) = default;
};

/// Where the user has said which region, which endpoint and which profile: environment before files. Reads
/// the files anew with each question, and only if the environment does not answer it.
class AwsConfiguration final
{
public:
    explicit AwsConfiguration(const QProcessEnvironment &environment);

    /// The profile of AWS_PROFILE, which must exist, or `default`, which need not.
    [[nodiscard]] Result<AwsProfile> profile() const;

    /// AWS_REGION, AWS_DEFAULT_REGION, the profile's region; empty if nobody says.
    [[nodiscard]] Result<QString> configuredRegion() const;

    /// The configured region, or else the one that an address tells. Where both are known they must agree:
    /// ErrorKind::Usage otherwise, or if neither is. `address` is what the error names.
    [[nodiscard]] Result<QString> region(const QString &regionOfAddress, const QString &address) const;

    /// AWS_ENDPOINT_URL_<service>, AWS_ENDPOINT_URL, the profile's endpoint_url; none if nobody says, or if
    /// AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is true. `service` is `sqs` or `sns`.
    [[nodiscard]] Result<std::optional<QUrl>> endpoint(const QString &service) const;

    /// Where AWS itself offers the service.
    [[nodiscard]] static QUrl usualEndpoint(const QString &service, const QString &region);

    /// For messages: the paths of the two files.
    [[nodiscard]] QString credentialsFile() const;
    [[nodiscard]] QString configFile() const;

private:
    [[nodiscard]] QString path(const QString &variable, const QString &usual) const;

    const QProcessEnvironment m_environment;
};

} // namespace ShelfHelp::Ingest

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awsconfiguration.h"

#include <QRegularExpression>

namespace ShelfHelp::Ingest {

namespace {

/// In the configuration file a profile has the word before its name, and quotes around one with blanks.
ProfileSettings profileOfConfigFile(const ProfileSections &sections, const QString &name)
{
    ProfileSettings settings;
    const auto add = [&](const QString &section) { settings.insert(sections.value(section)); };
    if (name == u"default") {
        add(name);
    }
    add(u"profile "_qs + name);
    add(u"profile \"%1\""_qs.arg(name));
    return settings;
}

bool hasProfile(const ProfileSections &sections, const QString &name)
{
    return sections.contains(u"profile "_qs + name) || sections.contains(u"profile \"%1\""_qs.arg(name)) ||
           (name == u"default" && sections.contains(name));
}

bool isTrue(const QString &text)
{
    return text.compare(u"true", Qt::CaseInsensitive) == 0;
}

Result<std::optional<QUrl>> endpointFrom(const QString &text, const QString &origin)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    if (!isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"The endpoint of %1 is not an http or https address"_qs.arg(origin),
                     .remedy = u"Give it as https://host or http://host:port."_qs};
    }
    return std::optional(url);
}

/// A region becomes part of a host name.
bool isRegion(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z0-9]+(-[a-z0-9]+)*$"_qs);
    return text.size() <= 40 && pattern.match(text).hasMatch();
}

Error noSuchProfile(const QString &name, const AwsConfiguration &configuration)
{
    return {.kind = ErrorKind::Usage,
            .message = u"There is no profile “%1” in %2 or %3"_qs.arg(name, configuration.credentialsFile(),
                                                                      configuration.configFile()),
            .remedy = u"Correct AWS_PROFILE, or make the profile with “aws configure”."_qs};
}

} // namespace

AwsConfiguration::AwsConfiguration(const QProcessEnvironment &environment)
    : m_environment(environment)
{
}

Result<AwsProfile> AwsConfiguration::profile() const
{
    const Result<ProfileSections> credentials = readProfileFile(credentialsFile());
    if (!credentials.ok()) {
        return credentials.error();
    }
    const Result<ProfileSections> config = readProfileFile(configFile());
    if (!config.ok()) {
        return config.error();
    }
    const QString wanted = m_environment.value(u"AWS_PROFILE"_qs);
    AwsProfile profile{.name = wanted.isEmpty() ? u"default"_qs : wanted};
    profile.exists = credentials.value().contains(profile.name) || hasProfile(config.value(), profile.name);
    if (!profile.exists && !wanted.isEmpty()) {
        return noSuchProfile(wanted, *this);
    }
    profile.settings = profileOfConfigFile(config.value(), profile.name);
    profile.settings.insert(credentials.value().value(profile.name));
    return profile;
}

Result<QString> AwsConfiguration::configuredRegion() const
{
    for (const QString &variable : {u"AWS_REGION"_qs, u"AWS_DEFAULT_REGION"_qs}) {
        if (const QString region = m_environment.value(variable); !region.isEmpty()) {
            return region;
        }
    }
    const Result<AwsProfile> chosen = profile();
    if (!chosen.ok()) {
        return chosen.error();
    }
    return chosen.value().settings.value(u"region"_qs);
}

Result<QString> AwsConfiguration::region(const QString &regionOfAddress, const QString &address) const
{
    const Result<QString> configured = configuredRegion();
    if (!configured.ok()) {
        return configured;
    }
    const QString region = configured.value().isEmpty() ? regionOfAddress : configured.value();
    if (region.isEmpty()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"Nothing tells the AWS region of %1"_qs.arg(address),
                     .remedy = u"Set AWS_REGION, or “region” in the profile."_qs};
    }
    if (!isRegion(region)) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"The configured AWS region is not the name of one"_qs,
                     .remedy = u"Set AWS_REGION to a name such as us-east-2."_qs};
    }
    if (!regionOfAddress.isEmpty() && regionOfAddress != region) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"%1 is in the region %2, but %3 is configured"_qs.arg(
                         address, regionOfAddress, region),
                     .remedy = u"Set AWS_REGION to %1, or correct the address."_qs.arg(regionOfAddress)};
    }
    return region;
}

Result<std::optional<QUrl>> AwsConfiguration::endpoint(const QString &service) const
{
    if (isTrue(m_environment.value(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_qs))) {
        return std::optional<QUrl>();
    }
    const QString ofService = u"AWS_ENDPOINT_URL_"_qs + service.toUpper();
    for (const QString &variable : {ofService, u"AWS_ENDPOINT_URL"_qs}) {
        if (const QString text = m_environment.value(variable); !text.isEmpty()) {
            return endpointFrom(text, variable);
        }
    }
    const Result<AwsProfile> chosen = profile();
    if (!chosen.ok()) {
        return chosen.error();
    }
    const QString text = chosen.value().settings.value(u"endpoint_url"_qs);
    if (text.isEmpty()) {
        return std::optional<QUrl>();
    }
    return endpointFrom(text, u"the profile “%1”"_qs.arg(chosen.value().name));
}

QUrl AwsConfiguration::usualEndpoint(const QString &service, const QString &region)
{
    const QString suffix = region.startsWith(u"cn-") ? u".amazonaws.com.cn/"_qs : u".amazonaws.com/"_qs;
    return QUrl(u"https://"_qs + service + u'.' + region + suffix);
}

QString AwsConfiguration::credentialsFile() const
{
    return path(u"AWS_SHARED_CREDENTIALS_FILE"_qs, u"~/.aws/credentials"_qs);
}

QString AwsConfiguration::configFile() const
{
    return path(u"AWS_CONFIG_FILE"_qs, u"~/.aws/config"_qs);
}

QString AwsConfiguration::path(const QString &variable, const QString &usual) const
{
    const QString given = m_environment.value(variable);
    const QString path = given.isEmpty() ? usual : given;
    return path.startsWith(u"~/") ? m_environment.value(u"HOME"_qs) + path.sliced(1) : path;
}

} // namespace ShelfHelp::Ingest

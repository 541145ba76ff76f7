// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "credentialchain.h"

#include "credentialdocument.h"
#include "credentialprocess.h"
#include "metadatacredentials.h"

#include <QLoggingCategory>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

using Found = std::optional<Credentials>;

constexpr qint64 advisorySeconds = 15 * 60;
constexpr qint64 mandatorySeconds = 10 * 60;
constexpr qint64 attemptSeconds = 60;

/// Both keys or none.
Result<Found> pairOf(const Credentials &credentials, const QString &origin)
{
    if (credentials.accessKeyId.isEmpty() && credentials.secretAccessKey.isEmpty()) {
        return Found();
    }
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty()) {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"%1 has only one half of an AWS key pair"_qs.arg(origin),
                     .remedy = u"Give both the access key id and the secret access key, or neither."_qs};
    }
    if (!isPlainText(credentials.accessKeyId + credentials.secretAccessKey + credentials.sessionToken)) {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"%1 has AWS keys with blanks or characters that no key has"_qs.arg(origin),
                     .remedy = u"Copy the keys again, without quotes."_qs};
    }
    return Found(credentials);
}

/// Profiles that name another way to credentials, which only the AWS tools can go.
Error unsupported(const AwsProfile &profile)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"The profile “%1” takes its credentials from a role or single sign-on, which is not "
                       "supported"_qs.arg(profile.name),
            .remedy = u"Let the AWS CLI do it: in a profile of its own, credential_process = aws configure "
                      "export-credentials --profile %1"_qs.arg(profile.name)};
}

bool needsAnotherWay(const ProfileSettings &settings)
{
    return settings.contains(u"role_arn"_qs) || settings.contains(u"sso_session"_qs) ||
           settings.contains(u"sso_start_url"_qs) || settings.contains(u"sso_account_id"_qs);
}

} // namespace

CredentialChain::CredentialChain(AwsSettings settings)
    : m_settings(std::move(settings))
    , m_configuration(m_settings.environment)
{
}

Result<Credentials> CredentialChain::get()
{
    const QDateTime now = m_settings.now();
    if (!m_current) {
        return refresh(now);
    }
    const bool isFresh = !m_current->expiration || now.secsTo(*m_current->expiration) > advisorySeconds;
    if (isFresh || (m_nextAttempt.isValid() && now < m_nextAttempt)) {
        return *m_current;
    }
    const bool isMandatory = now.secsTo(*m_current->expiration) <= mandatorySeconds;
    Result<Credentials> renewed = refresh(now);
    if (renewed.ok() || isMandatory) {
        return renewed;
    }
    qCWarning(log).noquote() << "AWS credentials expire soon:" << renewed.error().toText();
    return *m_current;
}

Result<Credentials> CredentialChain::refresh(const QDateTime &now)
{
    Result<Credentials> found = find();
    if (found.ok()) {
        m_current = found.value();
        m_hasFound = true;
    }
    // A service may go on giving the old ones for a while, and need not be asked before each request.
    const bool isUrgent = !found.ok() && (!m_current || !m_current->expiration ||
                                          now.secsTo(*m_current->expiration) <= mandatorySeconds);
    m_nextAttempt = isUrgent ? QDateTime() : now.addSecs(attemptSeconds);
    return found;
}

Result<Credentials> CredentialChain::find()
{
    using Source = std::function<Result<Found>()>;
    const QList<Source> sources{
        [this] { return fromEnvironment(); },
        [this] { return fromProfile(); },
        [this] {
            m_source = u"the credential service of the container"_qs;
            return containerCredentials(m_settings);
        },
        [this] {
            m_source = u"the instance metadata service"_qs;
            return instanceCredentials(m_settings);
        },
    };
    for (const Source &source : sources) {
        Result<Found> found = source();
        if (!found.ok()) {
            return found.error();
        }
        if (found.value()) {
            return *found.value();
        }
    }
    return nothingFound();
}

Result<Found> CredentialChain::fromEnvironment()
{
    m_source = u"the environment (AWS_ACCESS_KEY_ID)"_qs;
    const QProcessEnvironment &environment = m_settings.environment;
    return pairOf({.accessKeyId = environment.value(u"AWS_ACCESS_KEY_ID"_qs),
                   .secretAccessKey = environment.value(u"AWS_SECRET_ACCESS_KEY"_qs),
                   .sessionToken = environment.value(u"AWS_SESSION_TOKEN"_qs)},
                  u"The environment"_qs);
}

Result<Found> CredentialChain::fromProfile()
{
    const Result<AwsProfile> profile = m_configuration.profile();
    if (!profile.ok()) {
        return profile.error();
    }
    const ProfileSettings &settings = profile.value().settings;
    const QString name = profile.value().name;
    m_source = u"the profile “%1” (%2)"_qs.arg(name, m_configuration.credentialsFile());
    Result<Found> pair = pairOf({.accessKeyId = settings.value(u"aws_access_key_id"_qs),
                                 .secretAccessKey = settings.value(u"aws_secret_access_key"_qs),
                                 .sessionToken = settings.value(u"aws_session_token"_qs)},
                                u"The profile “%1”"_qs.arg(name));
    if (!pair.ok() || pair.value()) {
        return pair;
    }
    if (const QString command = settings.value(u"credential_process"_qs); !command.isEmpty()) {
        m_source = u"credential_process of the profile “%1”"_qs.arg(name);
        const Result<Credentials> made = runCredentialProcess(command, m_source, m_settings);
        return made.ok() ? Result<Found>(made.value()) : made.error();
    }
    if (needsAnotherWay(settings)) {
        return unsupported(profile.value());
    }
    return Found();
}

Error CredentialChain::nothingFound() const
{
    const bool hasWebIdentity = m_settings.environment.contains(u"AWS_WEB_IDENTITY_TOKEN_FILE"_qs);
    // What was there once, such as a file that is being replaced or a slow service, comes back.
    return {.kind = m_hasFound ? ErrorKind::Transient : ErrorKind::Blocked,
            .message = hasWebIdentity
                           ? u"Credentials by web identity (AWS_WEB_IDENTITY_TOKEN_FILE) are not supported"_qs
                           : u"There are no AWS credentials: not in the environment, not in %1 or %2, and "
                             "neither a container nor an instance offers any"_qs.arg(
                                 m_configuration.credentialsFile(), m_configuration.configFile()),
            .remedy = u"Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run “aws configure”, or choose a "
                      "profile with AWS_PROFILE."_qs};
}

} // namespace ShelfHelp::Ingest

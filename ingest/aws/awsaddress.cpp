// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awsaddress.h"

#include <QRegularExpression>

namespace ShelfHelp::Ingest {

namespace {

/// sqs.us-east-2.amazonaws.com, and the older us-east-2.queue.amazonaws.com.
const QRegularExpression &usualHost()
{
    static const QRegularExpression pattern(
        u"^(?:sqs\\.([a-z0-9-]+)|([a-z0-9-]+)\\.queue)\\.amazonaws\\.com(?:\\.cn)?$"_qs);
    return pattern;
}

/// The oldest form has no region in it.
constexpr auto firstHost = u"queue.amazonaws.com";

QString regionOfQueueHost(const QString &host)
{
    static const QRegularExpression privateHost(
        u"(?:^|\\.)sqs(?:-fips)?\\.([a-z0-9-]+)\\.(?:vpce\\.amazonaws\\.com(?:\\.cn)?|amazonaws\\.com|api\\.aws)$"_qs);
    if (host == firstHost) {
        return u"us-east-1"_qs;
    }
    if (const auto match = usualHost().match(host); match.hasMatch()) {
        return match.captured(1) + match.captured(2);
    }
    return privateHost.match(host).captured(1);
}

Error notAQueue(const QString &text)
{
    return {.kind = ErrorKind::Usage,
            .message = text.startsWith(u"arn:")
                           ? u"%1 is the ARN of a queue or topic, not a queue URL"_qs.arg(text)
                           : u"The queue URL has no account and queue name, or is not http or https"_qs,
            .remedy =
                u"Give it as https://sqs.REGION.amazonaws.com/ACCOUNT/NAME; the SQS console and “aws sqs "
                "get-queue-url --queue-name NAME” show it."_qs};
}

} // namespace

Result<QueueAddress> parseQueueUrl(const QString &url)
{
    static const QRegularExpression path(u"/([0-9]{12})/([A-Za-z0-9_-]{1,80}(?:\\.fifo)?)$"_qs);
    const QUrl parsed(url.trimmed(), QUrl::StrictMode);
    const auto match = path.match(parsed.path());
    const bool isWeb = parsed.scheme() == u"http" || parsed.scheme() == u"https";
    if (!isWeb || parsed.host().isEmpty() || !match.hasMatch() || !parsed.userInfo().isEmpty() ||
        parsed.hasQuery() || parsed.hasFragment()) {
        return notAQueue(url);
    }
    const QString name = match.captured(2);
    return QueueAddress{.url = parsed,
                        .account = match.captured(1),
                        .name = name,
                        .region = regionOfQueueHost(parsed.host()),
                        .isFifo = name.endsWith(u".fifo")};
}

Result<ResourceName> parseArn(const QString &arn, const QString &service)
{
    static const QRegularExpression pattern(
        u"^arn:aws(?:-[a-z]+)*:([a-z0-9-]+):([a-z0-9-]+):([0-9]{12}):([A-Za-z0-9_-]{1,256}(?:\\.fifo)?)$"_qs);
    const auto match = pattern.match(arn);
    if (!match.hasMatch() || match.captured(1) != service) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"“%1” is not the ARN of a %2"_qs.arg(arn, service == u"sns" ? u"topic"_qs
                                                                                             : u"queue"_qs),
                     .remedy = u"Give it as arn:aws:%1:REGION:ACCOUNT:NAME."_qs.arg(service)};
    }
    return ResourceName{.service = service,
                        .region = match.captured(2),
                        .account = match.captured(3),
                        .name = match.captured(4)};
}

bool isUsualQueueHost(const QString &host)
{
    return host == firstHost || usualHost().match(host).hasMatch();
}

} // namespace ShelfHelp::Ingest

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snsclient.h"

#include "awsaddress.h"
#include "awsconfiguration.h"
#include "servicefault.h"

#include <QXmlStreamReader>

namespace ShelfHelp::Ingest {

namespace {

/// application/x-www-form-urlencoded, with the blank as %20.
QByteArray formOf(const QList<QPair<QByteArray, QByteArray>> &fields)
{
    QByteArrayList items;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty()) {
            items.append(name + '=' + value.toPercentEncoding());
        }
    }
    return items.join('&');
}

QByteArray formOf(const Publication &publication, bool isFifo)
{
    QList<QPair<QByteArray, QByteArray>> fields{{"Action", "Publish"},
                                                {"Version", "2010-03-31"},
                                                {"TopicArn", publication.topicArn.toUtf8()},
                                                {"Message", publication.message},
                                                {"Subject", publication.subject.toUtf8()}};
    if (isFifo) {
        fields.append({"MessageGroupId", publication.groupId.toUtf8()});
        fields.append({"MessageDeduplicationId", publication.deduplicationId.toUtf8()});
    }
    return formOf(fields);
}

Result<PublishReceipt> readReceipt(const QByteArray &answer)
{
    PublishReceipt receipt;
    QXmlStreamReader xml(answer);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"MessageId") {
            receipt.messageId = xml.readElementText();
        } else if (xml.name() == u"SequenceNumber") {
            receipt.sequenceNumber = xml.readElementText();
        }
    }
    if (xml.hasError() || receipt.messageId.isEmpty()) {
        return malformedAnswer(u"Publish"_qs);
    }
    return receipt;
}

} // namespace

SnsClient::SnsClient(CredentialChain &credentials, AwsSettings settings)
    : m_credentials(credentials)
    , m_settings(std::move(settings))
{
}

SnsClient::~SnsClient() = default;

Result<PublishReceipt> SnsClient::publish(const Publication &publication)
{
    const Result<ResourceName> topic = parseArn(publication.topicArn, u"sns"_qs);
    if (!topic.ok()) {
        return topic.error();
    }
    if (const Outcome connected = connectTo(topic.value().region, publication.topicArn); !connected.ok()) {
        return connected.error();
    }
    const Result<QByteArray> answer =
        m_client->post({.action = u"Publish"_qs,
                        .headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
                        .body = formOf(publication, topic.value().isFifo())});
    return answer.ok() ? readReceipt(answer.value()) : answer.error();
}

Outcome SnsClient::connectTo(const QString &regionOfTopic, const QString &topicArn)
{
    if (m_client && m_client->endpoint().region == regionOfTopic) {
        return success();
    }
    const AwsConfiguration configuration(m_settings.environment);
    const Result<QString> region = configuration.region(regionOfTopic, u"the topic "_qs + topicArn);
    if (!region.ok()) {
        return region.error();
    }
    const Result<std::optional<QUrl>> configured = configuration.endpoint(u"sns"_qs);
    if (!configured.ok()) {
        return configured.error();
    }
    const QUrl usual = AwsConfiguration::usualEndpoint(u"sns"_qs, region.value());
    m_client = std::make_unique<AwsClient>(AwsEndpoint{.service = u"sns"_qs,
                                                       .region = region.value(),
                                                       .url = configured.value().value_or(usual)},
                                           m_credentials, m_settings);
    return success();
}

} // namespace ShelfHelp::Ingest

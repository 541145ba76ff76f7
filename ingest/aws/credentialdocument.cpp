// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "credentialdocument.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

Error unusable(const QString &origin, const QString &why)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"%1 gave no usable credentials: %2"_qs.arg(origin, why),
            .remedy = u"Run it by hand and see what it answers."_qs};
}

/// None if it is absent, an invalid time if it is not one.
std::optional<QDateTime> expirationOf(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull()) {
        return std::nullopt;
    }
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

} // namespace

bool isPlainText(const QString &text)
{
    return std::ranges::all_of(text, [](QChar one) { return one > u' ' && one < u'\x7f'; });
}

Result<Credentials> parseCredentials(const QByteArray &json, QStringView tokenName, const QString &origin)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty()) {
        return unusable(origin, u"it is not a JSON object"_qs);
    }
    const Credentials credentials{.accessKeyId = object.value(u"AccessKeyId").toString(),
                                  .secretAccessKey = object.value(u"SecretAccessKey").toString(),
                                  .sessionToken = object.value(tokenName).toString(),
                                  .expiration = expirationOf(object.value(u"Expiration"))};
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty()) {
        return unusable(origin, u"AccessKeyId or SecretAccessKey is missing"_qs);
    }
    if (!isPlainText(credentials.accessKeyId + credentials.secretAccessKey + credentials.sessionToken)) {
        return unusable(origin, u"they have characters that no key has"_qs);
    }
    if (credentials.expiration && !credentials.expiration->isValid()) {
        return unusable(origin, u"Expiration is not a time"_qs);
    }
    return credentials;
}

} // namespace ShelfHelp::Ingest

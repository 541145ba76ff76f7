// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakemessage.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace ShelfHelp::Tests {

namespace {

QByteArray withLength(const QByteArray &bytes)
{
    QByteArray length(qsizetype(sizeof(quint32)), '\0');
    qToBigEndian(quint32(bytes.size()), length.data());
    return length + bytes;
}

} // namespace

QString md5OfBody(const QString &body)
{
    return QString::fromLatin1(QCryptographicHash::hash(body.toUtf8(), QCryptographicHash::Md5).toHex());
}

QString md5OfAttributes(const FakeAttributes &attributes)
{
    if (attributes.isEmpty()) {
        return {};
    }
    QCryptographicHash hash(QCryptographicHash::Md5);
    for (auto entry = attributes.cbegin(); entry != attributes.cend(); ++entry) {
        hash.addData(withLength(entry.key().toUtf8()));
        hash.addData(withLength(entry->type.toUtf8()));
        hash.addData(entry->isBinary() ? QByteArray("\x02") : QByteArray("\x01"));
        hash.addData(withLength(entry->value));
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString contentDeduplicationId(const QString &body)
{
    return QString::fromLatin1(QCryptographicHash::hash(body.toUtf8(), QCryptographicHash::Sha256).toHex());
}

qsizetype sizeOf(const FakeAttributes &attributes)
{
    qsizetype size = 0;
    for (auto entry = attributes.cbegin(); entry != attributes.cend(); ++entry) {
        size += entry.key().toUtf8().size() + entry->type.toUtf8().size() + entry->value.size();
    }
    return size;
}

} // namespace ShelfHelp::Tests

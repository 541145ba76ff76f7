// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonpath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ShelfHelp::Tests {

namespace {

QJsonValue child(const QJsonValue &parent, const QString &key)
{
    return parent.isArray() ? parent.toArray().at(key.toInt()) : parent.toObject().value(key);
}

QJsonValue withChild(const QJsonValue &parent, const QString &key, const QJsonValue &value)
{
    if (parent.isArray()) {
        QJsonArray array = parent.toArray();
        value.isUndefined() ? array.removeAt(key.toInt()) : array.replace(key.toInt(), value);
        return array;
    }
    QJsonObject object = parent.toObject();
    object.insert(key, value); // takes the key away when the value is undefined
    return object;
}

} // namespace

QJsonValue jsonOf(const char *text)
{
    return QJsonDocument::fromJson('[' + QByteArray(text) + ']').array().at(0);
}

QString textOf(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QJsonValue at(const QJsonValue &document, const QString &path)
{
    QJsonValue value = document;
    for (const QString &key : path.split(u'/')) {
        value = child(value, key);
    }
    return value;
}

QJsonValue changedAt(const QJsonValue &document, const QString &path, const QJsonValue &value)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0) {
        return withChild(document, path, value);
    }
    const QString key = path.left(slash);
    return withChild(document, key, changedAt(child(document, key), path.mid(slash + 1), value));
}

} // namespace ShelfHelp::Tests

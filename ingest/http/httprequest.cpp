// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httprequest.h"

#include "httpsyntax.h"

namespace ShelfHelp::Ingest {

bool HttpHeaders::contains(QByteArrayView name) const
{
    return !values(name).isEmpty();
}

QList<QByteArray> HttpHeaders::values(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const auto &[key, value] : m_fields) {
        if (equalsIgnoringCase(key, name)) {
            values.append(value);
        }
    }
    return values;
}

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    return values(name).value(0);
}

QList<QByteArray> HttpHeaders::elements(QByteArrayView name) const
{
    QList<QByteArray> elements;
    for (const QByteArray &value : values(name)) {
        for (const QByteArray &element : value.split(',')) {
            elements.append(withoutBlanks(element).toByteArray());
        }
    }
    return elements;
}

} // namespace ShelfHelp::Ingest

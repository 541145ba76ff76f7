// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretable.h"

namespace ShelfHelp::App {

QString flatName(const QString &column)
{
    return QString(column).replace(u'.', u'_');
}

QStringList grouped(const QString &group, const QStringList &columns)
{
    QStringList names;
    for (const QString &column : columns) {
        names.append(group + u'.' + column);
    }
    return names;
}

} // namespace ShelfHelp::App

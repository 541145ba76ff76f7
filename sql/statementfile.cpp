// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementfile.h"

#include <QFile>

namespace ShelfHelp::Sql {

QString statementText(const QString &name)
{
    QFile file(u":/sql/statements/%1.sql"_qs.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "statementText", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "seedlibraries.h"

#include <sql/schema/migrationfile.h>

#include <QFile>
#include <QRegularExpression>

namespace ShelfHelp::Sql {

namespace {

QString unquoted(QString text)
{
    return text.replace(u"''"_qs, u"'"_qs);
}

QHash<QString, QString> readSeed()
{
    QFile file(embeddedMigrationDirectory() + u"/20261123200100_seed_libraries.sql");
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly); // it is compiled in
    Q_ASSERT(isOpen);
    static const QRegularExpression row(u"^  \\('((?:[^']|'')*)', '((?:[^']|'')*)'\\)"_qs,
                                        QRegularExpression::MultilineOption);
    QHash<QString, QString> names;
    for (auto match = row.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        names.insert(unquoted(found.captured(1)), unquoted(found.captured(2)));
    }
    return names;
}

} // namespace

const QHash<QString, QString> &seedLibraries()
{
    static const QHash<QString, QString> names = readSeed();
    return names;
}

Result<QStringList> foreignLibraries(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"backup/list_libraries"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QStringList libraries;
    for (int row = 0; row < rows.value().size(); ++row) {
        const QString id = rows.value().get<QString>(row, 0);
        const QString name = rows.value().get<QString>(row, 1);
        const auto seeded = seedLibraries().constFind(id);
        if (seeded == seedLibraries().cend() || *seeded != name) {
            libraries += {id, name};
        }
    }
    return libraries;
}

} // namespace ShelfHelp::Sql

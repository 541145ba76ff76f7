// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementfile.h"

#include <QFile>
#include <QStringList>

namespace ShelfHelp::Sql {

namespace {

constexpr QLatin1StringView includeMark("-- @include ");
constexpr QLatin1StringView conditionMark("-- @if ");
constexpr QLatin1StringView endMark("-- @end");
constexpr QLatin1StringView sourceMark("@source.");

QString fileText(const QString &name)
{
    QFile file(u":/sql/statements/%1.sql"_qs.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "statementText", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

QLatin1StringView schemaName(SourceSchema source)
{
    return source == SourceSchema::Shelfhelp ? QLatin1StringView("shelfhelp") : QLatin1StringView("public");
}

QStringList conditions(SourceSchema source, WhatIsRead what)
{
    QStringList all{schemaName(source)};
    switch (what) {
    case WhatIsRead::Rows:
        return all << u"rows"_qs << u"rows only"_qs;
    case WhatIsRead::Sums:
        return all << u"sums"_qs << u"sums only"_qs;
    case WhatIsRead::Both:
        break;
    }
    return all << u"rows"_qs << u"sums"_qs << u"both"_qs;
}

/// The text with what its marks stand for; the schema is left to the caller, once for all.
QString expanded(const QString &text, const QStringList &conditions)
{
    if (!text.contains(u"-- @"_qs)) {
        return text;
    }
    QStringList lines;
    bool isKept = true;
    for (const QString &line : text.split(u'\n')) {
        const QString mark = line.trimmed();
        if (mark.startsWith(conditionMark)) {
            isKept = conditions.contains(mark.mid(conditionMark.size()));
        } else if (mark == endMark) {
            isKept = true;
        } else if (isKept) {
            lines.append(mark.startsWith(includeMark)
                             ? expanded(fileText(mark.mid(includeMark.size())), conditions)
                             : line);
        }
    }
    return lines.join(u'\n');
}

} // namespace

QString statementText(const QString &name, SourceSchema source, WhatIsRead what)
{
    return expanded(fileText(name), conditions(source, what)).replace(sourceMark, schemaName(source) + u'.');
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "likepatterns.h"

#include <QStringList>

namespace ShelfHelp::Sql {

Parameter likePatterns(const QString &words)
{
    std::vector<std::optional<std::string>> patterns;
    for (QString word : words.split(u' ', Qt::SkipEmptyParts)) {
        word.replace(u'\\', u"\\\\"_qs).replace(u'%', u"\\%"_qs).replace(u'_', u"\\_"_qs);
        const QString pattern = u'%' + word + u'%';
        patterns.emplace_back(pattern.toStdString());
    }
    return Parameter::texts(patterns);
}

} // namespace ShelfHelp::Sql

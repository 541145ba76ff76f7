// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapename.h"

namespace ShelfHelp::Sql {

namespace {

/// The next dot outside quotes, or the end.
qsizetype partEnd(const QString &name, qsizetype from)
{
    bool isQuoted = false;
    for (qsizetype i = from; i < name.size(); ++i) {
        if (name[i] == u'"') {
            isQuoted = !isQuoted;
        } else if (name[i] == u'.' && !isQuoted) {
            return i;
        }
    }
    return name.size();
}

bool hasParts(const QString &kind)
{
    return kind != u"function" && kind != u"aggregate" && kind != u"procedure" && kind != u"type";
}

} // namespace

ShapeName::ShapeName(const QString &name)
    : m_kind(name.section(u' ', 0, 0))
{
    const qsizetype start = m_kind.size() + 1;
    const qsizetype schemaEnd = partEnd(name, start);
    m_schema = name.mid(start, schemaEnd - start);
    if (schemaEnd == name.size() || !hasParts(m_kind)) {
        return;
    }
    const qsizetype relationEnd = partEnd(name, schemaEnd + 1);
    if (relationEnd < name.size()) {
        m_relation = name.mid(start, relationEnd - start);
    }
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plainsql.h"

#include <tests/bench/failure.h>
#include <tests/bench/rounds.h>

#include <QFile>

namespace ShelfHelp::Bench {

QString plainStatement(const QString &card)
{
    QFile file(u"%1/tests/bench/sql/%2.sql"_qs.arg(QStringLiteral(SHELFHELP_SOURCE_DIR), card));
    if (!file.open(QIODevice::ReadOnly)) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
    return QString::fromUtf8(file.readAll());
}

QStringList parametersOf(const QString &statement, const ReadRange &range)
{
    return range.edges().first(statement.contains(u"$3") ? 4 : 2);
}

PlainSql::PlainSql(const Sql::ConnectionSettings &settings)
    : m_session(settings)
{
}

Refresh PlainSql::refresh(const ReadRange &range)
{
    Refresh refresh;
    for (const QString &card : cardNames()) {
        const QString statement = plainStatement(card);
        refresh.seconds[card] = secondsOf(
            [&] { refresh.answers[card] = m_session.rows(statement, parametersOf(statement, range)); });
        refresh.total += refresh.seconds[card];
    }
    return refresh;
}

} // namespace ShelfHelp::Bench

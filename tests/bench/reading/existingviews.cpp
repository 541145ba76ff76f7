// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "existingviews.h"

#include <tests/bench/failure.h>
#include <tests/bench/rounds.h>

#include <QFile>

namespace ShelfHelp::Bench {

namespace {

/// With "Daily" chosen, as the page opens.
const QStringList pageViews{
    u"total_unique_shelves"_qs,  u"total_shelf_searches"_qs,          u"total_library_searches"_qs,
    u"library_avail_rate"_qs,    u"cumulative_shelf_counts_daily"_qs, u"library_availability_by_medium"_qs,
    u"hourly_shelf_searches"_qs, u"search_type_summary"_qs,
};

QString viewDefinitions()
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR) + u"/tests/data/existing/views.sql"_qs);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
    return QString::fromUtf8(file.readAll()).replace(u"CREATE VIEW public."_qs, u"CREATE VIEW existing."_qs);
}

} // namespace

QStringList ExistingViews::viewNames()
{
    return pageViews;
}

ExistingViews::ExistingViews(const Sql::ConnectionSettings &settings)
    : m_session(settings)
{
    m_session.execute(u"DROP SCHEMA IF EXISTS existing CASCADE; CREATE SCHEMA existing"_qs);
    m_session.execute(viewDefinitions());
}

Refresh ExistingViews::refresh(const ReadRange &)
{
    Refresh refresh;
    for (const QString &view : pageViews) {
        refresh.seconds[view] =
            secondsOf([&] { refresh.answers[view] = m_session.rows(u"SELECT * FROM existing."_qs + view); });
        refresh.total += refresh.seconds[view];
    }
    return refresh;
}

} // namespace ShelfHelp::Bench

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bucketgrid.h"

#include <ui/format/dates.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Buckets
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Buckets)
};

} // namespace

BucketGrid::BucketGrid(const Sql::TimeContext &context)
    : m_starts(Sql::bucketStarts(context.range, context.bucket, context.reportingZone))
    , m_bucket(context.bucket)
    , m_zone(context.reportingZone)
{
    m_starts.removeIf(
        [&context](const QDateTime &start) { return context.now.isValid() && start > context.now; });
    if (m_starts.isEmpty()) {
        return;
    }
    // Without a comparison range the range is all there is: nothing was cut off before it.
    m_firstPartial = context.comparison && m_starts.first() < context.range.from;
    const QDateTime end = bucketEnd(m_starts.last(), m_bucket, m_zone);
    m_lastPartial = end > context.range.to || (context.now.isValid() && end > context.now);
}

bool BucketGrid::isPartial(int index) const
{
    return (index == 0 && m_firstPartial) || (index == count() - 1 && m_lastPartial);
}

bool BucketGrid::hasPartial() const
{
    return m_firstPartial || m_lastPartial;
}

QString BucketGrid::text(int index, const QLocale &locale) const
{
    const QString name = bucketText(m_starts[index], m_bucket, m_zone, locale);
    return isPartial(index) ? Buckets::tr("%1 (incomplete)").arg(name) : name;
}

} // namespace ShelfHelp::Ui

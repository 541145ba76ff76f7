// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <QList>
#include <QLocale>
#include <QString>

#include <algorithm>

namespace ShelfHelp::Ui {

/// The buckets of a time chart: all that touch the range, none after now.
///
/// The charts of a page share one grid, so the same bucket lies at the same place in each of them and a
/// bucket for which nothing is stored still has its place.
class BucketGrid final
{
public:
    BucketGrid() = default;
    explicit BucketGrid(const Sql::TimeContext &context);

    [[nodiscard]] int count() const { return static_cast<int>(m_starts.size()); }

    [[nodiscard]] const QList<QDateTime> &starts() const { return m_starts; }

    [[nodiscard]] Sql::Bucket bucket() const { return m_bucket; }

    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    /// The range or the present cuts this bucket short, so it must not be read as a drop.
    [[nodiscard]] bool isPartial(int index) const;
    [[nodiscard]] bool hasPartial() const;
    /// The bucket with its weekday and, where it is cut short, a remark.
    [[nodiscard]] QString text(int index, const QLocale &locale) const;

    /// One element per bucket, default-constructed where `figures` has none. Both ascend by start.
    template <typename Figure>
    [[nodiscard]] QList<Figure> aligned(const QList<Figure> &figures) const
    {
        QList<Figure> all;
        for (const QDateTime &start : m_starts) {
            const auto found = std::lower_bound(
                figures.cbegin(), figures.cend(), start,
                [](const Figure &figure, const QDateTime &wanted) { return figure.start < wanted; });
            const bool present = found != figures.cend() && found->start == start;
            all.append(present ? *found : Figure{});
        }
        return all;
    }

private:
    QList<QDateTime> m_starts;
    Sql::Bucket m_bucket = Sql::Bucket::Day;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_firstPartial = false;
    bool m_lastPartial = false;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stackedchart.h"

#include <sql/analytics/activityfigures.h>

namespace ShelfHelp::Ui {

/// Shuffle or Search (O4)? The types of the shelf searches of each bucket. Types come from payloads: beside
/// the two that are known, all others are one grey layer each, by name.
class TypeChart final : public StackedChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TypeChart)

public:
    using Data = QList<Sql::TypeBucket>;

    explicit TypeChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QList<Layer> layers() const override;

    [[nodiscard]] RowKind rowKind() const override { return RowKind::ShelfSearches; }

    [[nodiscard]] QString countedName() const override { return tr("shelf searches"); }

private:
    [[nodiscard]] Layer layerOf(const QString &type) const;

    QStringList m_types; ///< as stored; Shuffle and Search first
    QList<Sql::TypeBucket> m_buckets;
};

} // namespace ShelfHelp::Ui

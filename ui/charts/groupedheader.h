// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "markers.h"

#include <QColor>
#include <QHash>
#include <QHeaderView>
#include <QList>

namespace ShelfHelp::Ui {

/// Some neighbouring columns that have a name together.
struct HeaderGroup
{
    int first = 0;
    int last = 0;
    QString name;
    QColor color;
    Marker marker = Marker::None;
};

/// The header of a table of figures, in the look of the charts' axes: names of columns as tick labels, where
/// their cells stand, the arrow of the order before them, and above them the names of groups.
class GroupedHeader final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupedHeader)

public:
    explicit GroupedHeader(QWidget *parent = nullptr);

    /// Colours come with the groups, so a change of theme needs new ones.
    void setGroups(const QList<HeaderGroup> &groups);

    /// More room before the name of a column, as its cells have; designed for a 13-pixel base font.
    void setRoomBefore(int column, double room);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;

private:
    void paintGroup(QPainter &painter, const HeaderGroup &group) const;
    [[nodiscard]] double lineHeight() const;

    QList<HeaderGroup> m_groups;
    QHash<int, double> m_rooms;
};

} // namespace ShelfHelp::Ui

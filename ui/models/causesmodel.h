// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/eventfigures.h>

#include <QAbstractTableModel>
#include <QTimeZone>

namespace ShelfHelp::Ui {

/// Why notifications were rejected: a row for each cause, those with most open ones first. Examples come from
/// payloads: what is shown of them is made harmless, and only its beginning.
class CausesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CausesModel)

public:
    enum Column { Cause, Open, Replayed, Discarded, LastSeen, Example, ColumnCount };

    explicit CausesModel(QObject *parent = nullptr);

    /// Times are shown in `zone`.
    void setReasons(const QList<Sql::RejectionReason> &reasons, const QTimeZone &zone);

    [[nodiscard]] const QList<Sql::RejectionReason> &reasons() const { return m_reasons; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString shownText(const Sql::RejectionReason &reason, int column) const;

    QList<Sql::RejectionReason> m_reasons;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/apply/outcome.h>

#include <QAbstractTableModel>
#include <QList>

namespace ShelfHelp::Ui {

/// The rejected notifications of one replay. Details may quote a payload: plain text only.
class RejectionsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectionsModel)

public:
    enum Columns { Source, Line, Record, Reason, Path, Detail, ColumnCount };

    explicit RejectionsModel(QObject *parent = nullptr);

    void setRejections(const QList<Ingest::RejectionReport> &rejections);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// Understands PagedTableModel::SortRole, so that tabSeparatedRows() can copy it.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant rawValue(const Ingest::RejectionReport &rejection, int column) const;

    QList<Ingest::RejectionReport> m_rejections;
};

} // namespace ShelfHelp::Ui

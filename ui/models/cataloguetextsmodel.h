// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/libraryfigures.h>

#include <QAbstractTableModel>
#include <QTimeZone>

namespace ShelfHelp::Ui {

/// The answers of catalogues that no rule knows or that disagree with their flag, most frequent first. Texts
/// come from payloads: what is shown of them is made harmless, and only its beginning.
class CatalogueTextsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogueTextsModel)

public:
    enum Column { Library, Text, Outcome, Suspect, Count, LastSeen, ColumnCount };

    explicit CatalogueTextsModel(QObject *parent = nullptr);

    /// Times are shown in `zone`.
    void setTexts(const QList<Sql::CatalogueText> &texts, const QTimeZone &zone);

    [[nodiscard]] const QList<Sql::CatalogueText> &texts() const { return m_texts; }

    [[nodiscard]] const Sql::CatalogueText &textAt(int row) const { return m_texts[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

private:
    [[nodiscard]] QString shownText(const Sql::CatalogueText &text, int column) const;
    void applyOrder();

    QList<Sql::CatalogueText> m_texts;
    QTimeZone m_zone = QTimeZone::utc();
    int m_column = Count;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rowsbehind.h"

#include <sql/analytics/libraryfigures.h>
#include <sql/analytics/parityfigures.h>

#include <QAbstractTableModel>

#include <optional>

namespace ShelfHelp::Ui {

/// The ten views of the existing dashboard next to our figures, and what leads from them to rows.
struct ParityFigures
{
    QList<Sql::ParityRow> rows;
    Sql::InstalledViews installed;
    std::optional<Sql::TimeRange> allTime; ///< of the stored searches and checks; nothing without any
    QList<Sql::Pieces> hours;              ///< of it, by the hour of the day in the reporting zone
    Sql::OutcomeBucket outcomes;           ///< of it; the start does not matter
    qint64 suspectLibby = 0;               ///< checks of it
    qint64 suspectPhysical = 0;
};

/// Why their figure is another one than ours, in one line; empty where it is not.
[[nodiscard]] QString parityReasonText(const Sql::ParityRow &row);

/// The rows behind a figure: those that make the difference where there are some, then those that ours
/// counts.
[[nodiscard]] QList<RowsBehind> parityRowsBehind(const Sql::ParityRow &row, const ParityFigures &figures);

/// The range cut by what a clock of the zone says: 24 lists of pieces. Takes its time: years have many hours.
[[nodiscard]] QList<Sql::Pieces> hoursOfDay(const Sql::TimeRange &range, const QTimeZone &zone);

/// Every value of the views as a row; can be searched, and thinned to those that differ. In the order of the
/// views until it is sorted.
class ParityModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParityModel)

public:
    enum Column { View, Key, Value, Installed, Theirs, Ours, Difference, Reason, ColumnCount };

    explicit ParityModel(QObject *parent = nullptr);

    void setFigures(const ParityFigures &figures);
    /// Rows that have all of these words in their view, row, column or reason.
    void setSearch(const QString &words);
    void setOnlyDifferences(bool only);

    [[nodiscard]] const ParityFigures &figures() const { return m_figures; }

    [[nodiscard]] const Sql::ParityRow &rowAt(int row) const { return m_figures.rows[m_shown[row]]; }

    /// What the installed view says; nothing where it is not installed or has no such row. A row may be NULL.
    [[nodiscard]] std::optional<std::optional<double>> installedAt(int row) const;

    /// Whether ours, or the installed view, is not what the definition gives.
    [[nodiscard]] bool differs(int row) const { return isDifferent(m_shown[row]); }

    /// The installed view says something else than its definition gives.
    [[nodiscard]] bool contradictsView(int row) const { return contradicts(m_shown[row]); }

    /// Of all rows, whether they are shown or not.
    [[nodiscard]] int differences() const;
    /// Rows of installed views that say something else than their definition.
    [[nodiscard]] int contradictions() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// −1: back to the order of the views.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    using InstalledValue = std::optional<std::optional<double>>;

    [[nodiscard]] bool isDifferent(int row) const;
    [[nodiscard]] bool contradicts(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] std::optional<double> number(int row, int column) const;
    void choose();
    void applyOrder();

    ParityFigures m_figures;
    QList<InstalledValue> m_installed; ///< one for each row
    QStringList m_words;
    bool m_onlyDifferences = false;
    QList<int> m_shown;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figure.h"

#include <sql/analytics/libraryfigures.h>

#include <QAbstractTableModel>

#include <array>

namespace ShelfHelp::Ui {

/// Everything that the library × medium matrix (L3) shows.
struct LibraryFigures
{
    QList<Sql::LibraryMedia> libraries;
    QList<Sql::LibraryDuration> durations;
    QList<Sql::LibraryCoursePoint> course;

    friend bool operator==(const LibraryFigures &, const LibraryFigures &) = default;
};

/// Reads them, all of one moment. On the database's thread.
[[nodiscard]] Result<Figure> readLibraryFigures(Sql::Snapshot &snapshot, const Question &question);

/// One row for each library with checks, and the same columns for Libby and for physical copies. It is sorted
/// here: the database gives all of them anyway, and there are hardly more than a thousand.
///
/// What is made of fewer than smallestSample checks says little: whatever the order, it comes last, and after
/// it what has no value at all.
class LibraryMatrixModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryMatrixModel)

public:
    enum Column {
        Library,
        LibbyAvailability,
        LibbyChecks,
        LibbyMedian,
        LibbyHigh,
        LibbyCourse,
        PhysicalAvailability,
        PhysicalChecks,
        PhysicalMedian,
        PhysicalHigh,
        PhysicalCourse,
        ColumnCount
    };

    /// What a column shows, whichever the medium.
    enum class Kind { Name, Availability, Checks, Median, High, Course };

    /// A library on one medium.
    struct Cell
    {
        Sql::OutcomeCounts outcomes;
        qint64 suspect = 0;
        Sql::DurationSummary durations;
        QList<Sql::OutcomeCounts> course; ///< as many as the range has buckets, or fewer: neighbours together
    };

    struct Row
    {
        QString libraryId;
        QString name;
        std::array<Cell, 2> media; ///< in the order of Sql::Medium

        [[nodiscard]] const Cell &of(Sql::Medium medium) const { return media[std::size_t(medium)]; }

        [[nodiscard]] qint64 checks() const { return media[0].outcomes.total() + media[1].outcomes.total(); }
    };

    explicit LibraryMatrixModel(QObject *parent = nullptr);

    /// `starts` are those of the buckets of the course. The order stays what it was.
    void setFigures(const LibraryFigures &figures, const QList<QDateTime> &starts);

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

    [[nodiscard]] const Row &rowAt(int row) const { return m_rows[row]; }

    [[nodiscard]] static Kind kindOf(int column);
    /// Nothing for the column of names.
    [[nodiscard]] static std::optional<Sql::Medium> mediumOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// Not by the course.
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

private:
    [[nodiscard]] QString textOf(const Row &row, int column) const;
    void applyOrder();

    QList<Row> m_rows;
    int m_column = Library;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    bool m_isSorted = false; ///< else in the order of the database: most checks first
};

} // namespace ShelfHelp::Ui

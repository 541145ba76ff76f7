// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarymatrixmodel.h"

#include "celltext.h"

#include <ui/format/numbers.h>

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

/// As many points as a spark line has room for.
constexpr qsizetype longestName = 500; ///< characters on the screen
constexpr qsizetype mostPoints = 30;
constexpr int columnsOfMedium =
    LibraryMatrixModel::PhysicalAvailability - LibraryMatrixModel::LibbyAvailability;

using Row = LibraryMatrixModel::Row;
using Cell = LibraryMatrixModel::Cell;
using Kind = LibraryMatrixModel::Kind;

/// What a row is sorted by: how much is known of it, and its value.
struct SortKey
{
    int doubt = 0; ///< 0: enough checks, 1: few, 2: none
    double value = 0;
    QString text = {};
};

SortKey keyOf(std::optional<double> value, qint64 n)
{
    return {.doubt = !value ? 2 : n < smallestSample ? 1 : 0, .value = value.value_or(0)};
}

SortKey keyOf(const Cell &cell, Kind kind)
{
    switch (kind) {
    case Kind::Availability:
        return keyOf(cell.outcomes.availability(), cell.outcomes.owned());
    case Kind::Checks:
        // Who sorts by n looks for the small ones, or has them last anyway.
        return {.value = double(cell.outcomes.total())};
    case Kind::Median:
        return keyOf(cell.durations.p50Ms, cell.durations.n);
    case Kind::High:
        return keyOf(cell.durations.p95Ms, cell.durations.n);
    case Kind::Name:
    case Kind::Course:
        break;
    }
    return {};
}

SortKey keyOf(const Row &row, int column)
{
    if (const auto medium = LibraryMatrixModel::mediumOf(column)) {
        return keyOf(row.of(*medium), LibraryMatrixModel::kindOf(column));
    }
    return {.doubt = row.checks() < smallestSample ? 1 : 0, .text = visibleText(row.name).toCaseFolded()};
}

bool isBefore(const SortKey &one, const SortKey &other, Qt::SortOrder order)
{
    if (one.doubt != other.doubt) {
        return one.doubt < other.doubt;
    }
    const SortKey &low = order == Qt::AscendingOrder ? one : other;
    const SortKey &high = order == Qt::AscendingOrder ? other : one;
    if (low.value != high.value) {
        return low.value < high.value;
    }
    return low.text.localeAwareCompare(high.text) < 0;
}

Cell cellOf(const Sql::LibraryCell &figures)
{
    return {.outcomes = figures.outcomes, .suspect = figures.suspect, .durations = {}, .course = {}};
}

/// Adds the points of courses to their rows. They come by library, medium and time: what was found for one is
/// mostly right for the next, and a thousand libraries have hundreds of thousands of points.
class Courses final
{
public:
    Courses(QList<Row> &rows, const QHash<QString, qsizetype> &places, const QList<QDateTime> &starts)
        : m_rows(rows)
        , m_places(places)
        , m_starts(starts)
    {
    }

    void add(const Sql::LibraryCoursePoint &point)
    {
        if (point.libraryId != m_libraryId) {
            m_libraryId = point.libraryId;
            m_place = m_places.value(m_libraryId, -1);
        }
        if (m_place < 0 || !findBucket(point.start)) {
            return;
        }
        QList<Sql::OutcomeCounts> &course = m_rows[m_place].media[std::size_t(point.medium)].course;
        const qsizetype points = std::min(m_starts.size(), mostPoints);
        course.resize(points);
        course[m_bucket * points / m_starts.size()] += point.outcomes;
    }

private:
    [[nodiscard]] bool findBucket(const QDateTime &start)
    {
        if (m_bucket >= m_starts.size() || start < m_starts[m_bucket]) {
            m_bucket = 0;
        }
        while (m_bucket < m_starts.size() && m_starts[m_bucket] < start) {
            ++m_bucket;
        }
        return m_bucket < m_starts.size() && m_starts[m_bucket] == start;
    }

    QList<Row> &m_rows;
    const QHash<QString, qsizetype> &m_places;
    const QList<QDateTime> &m_starts;
    QString m_libraryId;
    qsizetype m_place = -1;
    qsizetype m_bucket = 0;
};

} // namespace

Result<Figure> readLibraryFigures(Sql::Snapshot &snapshot, const Question &question)
{
    auto libraries = Sql::libraryMatrix(snapshot, question.time, question.filter);
    if (!libraries.ok()) {
        return libraries.error();
    }
    auto durations = Sql::libraryDurations(snapshot, question.time, question.filter);
    if (!durations.ok()) {
        return durations.error();
    }
    auto course = Sql::libraryCourse(snapshot, question.time, question.filter);
    if (!course.ok()) {
        return course.error();
    }
    return Figure::of(LibraryFigures{.libraries = std::move(libraries).value(),
                                     .durations = std::move(durations).value(),
                                     .course = std::move(course).value()});
}

LibraryMatrixModel::LibraryMatrixModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void LibraryMatrixModel::setFigures(const LibraryFigures &figures, const QList<QDateTime> &starts)
{
    beginResetModel();
    m_rows.clear();
    QHash<QString, qsizetype> places;
    for (const Sql::LibraryMedia &library : figures.libraries) {
        places.insert(library.libraryId, m_rows.size());
        m_rows.append({.libraryId = library.libraryId,
                       .name = library.name,
                       .media = {cellOf(library.libby), cellOf(library.physical)}});
    }
    for (const Sql::LibraryDuration &each : figures.durations) {
        if (const auto place = places.constFind(each.libraryId); place != places.cend()) {
            m_rows[*place].media[std::size_t(each.medium)].durations = each.durations;
        }
    }
    Courses courses(m_rows, places, starts);
    for (const Sql::LibraryCoursePoint &point : figures.course) {
        courses.add(point);
    }
    applyOrder();
    endResetModel();
}

LibraryMatrixModel::Kind LibraryMatrixModel::kindOf(int column)
{
    if (column == Library) {
        return Kind::Name;
    }
    switch ((column - LibbyAvailability) % columnsOfMedium) {
    case 0:
        return Kind::Availability;
    case 1:
        return Kind::Checks;
    case 2:
        return Kind::Median;
    case 3:
        return Kind::High;
    default:
        return Kind::Course;
    }
}

std::optional<Sql::Medium> LibraryMatrixModel::mediumOf(int column)
{
    if (column == Library) {
        return std::nullopt;
    }
    return column < PhysicalAvailability ? Sql::Medium::Libby : Sql::Medium::Physical;
}

int LibraryMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LibraryMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LibraryMatrixModel::textOf(const Row &row, int column) const
{
    const QLocale locale;
    const auto medium = mediumOf(column);
    if (!medium) {
        return tr("%1 (%2)").arg(shortenedInside(visibleText(row.name), longestName),
                                 visibleText(row.libraryId));
    }
    const Cell &cell = row.of(*medium);
    switch (kindOf(column)) {
    case Kind::Availability:
    case Kind::Course:
        return percentText(cell.outcomes.availability(), locale);
    case Kind::Checks:
        return countText(cell.outcomes.total(), locale);
    case Kind::Median:
        return durationText(cell.durations.p50Ms, locale);
    case Kind::High:
        return durationText(cell.durations.p95Ms, locale);
    case Kind::Name:
        break;
    }
    return {};
}

QVariant LibraryMatrixModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return index.isValid() && isText ? textOf(m_rows[index.row()], index.column()) : QVariant();
}

QVariant LibraryMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    const Kind kind = kindOf(section);
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = kind == Kind::Checks || kind == Kind::Median || kind == Kind::High;
        return QVariant::fromValue(Qt::Alignment(isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::InitialSortOrderRole && kind != Kind::Course) {
        return int(kind == Kind::Name ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (kind) {
    case Kind::Name:
        return tr("Library, id");
    case Kind::Availability:
        return tr("available");
    case Kind::Checks:
        return tr("n");
    case Kind::Median:
        return tr("p50");
    case Kind::High:
        return tr("p95");
    case Kind::Course:
        break;
    }
    return tr("trend");
}

void LibraryMatrixModel::sort(int column, Qt::SortOrder order)
{
    if (!headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).isValid()) {
        return;
    }
    m_column = column;
    m_order = order;
    m_isSorted = true;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &index : before) {
        ids.append(m_rows[index.row()].libraryId);
    }
    applyOrder();
    QHash<QString, int> places;
    for (int row = 0; row < m_rows.size(); ++row) {
        places.insert(m_rows[row].libraryId, row);
    }
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        after.append(index(places.value(ids[i]), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

/// Each key is made once, not once per comparison.
void LibraryMatrixModel::applyOrder()
{
    if (!m_isSorted) {
        return;
    }
    QList<std::pair<SortKey, qsizetype>> keys;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        keys.append({keyOf(m_rows[row], m_column), row});
    }
    std::stable_sort(keys.begin(), keys.end(), [this](const auto &one, const auto &other) {
        return isBefore(one.first, other.first, m_order);
    });
    QList<Row> sorted;
    for (const auto &[key, row] : std::as_const(keys)) {
        sorted.append(m_rows[row]);
    }
    m_rows = sorted;
}

} // namespace ShelfHelp::Ui

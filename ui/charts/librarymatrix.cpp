// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarymatrix.h"

#include "bucketgrid.h"
#include "groupedheader.h"
#include "librarymatrixdelegate.h"

#include <ui/format/dates.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QEvent>
#include <QFontMetrics>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

using Kind = LibraryMatrixModel::Kind;

constexpr double rowHeight = 32;
constexpr double smallestName = 110;
constexpr double smallestBar = 40;
constexpr double textGap = 6; ///< between a bar and its percentage
constexpr double smallestCourse = 40;
constexpr double numberGap = 6; ///< before a number, beside the padding
constexpr double widestBar = 150;
constexpr double widestCourse = 90;
constexpr qsizetype longestName = 48; ///< in a tooltip or a menu

constexpr std::array media{Sql::Medium::Libby, Sql::Medium::Physical};

std::optional<double> lowOf(const Sql::OutcomeCounts &counts)
{
    const auto interval = wilsonInterval(counts.available, counts.owned());
    return interval ? std::optional(interval->low) : std::nullopt;
}

std::optional<double> highOf(const Sql::OutcomeCounts &counts)
{
    const auto interval = wilsonInterval(counts.available, counts.owned());
    return interval ? std::optional(interval->high) : std::nullopt;
}

bool isNumber(int column)
{
    const Kind kind = LibraryMatrixModel::kindOf(column);
    return kind == Kind::Checks || kind == Kind::Median || kind == Kind::High;
}

/// What the last column that fits leaves free where not all of them fit: none is cut at the edge before the
/// reader scrolls.
int restOf(const QList<int> &widths, int width)
{
    int taken = 0;
    for (const int column : widths) {
        if (taken + column > width) {
            return taken > 0 ? width - taken : 0;
        }
        taken += column;
    }
    return 0;
}

QString machineWord(Sql::Medium medium)
{
    return medium == Sql::Medium::Libby ? u"libby_"_qs : u"physical_"_qs;
}

} // namespace

LibraryMatrix::LibraryMatrix(QWidget *parent)
    : TableBody(u"libraryMatrix"_qs, tr("Libraries by medium"), parent)
    , m_model(new LibraryMatrixModel(this))
    , m_header(new GroupedHeader(this))
{
    setUp(m_model, new LibraryMatrixDelegate(this), m_header, rowHeight);
    nameGroups();
}

void LibraryMatrix::setData(const Data &figures)
{
    replaceFigures([&] {
        m_model->setFigures(figures, BucketGrid(question().time).starts());
        measureNumbers();
    });
}

void LibraryMatrix::nameGroups()
{
    m_header->setGroups({{.first = LibraryMatrixModel::LibbyAvailability,
                          .last = LibraryMatrixModel::LibbyCourse,
                          .name = mediumText(Sql::Medium::Libby),
                          .color = theme().libby,
                          .marker = Marker::Circle},
                         {.first = LibraryMatrixModel::PhysicalAvailability,
                          .last = LibraryMatrixModel::PhysicalCourse,
                          .name = mediumText(Sql::Medium::Physical),
                          .color = theme().physical,
                          .marker = Marker::Square}});
}

void LibraryMatrix::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_model != nullptr) {
        measureNumbers();
    }
    TableBody::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        nameGroups();
    }
}

QString LibraryMatrix::subtitle() const
{
    return tr("available ÷ owned with 95 % interval · n = checks · trend %1, 0–100 % · grey, last: n < %2")
        .arg(perBucketText(question().time.bucket), countText(smallestSample, locale()));
}

QString LibraryMatrix::emptyText() const
{
    return tr("No library was checked in this range.");
}

bool LibraryMatrix::hasData() const
{
    return !m_model->rows().isEmpty();
}

/// The head of the table says what is what.
QList<LegendEntry> LibraryMatrix::legend() const
{
    return {};
}

ChartTable LibraryMatrix::table() const
{
    ChartTable table{.columns = {{tr("Library id"), u"library_id"_qs}, {tr("Library"), u"library_name"_qs}},
                     .rows = {}};
    for (const Sql::Medium medium : media) {
        const QString word = machineWord(medium);
        const auto named = [medium](const QString &what) {
            return tr("%1: %2").arg(mediumText(medium), what);
        };
        table.columns.append({{named(tr("availability")), word + u"availability"},
                              {named(tr("from")), word + u"availability_low"},
                              {named(tr("to")), word + u"availability_high"},
                              {named(tr("available")), word + u"available"},
                              {named(tr("owned")), word + u"owned"},
                              {named(tr("checks")), word + u"checks"},
                              {named(tr("coverage")), word + u"coverage"},
                              {named(tr("unknown")), word + u"unknown_share"},
                              {named(tr("suspect")), word + u"suspect"},
                              {named(tr("p50")), word + u"p50_ms"},
                              {named(tr("p95")), word + u"p95_ms"}});
    }
    for (const LibraryMatrixModel::Row &row : m_model->rows()) {
        QList<ChartCell> cells{{.text = visibleText(row.libraryId), .raw = row.libraryId},
                               {.text = visibleText(row.name), .raw = row.name}};
        for (const Sql::Medium medium : media) {
            const LibraryMatrixModel::Cell &cell = row.of(medium);
            const Sql::OutcomeCounts &counts = cell.outcomes;
            cells.append({shareCell(counts.availability(), locale()), shareCell(lowOf(counts), locale()),
                          shareCell(highOf(counts), locale()), countCell(counts.available, locale()),
                          countCell(counts.owned(), locale()), countCell(counts.total(), locale()),
                          shareCell(counts.coverage(), locale()), shareCell(counts.unknownShare(), locale()),
                          countCell(cell.suspect, locale()), durationCell(cell.durations.p50Ms, locale()),
                          durationCell(cell.durations.p95Ms, locale())});
        }
        table.rows.append(cells);
    }
    return table;
}

QString LibraryMatrix::summary() const
{
    qint64 checks = 0;
    qint64 small = 0;
    for (const LibraryMatrixModel::Row &row : m_model->rows()) {
        checks += row.checks();
        small += row.checks() < smallestSample ? 1 : 0;
    }
    return tr("%1 libraries with %2 checks; %3 of them with fewer than %4 checks.")
        .arg(countText(m_model->rowCount(), locale()), countText(checks, locale()),
             countText(small, locale()), countText(smallestSample, locale()));
}

QString LibraryMatrix::nameOf(const LibraryMatrixModel::Row &row) const
{
    return tr("%1 (%2)").arg(shortenedInside(visibleText(row.name), longestName),
                             shortenedInside(visibleText(row.libraryId), longestName));
}

RowsBehind LibraryMatrix::rowsOf(const LibraryMatrixModel::Row &row, std::optional<Sql::Medium> medium) const
{
    const FilterStep ofLibrary = libraryStep(row.libraryId, row.name);
    RowsBehind rows{.kind = RowKind::LibraryChecks,
                    .name = tr("Library checks: %1").arg(nameOf(row)),
                    .pieces = Sql::wholeRange(question().time.range),
                    .filter = withField(question().filter, ofLibrary.field, ofLibrary.filter),
                    .n = row.checks()};
    if (medium) {
        rows.name = tr("%1: %2").arg(mediumText(*medium), nameOf(row));
        rows.filter.medium = *medium;
        rows.n = row.of(*medium).outcomes.total();
    }
    return rows;
}

QList<RowsBehind> LibraryMatrix::rowsBehind(const QModelIndex &cell) const
{
    const LibraryMatrixModel::Row &row = m_model->rowAt(cell.row());
    QList<RowsBehind> rows;
    if (const auto medium = LibraryMatrixModel::mediumOf(cell.column())) {
        rows.append(rowsOf(row, medium));
    } else {
        rows.append(rowsOf(row, std::nullopt));
        for (const Sql::Medium each : media) {
            rows.append(rowsOf(row, each));
        }
    }
    rows.removeIf([](const RowsBehind &behind) { return behind.n == 0; });
    return rows;
}

std::optional<FilterStep> LibraryMatrix::filterStep(const QModelIndex &cell) const
{
    const LibraryMatrixModel::Row &row = m_model->rowAt(cell.row());
    return libraryStep(row.libraryId, row.name);
}

bool LibraryMatrix::filtersByClick(const QModelIndex &cell) const
{
    return cell.column() == LibraryMatrixModel::Library;
}

QString LibraryMatrix::rowKey(int row) const
{
    return m_model->rowAt(row).libraryId;
}

QString LibraryMatrix::cellName(const QModelIndex &cell) const
{
    return nameOf(m_model->rowAt(cell.row()));
}

TooltipText LibraryMatrix::tooltip(const QModelIndex &cell) const
{
    const LibraryMatrixModel::Row &row = m_model->rowAt(cell.row());
    TooltipText text{.title = nameOf(row), .rows = {}};
    const auto medium = LibraryMatrixModel::mediumOf(cell.column());
    if (!medium) {
        for (const Sql::Medium each : media) {
            text.rows.append(
                {mediumText(each), tr("%1 checks").arg(countText(row.of(each).outcomes.total(), locale()))});
        }
        return text;
    }
    const LibraryMatrixModel::Cell &figures = row.of(*medium);
    const Sql::OutcomeCounts &counts = figures.outcomes;
    text.comparison = mediumText(*medium);
    text.rows = {
        {tr("Available of owned"),
         tr("%1 (%2/%3)")
             .arg(percentText(counts.availability(), locale()), countText(counts.available, locale()),
                  countText(counts.owned(), locale()))},
        {tr("95 % interval"), intervalText(wilsonInterval(counts.available, counts.owned()), locale())},
        {tr("Catalogue coverage"), percentText(counts.coverage(), locale())},
        {tr("Unknown"), tr("%1 (%2)").arg(percentText(counts.unknownShare(), locale()),
                                          countText(counts.unknown, locale()))},
        {tr("Suspect"), countText(figures.suspect, locale())},
        {tr("All checks"), countText(counts.total(), locale())},
        {tr("p50, p95"), tr("%1, %2 of %3")
                             .arg(durationText(figures.durations.p50Ms, locale()),
                                  durationText(figures.durations.p95Ms, locale()),
                                  countText(figures.durations.n, locale()))}};
    return text;
}

void LibraryMatrix::measureNumbers()
{
    const QFontMetrics metrics(textFont(font(), TextRole::Tooltip));
    m_numberWidths.fill(0, LibraryMatrixModel::ColumnCount);
    for (int column = 0; column < LibraryMatrixModel::ColumnCount; ++column) {
        if (!isNumber(column)) {
            continue;
        }
        const QString title = u"↓ " + m_model->headerData(column, Qt::Horizontal).toString();
        int most = metrics.horizontalAdvance(title);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            most = std::max(most, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        m_numberWidths[column] = most + scale().px(2 * padding + numberGap);
    }
}

/// Numbers get what their widest texts need; the name gets half of what is left, bars and spark lines the
/// rest.
QList<int> LibraryMatrix::columnWidths(int width) const
{
    const int percent =
        view()->fontMetrics().horizontalAdvance(percentText(1, locale())) + scale().px(textGap + 2 * padding);
    QList<int> widths = m_numberWidths;
    widths.resize(LibraryMatrixModel::ColumnCount);
    widths[LibraryMatrixModel::LibbyAvailability] = widths[LibraryMatrixModel::PhysicalAvailability] =
        percent;
    const int numbers = std::accumulate(widths.cbegin(), widths.cend(), 0);
    const double left = width - numbers;
    const double perMedium = left * 0.6 / 2;
    const int bar = int(std::clamp(perMedium * 0.62, scale()(smallestBar), scale()(widestBar)));
    const int course = int(std::clamp(perMedium * 0.38, scale()(smallestCourse), scale()(widestCourse)));
    for (const int column :
         {LibraryMatrixModel::LibbyAvailability, LibraryMatrixModel::PhysicalAvailability}) {
        widths[column] += bar;
    }
    for (const int column : {LibraryMatrixModel::LibbyCourse, LibraryMatrixModel::PhysicalCourse}) {
        widths[column] = course;
    }
    widths[LibraryMatrixModel::Library] = std::max(scale().px(smallestName), int(left) - 2 * (bar + course));
    widths[LibraryMatrixModel::Library] += restOf(widths, width);
    return widths;
}

} // namespace ShelfHelp::Ui

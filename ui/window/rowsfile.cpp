// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowsfile.h"

#include <sql/analytics/journal.h>
#include <sql/analytics/rowsbehind.h>
#include <sql/catalog.h>
#include <sql/rejections.h>
#include <ui/format/numbers.h>
#include <ui/models/eventcells.h>

#include <QCoreApplication>
#include <QSaveFile>

#include <utility>
#include <variant>

namespace ShelfHelp::Ui {

namespace {

struct Files
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Files)
};

Error writeError(const QSaveFile &file)
{
    return {.message = Files::tr("“%1” could not be written: %2").arg(file.fileName(), file.errorString()),
            .remedy = Files::tr("Choose a file in a folder that exists and that you may write to.")};
}

template <typename Cells, typename Row>
ChartTable tableOf(const QList<Row> &rows, const QTimeZone &zone)
{
    ChartTable table{.columns = Cells::columns(), .rows = {}};
    for (const Row &row : rows) {
        table.rows.append(Cells::cells(row, zone, QLocale::c()));
    }
    return table;
}

/// A file that grows page by page, under a temporary name until it is complete.
class PagedFile final
{
public:
    PagedFile(const QString &fileName, const IsCancelled &isCancelled)
        : m_file(fileName)
        , m_isCancelled(isCancelled)
    {
    }

    /// Opens the file and writes the context, the names of the columns and no row.
    [[nodiscard]] Outcome begin(const ChartTable &empty, const QStringList &context)
    {
        return m_file.open(QIODevice::WriteOnly) ? write(commaSeparated(empty, context).toUtf8())
                                                 : writeError(m_file);
    }

    /// The rows of a table with the same columns.
    [[nodiscard]] Outcome add(const ChartTable &page)
    {
        const QString lines = commaSeparated(page, {});
        m_rows += page.rows.size();
        return write(QStringView(lines).mid(lines.indexOf(u'\n') + 1).toUtf8());
    }

    /// How many rows.
    [[nodiscard]] Result<qint64> end()
    {
        return m_file.commit() ? Result<qint64>(m_rows) : writeError(m_file);
    }

private:
    [[nodiscard]] Outcome write(const QByteArray &text)
    {
        if (m_isCancelled()) {
            return Error{.kind = ErrorKind::Cancelled, .message = Files::tr("The export was cancelled")};
        }
        return m_file.write(text) == text.size() ? success() : writeError(m_file);
    }

    QSaveFile m_file;
    const IsCancelled &m_isCancelled;
    qint64 m_rows = 0;
};

/// Writes pages until `read` gives an empty one, which it does of its own counting.
template <typename Page, typename ToTable>
Result<qint64> writePages(const QString &fileName, const QStringList &context, const IsCancelled &isCancelled,
                          const std::function<Result<Page>()> &read, ToTable toTable)
{
    PagedFile file(fileName, isCancelled);
    Outcome written = file.begin(toTable(Page()), context);
    while (written.ok()) {
        const Result<Page> page = read();
        if (!page.ok()) {
            return page.error();
        }
        if (page.value().isEmpty()) {
            return file.end();
        }
        written = file.add(toTable(page.value()));
    }
    return written.error();
}

/// With the number of rows that will follow, of the same moment.
QStringList counted(const QStringList &context, qint64 rows)
{
    return context + QStringList{Files::tr("Rows: n = %1").arg(countText(rows, QLocale()))};
}

template <typename Row, typename Cells = RowCells<Row>>
Result<qint64> writeRowsOf(const RowsExport &job, qint64 total, const IsCancelled &isCancelled,
                           const std::function<Result<QList<Row>>()> &read)
{
    return writePages<QList<Row>>(
        job.fileName, counted(job.context, total), isCancelled, read,
        [&job](const QList<Row> &rows) { return tableOf<Cells>(rows, job.request.time.reportingZone); });
}

/// Newest first: each slowest page would read all rows.
template <typename Row>
using ReadAfter = Result<QList<Row>> (*)(Sql::Snapshot &, const Sql::Pieces &, const Sql::Filter &,
                                         const Sql::RowPage &);
using CountRows = Result<qint64> (*)(Sql::Snapshot &, const Sql::Pieces &, const Sql::Filter &);

template <typename Row>
Result<qint64> writeByTime(Sql::Snapshot &snapshot, const RowsExport &job, const IsCancelled &isCancelled,
                           CountRows count, ReadAfter<Row> readAfter)
{
    const RowsBehind &what = job.request.rows;
    const Result<qint64> total = count(snapshot, what.pieces, what.filter);
    if (!total.ok()) {
        return total.error();
    }
    Sql::RowPage page{.limit = Sql::mostRowsOfAPage};
    return writeRowsOf<Row>(job, total.value(), isCancelled, [&]() -> Result<QList<Row>> {
        Result<QList<Row>> rows = readAfter(snapshot, what.pieces, what.filter, page);
        if (rows.ok() && !rows.value().isEmpty()) {
            page.after = rows.value().last().key;
        }
        return rows;
    });
}

Result<qint64> writeShelves(Sql::Snapshot &snapshot, const RowsExport &job, const IsCancelled &isCancelled)
{
    const RowsBehind &what = job.request.rows;
    const Sql::TimeContext context = contextOf(job.request);
    const auto order = Sql::ShelfOrder::read(snapshot, context, what.filter, what.shelves);
    if (!order.ok()) {
        return order.error();
    }
    qint64 offset = 0;
    return writeRowsOf<Sql::ShelfRow>(job, order.value().total(), isCancelled, [&] {
        const QList<qint64> ids = order.value().ids(offset, Sql::mostRowsOfAPage);
        offset += ids.size();
        return Sql::shelvesAt(snapshot, context, what.filter, ids);
    });
}

template <typename Model>
Result<qint64> writeModel(const TableExport &job, typename Model::Request request, const QTimeZone &zone,
                          const IsCancelled &isCancelled,
                          const std::function<typename Model::Answer(const typename Model::Request &)> &read)
{
    using Rows = QList<typename Model::Row>;
    request.offset = 0;
    request.limit = 1;
    const typename Model::Answer first = read(request);
    if (!first.ok()) {
        return first.error();
    }
    request.limit = Sql::mostRowsOfATable;
    const auto next = [&]() -> Result<Rows> {
        typename Model::Answer page = read(request);
        if (!page.ok()) {
            return page.error();
        }
        request.offset += page.value().rows.size();
        return page.value().rows;
    };
    const auto toTable = [&zone](const Rows &rows) {
        ChartTable table{.columns = Model::columns(), .rows = {}};
        for (const auto &row : rows) {
            table.rows.append(Model::cells(row, zone));
        }
        return table;
    };
    return writePages<Rows>(job.fileName, counted(job.context, first.value().total), isCancelled, next,
                            toTable);
}

/// The searches of a part of the funnel, which keys do not lead through.
Result<qint64> writeFunnel(Sql::Snapshot &snapshot, const RowsExport &job, const IsCancelled &isCancelled)
{
    const RowsBehind &what = job.request.rows;
    const Result<Sql::RowIndex> index = searchIndex(snapshot, what, job.request.time);
    if (!index.ok()) {
        return index.error();
    }
    qint64 offset = 0;
    return writeRowsOf<Sql::ShelfSearchRow>(job, index.value().total(), isCancelled, [&] {
        const qint64 first = std::exchange(offset, offset + Sql::mostRowsOfAPage);
        return Sql::searchRowsAt(snapshot, index.value(), what.pieces, what.filter, what.order, first,
                                 Sql::mostRowsOfAPage);
    });
}

Result<qint64> writeJournal(Sql::Snapshot &snapshot, const RowsExport &job, const IsCancelled &isCancelled)
{
    const Sql::TimeContext context = contextOf(job.request);
    const Sql::JournalFilter &filter = job.request.rows.journal;
    const auto index = Sql::JournalIndex::make(snapshot, context.range, filter);
    if (!index.ok()) {
        return index.error();
    }
    qint64 offset = 0;
    return writeRowsOf<Sql::JournalEntry, JournalCells>(job, index.value().total(), isCancelled, [&] {
        const qint64 first = std::exchange(offset, offset + Sql::mostRowsOfAPage);
        return Sql::journalRowsAt(snapshot, context, index.value(), filter, first, Sql::mostRowsOfAPage);
    });
}

Result<qint64> writeRejections(Sql::Connection &connection, const RowsExport &job,
                               const IsCancelled &isCancelled)
{
    const Sql::RejectionFilter &filter = job.request.rows.rejections;
    const auto first = Sql::rejectionPage(connection, filter, 0, 1);
    if (!first.ok()) {
        return first.error();
    }
    std::optional<qint64> before;
    return writeRowsOf<Sql::RejectedNotification, RejectionCells>(
        job, first.value().total, isCancelled, [&]() -> Result<QList<Sql::RejectedNotification>> {
            auto rows = Sql::rejections(connection, filter, Sql::mostRowsOfAPage, before);
            if (rows.ok() && !rows.value().isEmpty()) {
                before = rows.value().last().id;
            }
            return rows;
        });
}

} // namespace

Sql::TimeContext contextOf(const RowsRequest &request)
{
    Sql::TimeContext context = request.time;
    const QList<Sql::Piece> &pieces = request.rows.pieces.pieces;
    context.range = pieces.isEmpty() ? Sql::TimeRange()
                                     : Sql::TimeRange{pieces.first().range.from, pieces.last().range.to};
    return context;
}

Result<qint64> writeRows(Sql::Connection &connection, const RowsExport &job, const IsCancelled &isCancelled)
{
    const auto begun = Sql::Snapshot::begin(connection, job.request.time);
    if (!begun.ok()) {
        return begun.error();
    }
    Sql::Snapshot &snapshot = *begun.value();
    switch (job.request.rows.kind) {
    case RowKind::ShelfSearches:
        return job.request.rows.funnel
                   ? writeFunnel(snapshot, job, isCancelled)
                   : writeByTime<Sql::ShelfSearchRow>(snapshot, job, isCancelled, &Sql::countSearchRows,
                                                      &Sql::searchRows);
    case RowKind::LibraryChecks:
        return writeByTime<Sql::LibraryCheckRow>(snapshot, job, isCancelled, &Sql::countCheckRows,
                                                 &Sql::checkRows);
    case RowKind::Shelves:
        return writeShelves(snapshot, job, isCancelled);
    case RowKind::Notifications:
        return writeJournal(snapshot, job, isCancelled);
    case RowKind::DeadLetters:
        break;
    }
    return writeRejections(connection, job, isCancelled);
}

Result<qint64> writeTable(Sql::Connection &connection, const TableExport &job, const QTimeZone &sourceZone,
                          const IsCancelled &isCancelled)
{
    // One moment for all pages.
    const auto moment = Sql::Snapshot::begin(connection, {.sourceZone = sourceZone});
    if (!moment.ok()) {
        return moment.error();
    }
    if (const auto *books = std::get_if<BooksModel::Request>(&job.request)) {
        return writeModel<BooksModel>(
            job, *books, sourceZone, isCancelled,
            [&](const BooksModel::Request &request) { return Sql::books(connection, request, sourceZone); });
    }
    return writeModel<LibrariesModel>(job, std::get<LibrariesModel::Request>(job.request), sourceZone,
                                      isCancelled, [&](const LibrariesModel::Request &request) {
                                          return Sql::libraries(connection, request, sourceZone);
                                      });
}

} // namespace ShelfHelp::Ui

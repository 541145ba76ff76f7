// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowsfile.h"

#include <QCoreApplication>
#include <QSaveFile>

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

ChartTable tableOf(const QList<Sql::ShelfSearchRow> &rows, const QTimeZone &zone)
{
    using Cells = RowCells<Sql::ShelfSearchRow>;
    ChartTable table{.columns = Cells::columns(), .rows = {}};
    for (const Sql::ShelfSearchRow &row : rows) {
        table.rows.append(Cells::cells(row, zone, QLocale::c()));
    }
    return table;
}

ChartTable tableOf(const QList<Sql::LibraryCheckRow> &rows, const QTimeZone &zone)
{
    using Cells = RowCells<Sql::LibraryCheckRow>;
    ChartTable table{.columns = Cells::columns(), .rows = {}};
    for (const Sql::LibraryCheckRow &row : rows) {
        table.rows.append(Cells::cells(row, zone, QLocale::c()));
    }
    return table;
}

/// Page after page of one moment of the database; the header with the first of them.
template <typename Row, typename Read>
Result<qint64> writePages(QSaveFile &file, const RowsExport &job, const std::function<bool()> &isCancelled,
                          Read read)
{
    qint64 written = 0;
    Sql::RowPage page{.limit = Sql::mostRowsOfAPage}; // newest first: each slowest page would read all rows
    QByteArray text =
        commaSeparated(tableOf(QList<Row>(), job.request.time.reportingZone), job.context).toUtf8();
    while (true) {
        if (isCancelled()) {
            return Error{.kind = ErrorKind::Cancelled, .message = Files::tr("The export was cancelled")};
        }
        if (file.write(text) != text.size()) {
            return writeError(file);
        }
        const Result<QList<Row>> rows = read(page);
        if (!rows.ok()) {
            return rows.error();
        }
        if (rows.value().isEmpty()) {
            return written;
        }
        written += rows.value().size();
        page.after = rows.value().last().key;
        const QString lines = commaSeparated(tableOf(rows.value(), job.request.time.reportingZone), {});
        text = QStringView(lines).mid(lines.indexOf(u'\n') + 1).toUtf8();
    }
}

} // namespace

Result<qint64> writeRows(Sql::Connection &connection, const RowsExport &job,
                         const std::function<bool()> &isCancelled)
{
    const auto begun = Sql::Snapshot::begin(connection, job.request.time);
    if (!begun.ok()) {
        return begun.error();
    }
    QSaveFile file(job.fileName);
    if (!file.open(QIODevice::WriteOnly)) {
        return writeError(file);
    }
    const RowsBehind &what = job.request.rows;
    Sql::Snapshot &snapshot = *begun.value();
    const Result<qint64> written =
        what.kind == RowKind::ShelfSearches
            ? writePages<Sql::ShelfSearchRow>(file, job, isCancelled,
                                              [&](const Sql::RowPage &page) {
                                                  return Sql::searchRows(snapshot, what.pieces, what.filter,
                                                                         page);
                                              })
            : writePages<Sql::LibraryCheckRow>(file, job, isCancelled, [&](const Sql::RowPage &page) {
                  return Sql::checkRows(snapshot, what.pieces, what.filter, page);
              });
    if (written.ok() && !file.commit()) {
        return writeError(file);
    }
    return written;
}

Outcome writeFile(const QString &fileName, const QByteArray &content)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return writeError(file);
    }
    return success();
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charttable.h"
#include "pagedtablemodel.h"

#include <sql/result.h>

#include <QCache>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimeZone>

#include <functional>
#include <utility>

namespace ShelfHelp::Ui {

/// Some rows of a table, and how many there are in all.
template <typename Row, typename Request>
struct FetchedRows
{
    QList<Row> rows;
    qint64 total = 0;
    Request request = {}; ///< to be asked with for other rows of the same table
};

/// A PagedTableModel of rows in one order, fed by a function. `CellsType` says what its rows are (Row), what
/// they are asked for with (Request, with offset and limit), and what stands in the cells: columns(),
/// cells(row, zone, locale) and isNumber(column).
template <typename CellsType>
class FetchedModel final : public PagedTableModel
{
public:
    using Cells = CellsType;
    using Row = typename Cells::Row;
    using Request = typename Cells::Request;
    using Answer = Result<FetchedRows<Row, Request>>;
    using Fetch = std::function<QFuture<Answer>(const Request &)>;

    explicit FetchedModel(Fetch fetch, QObject *parent = nullptr)
        : PagedTableModel(parent)
        , m_fetch(std::move(fetch))
        , m_columns(Cells::columns())
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &FetchedModel::takeAnswer);
    }

    ~FetchedModel() override { m_watcher.cancel(); }

    /// Asks for other rows; instants are shown in `zone`.
    void load(const Request &request, const QTimeZone &zone)
    {
        m_first = request;
        m_request = request;
        m_zone = zone;
        reload();
    }

    /// Asks for the same rows anew.
    void reloadRows()
    {
        m_request = m_first;
        reload();
    }

    [[nodiscard]] const Request &request() const { return m_first; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    /// The row with a number, where it has arrived.
    [[nodiscard]] const Row *row(int number) const
    {
        const QList<Row> *page = m_pages.object(pageOf(number));
        return page != nullptr && number >= 0 && number % pageSize < page->size()
                   ? &page->at(number % pageSize)
                   : nullptr;
    }

private:
    static constexpr int maximumPages = 100; ///< kept in memory: 20,000 rows

    [[nodiscard]] bool hasPage(qint64 page) const override { return m_pages.contains(page); }

    void clearPages() override { m_pages.clear(); }

    void startFetch(qint64 page) override
    {
        m_watcher.cancel();
        m_page = page;
        m_request.offset = page * pageSize;
        m_request.limit = pageSize;
        m_watcher.setFuture(m_fetch(m_request));
    }

    void takeAnswer()
    {
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
            return;
        }
        const Answer answer = m_watcher.result();
        if (!answer.ok()) {
            fail(answer.error());
            return;
        }
        m_request = answer.value().request;
        accept(m_page, answer.value().total,
               [this, &answer] { m_pages.insert(m_page, new QList<Row>(answer.value().rows)); });
    }

    [[nodiscard]] ChartCell cell(int row, int column) const
    {
        const Row *found = this->row(row);
        return found != nullptr ? Cells::cells(*found, m_zone, QLocale())[column] : ChartCell();
    }

    [[nodiscard]] QVariant displayText(int row, int column) const override { return cell(row, column).text; }

    [[nodiscard]] QVariant rawValue(int row, int column) const override { return cell(row, column).raw; }

    [[nodiscard]] QString headerText(int column) const override { return m_columns[column].name; }

    [[nodiscard]] QString machineName(int column) const override { return m_columns[column].machineName; }

    [[nodiscard]] bool isNumber(int column) const override { return Cells::isNumber(column); }

    Fetch m_fetch;
    QList<ChartColumn> m_columns;
    Request m_first;   ///< as it was asked
    Request m_request; ///< with what the first answer brought
    QTimeZone m_zone = QTimeZone::utc();
    QFutureWatcher<Answer> m_watcher;
    QCache<qint64, QList<Row>> m_pages{maximumPages};
    qint64 m_page = 0;
};

} // namespace ShelfHelp::Ui

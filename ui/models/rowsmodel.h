// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pagedtablemodel.h"
#include "rowcells.h"
#include "rowsbehind.h"

#include <sql/result.h>

#include <QCache>
#include <QFuture>
#include <QFutureWatcher>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace ShelfHelp::Ui {

/// Some of the rows behind a mark.
struct RowsRequest
{
    Sql::TimeContext time; ///< zones; the pieces say which time
    RowsBehind rows;
    qint64 offset = 0;
    int limit = PagedTableModel::pageSize;
    /// Of an earlier answer to the same rows, null at first: how the reader finds a page quickly. Only the
    /// reader knows its type.
    std::shared_ptr<const void> index = {};
};

template <typename Row>
struct RowsAnswer
{
    QList<Row> rows;
    qint64 total = 0;
    std::shared_ptr<const void> index;
};

/// The rows behind a mark as a table: all of them, fetched page by page as they are looked at, in the orders
/// that RowCells<Row> knows.
template <typename RowType>
class RowsModel final : public PagedTableModel
{
public:
    using Row = RowType;
    using Cells = RowCells<Row>;
    using Answer = Result<RowsAnswer<Row>>;
    using Fetch = std::function<QFuture<Answer>(const RowsRequest &)>;

    explicit RowsModel(Fetch fetch, QObject *parent = nullptr)
        : PagedTableModel(parent)
        , m_fetch(std::move(fetch))
        , m_columns(Cells::columns())
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &RowsModel::takeAnswer);
    }

    ~RowsModel() override { m_watcher.cancel(); }

    /// Shows other rows from the next reload() on.
    void setRows(const Sql::TimeContext &time, const RowsBehind &rows)
    {
        m_request = {.time = time, .rows = rows};
        const auto [column, order] = orderOf(rows);
        adopt(column, order, rows.shelves.search);
    }

    [[nodiscard]] const RowsRequest &request() const { return m_request; }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    void reload() override
    {
        m_request.index.reset();
        PagedTableModel::reload();
    }

    /// The row with a number, where it has arrived.
    [[nodiscard]] const Row *row(int number) const
    {
        const QList<Row> *page = m_pages.object(pageOf(number));
        return page != nullptr && number % pageSize < page->size() ? &page->at(number % pageSize) : nullptr;
    }

    /// The rows that a row stands for, if for any.
    [[nodiscard]] std::optional<RowsBehind> behind(int number) const
    {
        const Row *found = row(number);
        return found != nullptr ? Cells::behind(*found, m_request.rows) : std::nullopt;
    }

    void sort(int column, Qt::SortOrder order) override
    {
        if (const std::optional<RowsBehind> ordered = Cells::order(m_request.rows, column, order)) {
            m_request.rows = *ordered;
            PagedTableModel::sort(column, order);
        }
    }

private:
    static constexpr int maximumPages = 200; ///< kept in memory: 40,000 rows

    [[nodiscard]] bool hasPage(qint64 page) const override { return m_pages.contains(page); }

    void clearPages() override { m_pages.clear(); }

    void startFetch(qint64 page) override
    {
        m_watcher.cancel();
        m_page = page;
        m_request.offset = page * pageSize;
        m_request.rows.shelves.search = search();
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
        m_request.index = answer.value().index;
        accept(m_page, answer.value().total,
               [this, &answer] { m_pages.insert(m_page, new QList<Row>(answer.value().rows)); });
    }

    [[nodiscard]] ChartCell cell(int row, int column) const
    {
        const Row *found = this->row(row);
        return found != nullptr ? Cells::cells(*found, m_request.time.reportingZone, QLocale())[column]
                                : ChartCell();
    }

    [[nodiscard]] QVariant displayText(int row, int column) const override { return cell(row, column).text; }

    [[nodiscard]] QVariant rawValue(int row, int column) const override { return cell(row, column).raw; }

    [[nodiscard]] QString toolTipText(int row, int column) const override
    {
        QString text;
        if constexpr (requires(const Row &some) { Cells::toolTip(some, column); }) {
            const Row *found = this->row(row);
            text = found != nullptr ? Cells::toolTip(*found, column) : QString();
        }
        return text.isEmpty() ? cell(row, column).text : text;
    }

    [[nodiscard]] QString headerText(int column) const override { return m_columns[column].name; }

    [[nodiscard]] QString machineName(int column) const override { return m_columns[column].machineName; }

    [[nodiscard]] bool isNumber(int column) const override
    {
        static const QStringList numbers{u"duration_ms"_qs,     u"shelf_size"_qs,        u"books_returned"_qs,
                                         u"shelf_search_id"_qs, u"library_search_id"_qs, u"searches"_qs,
                                         u"latest_size"_qs,     u"cold_p50_ms"_qs};
        return numbers.contains(m_columns[column].machineName);
    }

    Fetch m_fetch;
    QList<ChartColumn> m_columns;
    RowsRequest m_request;
    QFutureWatcher<Answer> m_watcher;
    QCache<qint64, QList<Row>> m_pages{maximumPages};
    qint64 m_page = 0;
};

} // namespace ShelfHelp::Ui

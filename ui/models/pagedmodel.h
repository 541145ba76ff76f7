// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pagedtablemodel.h"

#include <sql/catalog.h>
#include <sql/result.h>

#include <QCache>
#include <QFuture>
#include <QFutureWatcher>

#include <functional>
#include <optional>
#include <utility>

namespace ShelfHelp::Ui {

/// A PagedTableModel of one type of row, fed by a function: it needs no database itself.
template <typename RowType, typename SortType>
class PagedModel : public PagedTableModel
{
public:
    using Row = RowType;
    using Sort = SortType;
    using Request = Sql::PageRequest<Sort>;
    using Answer = Result<Sql::Page<Row>>;
    using Fetch = std::function<QFuture<Answer>(const Request &)>;

    explicit PagedModel(Fetch fetch, QObject *parent = nullptr)
        : PagedTableModel(parent)
        , m_fetch(std::move(fetch))
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &PagedModel::takeAnswer);
    }

    ~PagedModel() override { m_watcher.cancel(); }

    /// What the rows are, of whatever page.
    [[nodiscard]] Request request() const
    {
        return {.search = search(),
                .sort = sortOf(sortColumn()),
                .order = sortOrder(),
                .onlyWithChecks = onlyWithChecks(),
                .onlyUnnamed = onlyUnnamed(),
                .isGrouped = isGrouped()};
    }

    /// The row with a number, where it has arrived.
    [[nodiscard]] std::optional<Row> loadedRow(int row) const
    {
        const bool isThere = row >= 0 && row < rowCount() && hasPage(pageOf(row));
        return isThere ? std::optional(rowAt(row)) : std::nullopt;
    }

protected:
    [[nodiscard]] virtual Sort sortOf(int column) const = 0;

    [[nodiscard]] bool hasPage(qint64 page) const override { return m_pages.contains(page); }

    /// Only for rows of pages that are there.
    [[nodiscard]] const Row &rowAt(int row) const { return m_pages.object(pageOf(row))->at(row % pageSize); }

private:
    static constexpr int maximumPages = 200; ///< kept in memory: 40,000 rows

    void clearPages() override { m_pages.clear(); }

    void startFetch(qint64 page) override
    {
        // setFuture() also drops an answer that is on its way: the newest request wins.
        m_watcher.cancel();
        m_page = page;
        Request asked = request();
        asked.offset = page * pageSize;
        asked.limit = pageSize;
        m_watcher.setFuture(m_fetch(asked));
    }

    void takeAnswer()
    {
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
            return; // the window closes, or a newer request is on its way
        }
        const Answer answer = m_watcher.result();
        if (!answer.ok()) {
            fail(answer.error());
            return;
        }
        accept(m_page, answer.value().total, [this, &answer] { keep(answer.value().rows); });
    }

    /// An answer shorter than its page is filled up: rows may have been deleted between two requests.
    void keep(QList<Row> rows)
    {
        rows.resize(pageSize);
        m_pages.insert(m_page, new QList<Row>(std::move(rows)));
    }

    Fetch m_fetch;
    QFutureWatcher<Answer> m_watcher;
    QCache<qint64, QList<Row>> m_pages{maximumPages};
    qint64 m_page = 0;
};

} // namespace ShelfHelp::Ui

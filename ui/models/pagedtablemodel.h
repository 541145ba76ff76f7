// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

/// A table that is larger than what is in memory: it has all rows, and fetches the pages that are looked at.
///
/// Sorting and filtering are the server's. Rows of a page that is not there yet are placeholders; dataChanged
/// follows when it arrives. A new search or order starts a new generation: the newest request wins, answers
/// to older ones are dropped. This base knows rows and states but not their types, see PagedModel.
/// Lives on the GUI thread.
class PagedTableModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PagedTableModel)

public:
    enum class State {
        Loading, ///< asked, not answered; rows of the answer before may still be there
        Empty,   ///< nothing matches
        Error,   ///< error() says why
        Data,
    };

    enum Role {
        SortRole = Qt::UserRole, ///< raw values in machine form; of a header: the column's machine name
        PlaceholderRole,         ///< whether the row has not arrived yet
        MarkRole,                ///< a word beside the text of the cell, muted; none for most
    };

    static constexpr int pageSize = 200; ///< rows of one request

    explicit PagedTableModel(QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] const Error &error() const { return m_error; }

    [[nodiscard]] qint64 total() const { return m_total; } ///< rows on the server with this search

    [[nodiscard]] QString search() const { return m_search; }

    [[nodiscard]] bool onlyWithChecks() const { return m_onlyWithChecks; }

    [[nodiscard]] bool onlyUnnamed() const { return m_onlyUnnamed; }

    [[nodiscard]] bool isGrouped() const { return m_isGrouped; }

    [[nodiscard]] int sortColumn() const { return m_sortColumn; }

    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    void setSearch(const QString &search);
    void setOnlyWithChecks(bool on);
    void setOnlyUnnamed(bool on);
    void setGrouped(bool on);
    /// Asks anew. Nothing is fetched before the first call, so that hidden pages cost nothing.
    virtual void reload();

    /// The texts are other ones now, of the same rows: the privacy mode changed.
    void tellTextsChanged();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void stateChanged();

protected:
    [[nodiscard]] virtual bool hasPage(qint64 page) const = 0;
    /// Called for rows of pages that are there.
    [[nodiscard]] virtual QVariant displayText(int row, int column) const = 0;
    [[nodiscard]] virtual QVariant rawValue(int row, int column) const = 0;

    [[nodiscard]] virtual QString markOf(int /*row*/, int /*column*/) const { return {}; }

    /// As plain text; what the cell shows, unless there is more to say.
    [[nodiscard]] virtual QString toolTipText(int row, int column) const
    {
        return displayText(row, column).toString();
    }

    [[nodiscard]] virtual QString headerText(int column) const = 0;
    [[nodiscard]] virtual QString machineName(int column) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;
    virtual void startFetch(qint64 page) = 0;
    virtual void clearPages() = 0;

    /// The page asked for is in hand: `store` puts it where displayText() finds it.
    template <typename Store>
    void accept(qint64 page, qint64 total, Store store)
    {
        beginAccept(total);
        store();
        endAccept(page, total);
    }

    void fail(const Error &error);

    /// Takes these for what the next reload() asks, without asking.
    void adopt(int sortColumn, Qt::SortOrder sortOrder, const QString &search);

    [[nodiscard]] qint64 pageOf(int row) const { return row / pageSize; }

    /// Whether this generation has its first answer; until then the rows shown are the old ones.
    [[nodiscard]] bool isSettled() const { return !m_isReloading; }

private:
    void setState(State state);
    void requery();
    void want(qint64 page) const;
    void fetchWanted();
    void beginAccept(qint64 total);
    void endAccept(qint64 page, qint64 total);
    [[nodiscard]] QVariant placeholder(int column, int role) const;

    State m_state = State::Loading;
    Error m_error;
    qint64 m_total = 0;
    int m_rows = 0;
    QString m_search;
    bool m_onlyWithChecks = false;
    bool m_onlyUnnamed = false;
    bool m_isGrouped = false;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isActive = false;    ///< reload() was called once
    bool m_isReloading = false; ///< the answer to come begins a new generation
    bool m_isRequery = false;   ///< … with another search or order: row numbers mean something else
    bool m_isFetching = false;
    mutable QList<qint64> m_wanted; ///< pages that were looked at and are missing, newest last
};

} // namespace ShelfHelp::Ui

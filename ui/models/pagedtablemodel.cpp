// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pagedtablemodel.h"

#include "celltext.h"

#include <algorithm>
#include <limits>

namespace ShelfHelp::Ui {

namespace {

/// A view that is lower than a page touches two at most; older wishes are of rows scrolled past.
constexpr qsizetype maximumWanted = 2;

} // namespace

PagedTableModel::PagedTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PagedTableModel::setSearch(const QString &search)
{
    const QString words = search.simplified();
    if (words != m_search) {
        m_search = words;
        requery();
    }
}

void PagedTableModel::setOnlyWithChecks(bool on)
{
    if (on != m_onlyWithChecks) {
        m_onlyWithChecks = on;
        requery();
    }
}

void PagedTableModel::setOnlyUnnamed(bool on)
{
    if (on != m_onlyUnnamed) {
        m_onlyUnnamed = on;
        requery();
    }
}

void PagedTableModel::setGrouped(bool on)
{
    if (on != m_isGrouped) {
        m_isGrouped = on;
        requery();
    }
}

void PagedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (column == m_sortColumn && order == m_sortOrder)) {
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    requery();
}

void PagedTableModel::requery()
{
    m_isRequery = true;
    if (m_isActive) {
        reload();
    }
}

void PagedTableModel::reload()
{
    m_isActive = true;
    m_isReloading = true;
    m_isFetching = true;
    m_wanted.clear();
    setState(State::Loading);
    startFetch(0);
}

void PagedTableModel::tellTextsChanged()
{
    if (m_rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    }
}

int PagedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant PagedTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(isNumber(index.column()) ? Qt::AlignRight | Qt::AlignVCenter
                                                 : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (!hasPage(pageOf(index.row()))) {
        want(pageOf(index.row()));
        return placeholder(index.column(), role);
    }
    switch (role) {
    case Qt::DisplayRole:
        return displayText(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTipCell(toolTipText(index.row(), index.column()));
    case Qt::AccessibleTextRole:
        return QString(displayText(index.row(), index.column()).toString() + u' ' +
                       markOf(index.row(), index.column()))
            .trimmed();
    case MarkRole:
        return markOf(index.row(), index.column());
    case SortRole:
        return rawValue(index.row(), index.column());
    case PlaceholderRole:
        return false;
    default:
        return {};
    }
}

QVariant PagedTableModel::placeholder(int column, int role) const
{
    if (role == PlaceholderRole) {
        return true;
    }
    return role == Qt::DisplayRole && column == 0 ? QVariant(u"…"_qs) : QVariant();
}

QVariant PagedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return headerText(section);
    case Qt::TextAlignmentRole:
        return QVariant(isNumber(section) ? Qt::AlignRight | Qt::AlignVCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole:
        return machineName(section);
    default:
        return {};
    }
}

void PagedTableModel::want(qint64 page) const
{
    if (!m_isActive || m_isReloading) {
        return; // the rows shown are about to be replaced
    }
    m_wanted.removeOne(page);
    m_wanted.append(page);
    if (m_wanted.size() > maximumWanted) {
        m_wanted.removeFirst();
    }
    // Not from inside data(): an answer that is there at once would change rows while they are painted.
    auto *self = const_cast<PagedTableModel *>(this);
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
}

void PagedTableModel::fetchWanted()
{
    while (!m_isFetching && !m_wanted.isEmpty()) {
        const qint64 page = m_wanted.takeLast();
        if (!hasPage(page) && page * pageSize < m_rows) {
            m_isFetching = true;
            startFetch(page);
        }
    }
}

void PagedTableModel::beginAccept(qint64 total)
{
    m_total = total;
    const int rows = int(std::min<qint64>(total, std::numeric_limits<int>::max()));
    if (m_isReloading || rows != m_rows) {
        m_isRequery = m_isRequery || rows != m_rows;
        if (m_isRequery) {
            beginResetModel();
        }
        clearPages();
        m_isReloading = true;
        m_rows = rows;
    }
}

void PagedTableModel::endAccept(qint64 page, qint64 total)
{
    if (m_isRequery) {
        endResetModel();
    } else if (m_rows > 0) {
        const bool isAll = m_isReloading;
        const int first = isAll ? 0 : int(page) * pageSize;
        const int last = isAll ? m_rows - 1 : std::min(first + pageSize, m_rows) - 1;
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
    m_isRequery = false;
    m_isReloading = false;
    m_isFetching = false;
    m_error = {};
    setState(total == 0 ? State::Empty : State::Data);
    fetchWanted();
}

void PagedTableModel::fail(const Error &error)
{
    m_isFetching = false;
    m_wanted.clear();
    m_error = error;
    setState(State::Error);
}

void PagedTableModel::adopt(int sortColumn, Qt::SortOrder sortOrder, const QString &search)
{
    m_isRequery = m_isRequery || sortColumn != m_sortColumn || sortOrder != m_sortOrder || search != m_search;
    m_sortColumn = sortColumn;
    m_sortOrder = sortOrder;
    m_search = search;
}

void PagedTableModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace ShelfHelp::Ui

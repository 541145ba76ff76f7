// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejectionsmodel.h"

#include <ui/format/numbers.h>
#include <ui/format/privacy.h>
#include <ui/models/celltext.h>
#include <ui/models/pagedtablemodel.h>

#include <array>

namespace ShelfHelp::Ui {

namespace {

constexpr std::array<QLatin1StringView, RejectionsModel::ColumnCount> machineNames{
    QLatin1StringView("source"), QLatin1StringView("line"), QLatin1StringView("record"),
    QLatin1StringView("reason"), QLatin1StringView("path"), QLatin1StringView("detail")};

bool isNumber(int column)
{
    return column == RejectionsModel::Line || column == RejectionsModel::Record;
}

} // namespace

RejectionsModel::RejectionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RejectionsModel::setRejections(const QList<Ingest::RejectionReport> &rejections)
{
    beginResetModel();
    m_rejections = rejections;
    endResetModel();
}

int RejectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rejections.size());
}

int RejectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RejectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QVariant value = rawValue(m_rejections.at(index.row()), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Line && value.toLongLong() == 0 ? absentText() : value.toString();
    case Qt::ToolTipRole:
        return toolTipCell(value.toString());
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case PagedTableModel::SortRole:
        return value;
    default:
        return {};
    }
}

QVariant RejectionsModel::rawValue(const Ingest::RejectionReport &rejection, int column) const
{
    switch (column) {
    case Source:
        return rejection.source;
    case Line:
        return rejection.line;
    case Record:
        return rejection.record;
    case Reason:
        return rejection.reason;
    case Path:
        return rejection.path;
    case Detail:
        return privateText(rejection.detail); // may quote an address
    default:
        return {};
    }
}

QVariant RejectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == PagedTableModel::SortRole) {
        return QString(machineNames.at(std::size_t(section)));
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const std::array<QString, ColumnCount> names{tr("Source"), tr("Line"), tr("Record"),
                                                 tr("Reason"), tr("Path"), tr("Detail")};
    return names.at(std::size_t(section));
}

} // namespace ShelfHelp::Ui

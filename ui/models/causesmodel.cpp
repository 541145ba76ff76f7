// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "causesmodel.h"

#include "celltext.h"
#include "eventcells.h"

#include <ui/format/numbers.h>

#include <QLocale>

namespace ShelfHelp::Ui {

namespace {

constexpr qsizetype mostCharacters = 300;

} // namespace

CausesModel::CausesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CausesModel::setReasons(const QList<Sql::RejectionReason> &reasons, const QTimeZone &zone)
{
    beginResetModel();
    m_reasons = reasons;
    m_zone = zone;
    endResetModel();
}

int CausesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reasons.size());
}

int CausesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CausesModel::shownText(const Sql::RejectionReason &reason, int column) const
{
    const QLocale locale;
    switch (column) {
    case Cause:
        return reasonText(reason.reason);
    case Open:
        return countText(reason.open, locale);
    case Replayed:
        return countText(reason.retried, locale);
    case Discarded:
        return countText(reason.discarded, locale);
    case LastSeen:
        return instantCell(reason.lastSeen, m_zone);
    case Example:
        return visibleText(reason.exampleDetail.left(mostCharacters));
    default:
        return {};
    }
}

QVariant CausesModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return index.isValid() && isText ? shownText(m_reasons[index.row()], index.column()) : QVariant();
}

QVariant CausesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section != Cause && section != Example;
        return QVariant::fromValue(Qt::Alignment(isRight ? Qt::AlignRight : Qt::AlignLeft));
    }
    const QStringList titles{tr("Cause"),     tr("Open"),      tr("Replayed"),
                             tr("Discarded"), tr("Last seen"), tr("The newest one")};
    return role == Qt::DisplayRole ? titles[section] : QVariant();
}

} // namespace ShelfHelp::Ui

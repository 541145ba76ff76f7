// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguetextsmodel.h"

#include "celltext.h"
#include "filterterms.h"

#include <ui/format/numbers.h>

#include <QLocale>

#include <algorithm>
#include <limits>

namespace ShelfHelp::Ui {

namespace {

using Texts = QList<Sql::CatalogueText>;

/// No cell is wider than this.
constexpr qsizetype mostCharacters = 500;

template <typename Key>
void sortBy(Texts &texts, Qt::SortOrder order, Key key)
{
    std::stable_sort(texts.begin(), texts.end(), [&](const auto &one, const auto &other) {
        return order == Qt::AscendingOrder ? key(one) < key(other) : key(other) < key(one);
    });
}

} // namespace

CatalogueTextsModel::CatalogueTextsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CatalogueTextsModel::setTexts(const QList<Sql::CatalogueText> &texts, const QTimeZone &zone)
{
    beginResetModel();
    m_texts = texts;
    m_zone = zone;
    applyOrder();
    endResetModel();
}

int CatalogueTextsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_texts.size());
}

int CatalogueTextsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CatalogueTextsModel::shownText(const Sql::CatalogueText &text, int column) const
{
    switch (column) {
    case Library:
        return visibleText(text.libraryId);
    case Text: {
        const QString shown = visibleText(text.text.left(mostCharacters));
        return shown.isEmpty() ? tr("(no text)") : shown;
    }
    case Outcome:
        return outcomeText(text.outcome);
    case Suspect:
        return text.isSuspect ? tr("yes") : absentText();
    case Count:
        return countText(text.n, QLocale());
    case LastSeen:
        return instantCell(text.lastSeen, m_zone);
    default:
        return {};
    }
}

QVariant CatalogueTextsModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return index.isValid() && isText ? shownText(m_texts[index.row()], index.column()) : QVariant();
}

QVariant CatalogueTextsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == Count || section == LastSeen;
        return QVariant::fromValue(Qt::Alignment(isRight ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::InitialSortOrderRole) {
        return int(section < Suspect ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    const QStringList titles{tr("Library id"), tr("Answer of the catalogue"),
                             tr("Outcome"),    tr("Suspect"),
                             tr("n"),          tr("Last seen")};
    return role == Qt::DisplayRole ? titles[section] : QVariant();
}

void CatalogueTextsModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_column = column;
    m_order = order;
    applyOrder();
    endResetModel();
}

void CatalogueTextsModel::applyOrder()
{
    using One = Sql::CatalogueText;
    switch (m_column) {
    case Library:
        return sortBy(m_texts, m_order, [](const One &text) { return text.libraryId; });
    case Text:
        return sortBy(m_texts, m_order, [](const One &text) { return text.text.left(mostCharacters); });
    case Outcome:
        return sortBy(m_texts, m_order, [](const One &text) { return text.outcome; });
    case Suspect:
        return sortBy(m_texts, m_order, [](const One &text) { return text.isSuspect; });
    case LastSeen:
        return sortBy(m_texts, m_order, [](const One &text) {
            return text.lastSeen ? text.lastSeen->toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
        });
    default:
        return sortBy(m_texts, m_order, [](const One &text) { return text.n; });
    }
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "paritymodel.h"

#include "celltext.h"

#include <ui/format/numbers.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace ShelfHelp::Ui {

namespace {

using Sql::ParityReason;

struct Parity
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Parity)
};

QString causeText(const Sql::ParityCause &cause)
{
    const QString n = countText(std::abs(cause.n), QLocale());
    switch (cause.reason) {
    case ParityReason::NoOldShelf:
        return Parity::tr("theirs has no sum while no shelf is 90 days old");
    case ParityReason::BoundaryDayTwice:
        return Parity::tr("shelves of the day 90 days ago, counted twice: %1").arg(n);
    case ParityReason::UndatedShelf:
        return Parity::tr("shelves without a date, left out: %1").arg(n);
    case ParityReason::OtherZone:
        return Parity::tr("by the stored clock, not by the reporting zone: %1").arg(n);
    case ParityReason::OutsideAllTime:
        return Parity::tr("without a time between 2000 and 2099, counted: %1").arg(n);
    case ParityReason::NotInCatalogue:
        return Parity::tr("not in catalogue, counted as unavailable: %1").arg(n);
    case ParityReason::UnknownAnswer:
        return Parity::tr("unknown, counted as unavailable: %1").arg(n);
    case ParityReason::FlagAgainstText:
        return Parity::tr("by the flag, against the text: %1").arg(n);
    case ParityReason::SeveralUrls:
        return Parity::tr("further URLs of the same: %1").arg(n);
    }
    Q_UNREACHABLE();
}

/// A value of a view: its name, the row's key or NULL, the column.
using Cell = std::tuple<QString, std::optional<QString>, QString>;

/// Unique shelves against canonical shelves and readers are no rows of a view.
bool isOfTheView(const Sql::ParityRow &row)
{
    return row.view != u"total_unique_shelves" || row.key == u"";
}

bool isEqual(std::optional<double> one, std::optional<double> other)
{
    constexpr double rounding = 0.005; // theirs has two decimals
    return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) < rounding);
}

QString keyText(const Sql::ParityRow &row)
{
    if (!row.key) {
        return Parity::tr("(none)");
    }
    if (row.view == u"total_unique_shelves") {
        return row.key == u"shelves"   ? Parity::tr("against shelves")
               : row.key == u"readers" ? Parity::tr("against readers")
                                       : Parity::tr("against URLs");
    }
    const QString shown = visibleText(*row.key);
    return shown.isEmpty() ? absentText() : shown;
}

QString numberCellText(const Sql::ParityRow &row, std::optional<double> number, bool isSigned)
{
    const QLocale locale;
    if (!number) {
        return absentText();
    }
    const bool isPercent = row.view == u"library_avail_rate";
    const QString unit = isSigned ? Parity::tr("pp") : locale.percent();
    QString text = isPercent ? QString(locale.toString(std::abs(*number), 'f', 2) + QChar::Nbsp + unit)
                             : countText(qint64(std::llround(std::abs(*number))), locale);
    if (*number < 0) {
        return u'\u2212' + text;
    }
    return isSigned && *number > 0 ? QString(u'+' + text) : text;
}

} // namespace

QString parityReasonText(const Sql::ParityRow &row)
{
    QStringList texts;
    for (const Sql::ParityCause &cause : row.causes) {
        texts.append(causeText(cause));
    }
    return texts.join(u"; "_qs);
}

ParityModel::ParityModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ParityModel::setFigures(const ParityFigures &figures)
{
    beginResetModel();
    m_figures = figures;
    std::map<Cell, std::optional<double>> values;
    for (const Sql::ViewValue &value : figures.installed.values) {
        values.emplace(Cell(value.view, value.key, value.column), value.value);
    }
    m_installed.clear();
    for (const Sql::ParityRow &row : std::as_const(m_figures.rows)) {
        const auto found = values.find(Cell(row.view, row.key, row.column));
        m_installed.append(isOfTheView(row) && found != values.end() ? InstalledValue(found->second)
                                                                     : InstalledValue());
    }
    choose();
    endResetModel();
}

void ParityModel::setSearch(const QString &words)
{
    beginResetModel();
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    choose();
    endResetModel();
}

void ParityModel::setOnlyDifferences(bool only)
{
    beginResetModel();
    m_onlyDifferences = only;
    choose();
    endResetModel();
}

void ParityModel::choose()
{
    m_shown.clear();
    for (int row = 0; row < m_figures.rows.size(); ++row) {
        QString all;
        for (const int column : {View, Key, Value, Reason}) {
            all += text(row, column) + u'\n';
        }
        const bool hasWords = std::ranges::all_of(
            m_words, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
        if (hasWords && (!m_onlyDifferences || isDifferent(row))) {
            m_shown.append(row);
        }
    }
    applyOrder();
}

std::optional<std::optional<double>> ParityModel::installedAt(int row) const
{
    return m_installed[m_shown[row]];
}

bool ParityModel::contradicts(int row) const
{
    return m_installed[row] && !isEqual(*m_installed[row], m_figures.rows[row].theirs);
}

bool ParityModel::isDifferent(int row) const
{
    const Sql::ParityRow &each = m_figures.rows[row];
    return !isEqual(each.theirs, each.ours) || contradicts(row);
}

int ParityModel::differences() const
{
    int n = 0;
    for (int row = 0; row < m_figures.rows.size(); ++row) {
        n += isDifferent(row) ? 1 : 0;
    }
    return n;
}

int ParityModel::contradictions() const
{
    int n = 0;
    for (int row = 0; row < m_figures.rows.size(); ++row) {
        n += contradicts(row) ? 1 : 0;
    }
    return n;
}

int ParityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ParityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

std::optional<double> ParityModel::number(int row, int column) const
{
    const Sql::ParityRow &each = m_figures.rows[row];
    switch (column) {
    case Installed:
        return m_installed[row].value_or(std::nullopt);
    case Theirs:
        return each.theirs;
    case Ours:
        return each.ours;
    case Difference:
        return each.difference();
    default:
        return std::nullopt;
    }
}

QString ParityModel::text(int row, int column) const
{
    const Sql::ParityRow &each = m_figures.rows[row];
    switch (column) {
    case View:
        return each.view;
    case Key:
        return keyText(each);
    case Value:
        return each.column;
    case Installed:
        return m_installed[row] && !*m_installed[row] ? tr("NULL")
                                                      : numberCellText(each, number(row, column), false);
    case Theirs:
        return each.theirs ? numberCellText(each, each.theirs, false) : tr("NULL");
    case Reason: {
        const QString reason = parityReasonText(each);
        return reason.isEmpty() ? absentText() : reason;
    }
    default:
        return numberCellText(each, number(row, column), column == Difference);
    }
}

QVariant ParityModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return index.isValid() && isText ? text(m_shown[index.row()], index.column()) : QVariant();
}

QVariant ParityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    const bool isNumber = section >= Installed && section <= Difference;
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::InitialSortOrderRole) {
        return int(isNumber ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    const QStringList titles{tr("View"),   tr("Row"),  tr("Column"),     tr("Installed"),
                             tr("Theirs"), tr("Ours"), tr("Difference"), tr("Reason")};
    return role == Qt::DisplayRole ? titles[section] : QVariant();
}

void ParityModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_column = column;
    m_order = order;
    applyOrder();
    endResetModel();
}

void ParityModel::applyOrder()
{
    std::sort(m_shown.begin(), m_shown.end()); // of the views
    if (m_column < 0) {
        return;
    }
    const bool isNumber = m_column >= Installed && m_column <= Difference;
    const auto isLess = [&](int one, int other) {
        if (!isNumber) {
            return QString::compare(text(one, m_column), text(other, m_column), Qt::CaseInsensitive) < 0;
        }
        // Differences by their size, whichever way they go.
        const auto key = [&](int row) {
            const auto value = number(row, m_column);
            return !value                   ? std::numeric_limits<double>::lowest()
                   : m_column == Difference ? std::abs(*value)
                                            : *value;
        };
        return key(one) < key(other);
    };
    std::stable_sort(m_shown.begin(), m_shown.end(), [&](int one, int other) {
        return m_order == Qt::AscendingOrder ? isLess(one, other) : isLess(other, one);
    });
}

} // namespace ShelfHelp::Ui

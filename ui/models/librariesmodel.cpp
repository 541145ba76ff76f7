// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librariesmodel.h"

#include "celltext.h"

#include <ui/format/numbers.h>

#include <QLocale>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr std::array sorts{Sql::LibrarySort::Name,     Sql::LibrarySort::Id,
                           Sql::LibrarySort::Checks,   Sql::LibrarySort::Availability,
                           Sql::LibrarySort::Coverage, Sql::LibrarySort::Median,
                           Sql::LibrarySort::LastCheck};
static_assert(sorts.size() == LibrariesModel::ColumnCount);

} // namespace

LibrariesModel::LibrariesModel(Fetch fetch, const QTimeZone &zone, QObject *parent)
    : PagedModel(std::move(fetch), parent)
    , m_zone(zone)
{
    sort(Checks, Qt::DescendingOrder);
}

int LibrariesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Sql::LibrarySort LibrariesModel::sortOf(int column) const
{
    return sorts.at(std::size_t(column));
}

QList<ChartColumn> LibrariesModel::columns()
{
    return {{tr("Library"), u"name"_qs},         {tr("Id"), u"library_id"_qs},
            {tr("Checks"), u"checks"_qs},        {tr("Availability"), u"availability"_qs},
            {tr("Coverage"), u"coverage"_qs},    {tr("Median time"), u"median_ms"_qs},
            {tr("Last check"), u"last_check"_qs}};
}

QList<ChartCell> LibrariesModel::cells(const Sql::LibraryRow &library, const QTimeZone &zone)
{
    const QLocale locale;
    return {{.text = Ui::textCell(std::optional(library.name)), .raw = library.name},
            {.text = Ui::textCell(std::optional(library.libraryId)), .raw = library.libraryId},
            countCell(library.outcomes.total(), locale),
            shareCell(library.outcomes.availability(), locale),
            shareCell(library.outcomes.coverage(), locale),
            durationCell(library.medianMs, locale),
            {.text = instantCell(library.lastCheck, zone), .raw = rawCell(library.lastCheck)}};
}

QVariant LibrariesModel::displayText(int row, int column) const
{
    return cells(rowAt(row), m_zone)[column].text;
}

QVariant LibrariesModel::rawValue(int row, int column) const
{
    return cells(rowAt(row), m_zone)[column].raw;
}

QString LibrariesModel::markOf(int row, int column) const
{
    return column == Name && rowAt(row).isUnnamed ? tr("unnamed") : QString();
}

QString LibrariesModel::toolTipText(int row, int column) const
{
    const Sql::LibraryRow &library = rowAt(row);
    if (column != Name) {
        return PagedTableModel::toolTipText(row, column);
    }
    if (library.isUnnamed) {
        return tr("%1: this id came with a notification, and nobody has told its name (F2)")
            .arg(library.libraryId);
    }
    return library.isNameShared ? tr("%1 (%2): other libraries have the same name; the id tells them apart")
                                      .arg(library.name, library.libraryId)
                                : library.name;
}

std::optional<int> LibrariesModel::rowOf(const QString &libraryId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (hasPage(pageOf(row)) && rowAt(row).libraryId == libraryId) {
            return row;
        }
    }
    return std::nullopt;
}

QString LibrariesModel::headerText(int column) const
{
    return columns()[column].name;
}

QString LibrariesModel::machineName(int column) const
{
    return columns()[column].machineName;
}

bool LibrariesModel::isNumber(int column) const
{
    return column >= Checks && column <= Median;
}

} // namespace ShelfHelp::Ui

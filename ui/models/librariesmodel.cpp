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

QVariant LibrariesModel::displayText(int row, int column) const
{
    const Sql::LibraryRow &library = rowAt(row);
    switch (column) {
    case Name:
        return textCell(library.name);
    case Id:
        return textCell(library.libraryId);
    case Checks:
        return countText(library.outcomes.total(), QLocale());
    case Availability:
        return percentText(library.outcomes.availability(), QLocale());
    case Coverage:
        return percentText(library.outcomes.coverage(), QLocale());
    case Median:
        return durationText(library.medianMs, QLocale());
    case LastCheck:
        return instantCell(library.lastCheck, m_zone);
    default:
        return {};
    }
}

QVariant LibrariesModel::rawValue(int row, int column) const
{
    const Sql::LibraryRow &library = rowAt(row);
    switch (column) {
    case Name:
        return library.name;
    case Id:
        return library.libraryId;
    case Checks:
        return library.outcomes.total();
    case Availability:
        return rawCell(library.outcomes.availability());
    case Coverage:
        return rawCell(library.outcomes.coverage());
    case Median:
        return rawCell(library.medianMs);
    case LastCheck:
        return rawCell(library.lastCheck);
    default:
        return {};
    }
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

std::optional<Sql::LibraryRow> LibrariesModel::library(int row) const
{
    const QModelIndex cell = index(row, Id);
    if (!cell.isValid() || cell.data(PlaceholderRole).toBool()) {
        return std::nullopt;
    }
    return rowAt(row);
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
    switch (column) {
    case Name:
        return tr("Library");
    case Id:
        return tr("Id");
    case Checks:
        return tr("Checks");
    case Availability:
        return tr("Availability");
    case Coverage:
        return tr("Coverage");
    case Median:
        return tr("Median time");
    case LastCheck:
        return tr("Last check");
    default:
        return {};
    }
}

QString LibrariesModel::machineName(int column) const
{
    static constexpr std::array<QLatin1StringView, ColumnCount> names{
        QLatin1StringView("name"),         QLatin1StringView("library_id"), QLatin1StringView("checks"),
        QLatin1StringView("availability"), QLatin1StringView("coverage"),   QLatin1StringView("median_ms"),
        QLatin1StringView("last_check")};
    return names.at(std::size_t(column));
}

bool LibrariesModel::isNumber(int column) const
{
    return column >= Checks && column <= Median;
}

} // namespace ShelfHelp::Ui

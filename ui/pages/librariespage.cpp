// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librariespage.h"

#include <utility>

namespace ShelfHelp::Ui {

namespace {

TablePageTexts libraryTexts()
{
    return {.name = LibrariesPage::tr("Libraries"),
            .searchPlaceholder = LibrariesPage::tr("Search name or id ( / )"),
            .onlyWithChecks = LibrariesPage::tr("Onl&y with checks"),
            .nothingStored = LibrariesPage::tr(
                "No library has been stored yet: unknown ones come with their first check."),
            .nothingChecked = LibrariesPage::tr("No library has been checked yet."),
            .widestCells = {{},
                            u"cincinnatilibrary"_qs,
                            u"1,000,000"_qs,
                            u"100.0 %"_qs,
                            u"100.0 %"_qs,
                            u"59 m 59 s"_qs,
                            u"28 Sep 2026 20:46"_qs}};
}

LibrariesModel *makeModel(LibrariesModel::Fetch fetch, const QTimeZone &zone)
{
    auto *model = new LibrariesModel(std::move(fetch), zone);
    model->setOnlyWithChecks(true);
    return model;
}

} // namespace

LibrariesPage::LibrariesPage(LibrariesModel::Fetch fetch, const QTimeZone &zone, QWidget *parent)
    : TablePage(makeModel(std::move(fetch), zone), libraryTexts(), parent)
{
    setObjectName(u"librariesPage"_qs);
}

QString LibrariesPage::countText(qint64 total) const
{
    return total == 1 ? tr("1 library") : tr("%L1 libraries").arg(total);
}

} // namespace ShelfHelp::Ui

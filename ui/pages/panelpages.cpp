// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panelpages.h"

#include "eventspage.h"
#include "journeypage.h"
#include "overviewpage.h"

#include <ui/panels/definitions.h>

#include <array>

namespace ShelfHelp::Ui {

namespace {

struct PageMaker
{
    QLatin1StringView id;
    PanelPage *(*make)(const QString &id, QWidget *parent);
};

/// A page of cards and nothing else.
template <QList<PanelDefinition> (*panels)()>
PanelPage *plainPage(const QString &id, QWidget *parent)
{
    return new PanelPage(id + u"Page"_qs, panels(), {}, nullptr, parent);
}

constexpr std::array pageMakers{
    PageMaker{QLatin1StringView("overview"),
              [](const QString &, QWidget *parent) -> PanelPage * { return new OverviewPage(parent); }},
    PageMaker{QLatin1StringView("shelves"), plainPage<&shelfPanels>},
    PageMaker{QLatin1StringView("durations"), plainPage<&durationPanels>},
    PageMaker{QLatin1StringView("libraries"), plainPage<&libraryPanels>},
    PageMaker{QLatin1StringView("books"), plainPage<&bookPanels>},
    PageMaker{QLatin1StringView("activity"), plainPage<&activityPanels>},
    PageMaker{QLatin1StringView("journey"),
              [](const QString &, QWidget *parent) -> PanelPage * { return new JourneyPage(parent); }},
    PageMaker{QLatin1StringView("events"),
              [](const QString &, QWidget *parent) -> PanelPage * { return new EventsPage(parent); }},
    PageMaker{QLatin1StringView("parity"), plainPage<&parityPanels>},
};

} // namespace

QStringList panelPageIds()
{
    QStringList ids;
    for (const PageMaker &maker : pageMakers) {
        ids.append(maker.id);
    }
    return ids;
}

PanelPage *makePanelPage(const QString &id, QWidget *parent)
{
    for (const PageMaker &maker : pageMakers) {
        if (maker.id == id) {
            return maker.make(id, parent);
        }
    }
    return nullptr;
}

} // namespace ShelfHelp::Ui

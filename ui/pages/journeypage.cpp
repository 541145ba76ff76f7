// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journeypage.h"

#include <ui/charts/funnelchart.h>
#include <ui/panels/definitions.h>

namespace ShelfHelp::Ui {

JourneyPage::JourneyPage(QWidget *parent)
    : PanelPage(u"journeyPage"_qs, journeyPanels(), {}, nullptr, parent)
{
    for (const Panel *panel : panels()) {
        if (const auto *funnel = qobject_cast<const FunnelChart *>(panel->body())) {
            connect(funnel, &FunnelChart::windowRequested, this, &JourneyPage::windowRequested);
        }
    }
}

} // namespace ShelfHelp::Ui

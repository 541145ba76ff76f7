// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventspage.h"

#include "eventtiles.h"

#include <ui/panels/definitions.h>

namespace ShelfHelp::Ui {

namespace {

const QString tilesRequest = u"eventTiles"_qs;

} // namespace

EventsPage::EventsPage(QWidget *parent)
    : EventsPage(new EventTiles, parent)
{
}

EventsPage::EventsPage(EventTiles *tiles, QWidget *parent)
    : PanelPage(u"eventsPage"_qs, eventPanels(), {.columns = 2}, tiles, parent)
    , m_tiles(tiles)
{
    connect(m_tiles, &EventTiles::retryRequested, this, &PanelPage::retryRequested);
    connect(m_tiles, &EventTiles::rowsRequested, this, &PanelPage::rowsRequested);
}

QList<FigureRequest> EventsPage::requests() const
{
    return QList<FigureRequest>{{.panel = tilesRequest, .read = readEventTiles}} + PanelPage::requests();
}

void EventsPage::showLoading()
{
    PanelPage::showLoading();
    m_tiles->showLoading();
}

void EventsPage::take(const FigureAnswer &answer, const Question &question)
{
    if (answer.panel != tilesRequest) {
        PanelPage::take(answer, question);
    } else if (answer.figure.ok()) {
        m_tiles->showFigures(answer.figure.value().as<EventTileFigures>(), question);
    } else {
        m_tiles->showError(answer.figure.error());
    }
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewpage.h"

#include "overviewtiles.h"
#include "tilerow.h"

#include <ui/panels/definitions.h>

namespace ShelfHelp::Ui {

namespace {

const QString tilesRequest = u"tiles"_qs;

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : OverviewPage(new TileRow, parent)
{
}

OverviewPage::OverviewPage(TileRow *tiles, QWidget *parent)
    : PanelPage(u"overviewPage"_qs, overviewPanels(), {}, tiles, parent)
    , m_tiles(tiles)
{
    connect(m_tiles, &TileRow::retryRequested, this, &PanelPage::retryRequested);
    connect(m_tiles, &TileRow::rowsRequested, this, &PanelPage::rowsRequested);
}

QList<FigureRequest> OverviewPage::requests() const
{
    return QList<FigureRequest>{{.panel = tilesRequest, .read = readTiles}} + PanelPage::requests();
}

ChartTable OverviewPage::headerTable() const
{
    return m_tiles->table();
}

void OverviewPage::showLoading()
{
    PanelPage::showLoading();
    m_tiles->showLoading();
}

void OverviewPage::take(const FigureAnswer &answer, const Question &question)
{
    if (answer.panel != tilesRequest) {
        PanelPage::take(answer, question);
        return;
    }
    m_tilesAnswer = answer;
    m_tilesQuestion = question;
    if (answer.figure.ok()) {
        m_tiles->showFigures(answer.figure.value().as<TileFigures>(), question);
    } else {
        m_tiles->showError(answer.figure.error());
    }
}

std::optional<ExplainSubject> OverviewPage::currentSubject() const
{
    const int tile = m_tiles->currentTile();
    if (tile < 0 || !m_tilesAnswer) {
        return PanelPage::currentSubject();
    }
    const auto which = static_cast<OverviewTile>(tile);
    const auto rows = m_tiles->rowsOf(tile);
    return ExplainSubject{
        .title = tileHeading(which).name,
        .figures = {which == OverviewTile::DeadLetters ? u"open_rejections"_qs : u"totals"_qs},
        .answer = *m_tilesAnswer,
        .question = m_tilesQuestion,
        .rows = rows ? QList<RowsBehind>{*rows} : QList<RowsBehind>()};
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tilerow.h"

#include "overviewtiles.h"

#include <ui/charts/bucketgrid.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/responsivegrid.h>
#include <ui/charts/tile.h>

#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize tileCell(156, 108);
constexpr int mostTileColumns = 5;

} // namespace

TileRow::TileRow(QWidget *parent)
    : QWidget(parent)
    , m_grid(new ResponsiveGrid(tileCell, mostTileColumns, this))
    , m_error(new MessagePanel(this))
{
    static_assert(std::tuple_size_v<decltype(m_tiles)> == overviewTileCount);
    m_error->setObjectName(u"tilesError"_qs);
    m_error->hide();
    m_grid->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    makeTiles();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_grid);
    column->addWidget(m_error);
    connect(m_error, &MessagePanel::retryRequested, this, &TileRow::retryRequested);
}

TileRow::~TileRow() = default;

void TileRow::makeTiles()
{
    for (int i = 0; i < overviewTileCount; ++i) {
        const TileHeading heading = tileHeading(static_cast<OverviewTile>(i));
        auto *tile = new Tile(heading.objectName, heading.name, heading.explanation);
        m_tiles[static_cast<std::size_t>(i)] = tile;
        m_grid->add(tile);
        connect(tile, &Tile::opened, this, [this, i] { openRows(i); });
    }
}

void TileRow::showLoading()
{
    for (Tile *tile : m_tiles) {
        tile->setLoading();
    }
}

void TileRow::showFigures(const TileFigures &figures, const Question &question)
{
    m_grid->show();
    m_error->hide();
    m_figures = std::make_unique<TileFigures>(figures);
    m_question = question;
    const BucketGrid grid(question.time);
    for (int i = 0; i < overviewTileCount; ++i) {
        const auto tile = static_cast<OverviewTile>(i);
        Tile *shown = m_tiles[static_cast<std::size_t>(i)];
        shown->setContent(tileContent(tile, figures, grid, locale()));
        shown->setOpens(tileRows(tile, figures, question).has_value());
    }
}

void TileRow::showError(const Error &error)
{
    m_grid->hide();
    m_error->showError(error);
    m_error->show();
}

ChartTable TileRow::table() const
{
    ChartTable table{.columns = {{tr("Figure"), u"figure"_qs},
                                 {tr("Value"), u"value"_qs},
                                 {tr("Beside it"), u"secondary"_qs},
                                 {tr("Change"), u"change"_qs},
                                 {tr("Compared with"), u"comparison"_qs},
                                 {tr("Exactly"), u"exact"_qs}},
                     .rows = {}};
    if (m_figures == nullptr) {
        return table;
    }
    const BucketGrid grid(m_question.time);
    for (int i = 0; i < overviewTileCount; ++i) {
        const auto tile = static_cast<OverviewTile>(i);
        const TileContent content = tileContent(tile, *m_figures, grid, locale());
        QList<ChartCell> row;
        for (const QString &text :
             {tileHeading(tile).name, content.value, content.secondary,
              content.delta ? arrowText(*content.delta) : QString(), content.comparison, content.exact}) {
            row.append(textCell(text));
        }
        table.rows.append(row);
    }
    return table;
}

int TileRow::currentTile() const
{
    for (int i = 0; i < overviewTileCount; ++i) {
        const Tile *tile = m_tiles[static_cast<std::size_t>(i)];
        if (tile->hasFocus() || tile->underMouse()) {
            return i;
        }
    }
    return -1;
}

std::optional<RowsBehind> TileRow::rowsOf(int tile) const
{
    return m_figures == nullptr ? std::nullopt
                                : tileRows(static_cast<OverviewTile>(tile), *m_figures, m_question);
}

void TileRow::openRows(int tile)
{
    if (const auto rows = rowsOf(tile)) {
        Q_EMIT rowsRequested(*rows);
    }
}

} // namespace ShelfHelp::Ui

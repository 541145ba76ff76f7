// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>
#include <ui/models/charttable.h>
#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>

#include <QWidget>

#include <array>
#include <memory>
#include <optional>

namespace ShelfHelp::Ui {

class MessagePanel;
class ResponsiveGrid;
class Tile;
struct TileFigures;

/// The headline figures of the Overview page side by side, or why there are none.
class TileRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TileRow)

public:
    explicit TileRow(QWidget *parent = nullptr);
    ~TileRow() override;

    /// The old figures stay, paler.
    void showLoading();
    void showFigures(const TileFigures &figures, const Question &question);
    void showError(const Error &error);

    /// The figures as rows and columns; no rows before there are some.
    [[nodiscard]] ChartTable table() const;
    /// The tile under the focus or the pointer, a number of OverviewTile; −1 without one.
    [[nodiscard]] int currentTile() const;
    /// The rows it leads to.
    [[nodiscard]] std::optional<RowsBehind> rowsOf(int tile) const;

Q_SIGNALS:
    void retryRequested();
    void rowsRequested(const RowsBehind &rows);

private:
    void makeTiles();
    void openRows(int tile);

    ResponsiveGrid *m_grid;
    MessagePanel *m_error;
    std::array<Tile *, 10> m_tiles{};
    std::unique_ptr<TileFigures> m_figures; ///< null until there are some
    Question m_question;
};

} // namespace ShelfHelp::Ui

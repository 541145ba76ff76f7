// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/eventfigures.h>
#include <ui/models/figure.h>
#include <ui/models/rowsbehind.h>

#include <QWidget>

#include <array>
#include <memory>

namespace ShelfHelp::Ui {

class MessagePanel;
class ResponsiveGrid;
class Tile;

/// What counts at two in the morning.
struct EventTileFigures
{
    bool isRecorded = true; ///< there is a ledger
    qint64 open = 0;        ///< dead letters nobody has dealt with
    std::optional<QDateTime> lastOpenSeen = {};
    QList<Sql::JournalEntry> latest = {}; ///< newest first, at most mostLatest, of the ledger
    Sql::EventBucket now = {};            ///< of the range
    std::optional<Sql::EventBucket> before = {};
    QDateTime asOf = {};

    static constexpr int mostLatest = 20;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readEventTiles(Sql::Snapshot &snapshot, const Question &question);

/// The headline figures of the Events page side by side, or why there are none. GUI thread only.
class EventTiles final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventTiles)

public:
    explicit EventTiles(QWidget *parent = nullptr);
    ~EventTiles() override;

    void showLoading();
    void showFigures(const EventTileFigures &figures, const Question &question);
    void showError(const Error &error);

Q_SIGNALS:
    void retryRequested();
    void rowsRequested(const RowsBehind &rows);

private:
    enum Which { DeadLetters, Last, Lag, Arrived, Duplicates, TileCount };

    void makeTiles();
    [[nodiscard]] std::optional<RowsBehind> rowsOf(Which tile) const;

    ResponsiveGrid *m_grid;
    MessagePanel *m_error;
    std::array<Tile *, TileCount> m_tiles{};
    EventTileFigures m_figures;
    Question m_question;
};

} // namespace ShelfHelp::Ui

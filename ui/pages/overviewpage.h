// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/overviewfigures.h>

#include <QWidget>

#include <array>

class QLabel;
class QScrollArea;
class QStackedLayout;

namespace ShelfHelp::Ui {

class ActivityChart;
class BucketGrid;
class Card;
class Chart;
class DurationChart;
class MediumChart;
class MessagePanel;
class OutcomeChart;
class ResponsiveGrid;
class ShelfChart;
class SizeChart;
class Tile;

/// The first page: six headline figures and six charts over one range. It is given figures and paints
/// them; it asks nobody for anything. GUI thread only.
class OverviewPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    explicit OverviewPage(QWidget *parent = nullptr);
    ~OverviewPage() override;

    /// Figures were asked for: what is shown stays, paler.
    void setLoading();
    /// Shows the figures of `context`. A figure that failed leaves an error on its own card only.
    void setFigures(const Sql::OverviewFigures &figures, const Sql::TimeContext &context);

Q_SIGNALS:
    void retryRequested();
    void loadSampleRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeTiles();
    void makeCards();
    void arrange();
    void linkCrosshairs();
    void applyTheme();
    Card *addCard(const QString &objectName, Chart *chart);

    void showHeading(const Sql::OverviewFigures &figures, const Sql::TimeContext &context);
    void showTiles(const Sql::OverviewFigures &figures, const BucketGrid &grid);
    void showActivity(const Result<QList<Sql::ActivityBucket>> &activity, const BucketGrid &grid);
    void showDurations(const Result<QList<Sql::DurationBucket>> &durations, const BucketGrid &grid);
    void showOutcomes(const Result<QList<Sql::OutcomeBucket>> &outcomes, const BucketGrid &grid);
    void showSizes(const Sql::OverviewFigures &figures);

    QStackedLayout *m_layers = nullptr;
    QScrollArea *m_scroll;
    MessagePanel *m_empty;
    QLabel *m_comparison;
    QLabel *m_rejections;
    MessagePanel *m_totalsError;
    ResponsiveGrid *m_tileGrid;
    ResponsiveGrid *m_cardGrid;
    std::array<Tile *, 6> m_tiles{};
    QList<Card *> m_cards;

    DurationChart *m_durations;
    ShelfChart *m_shelves;
    ActivityChart *m_activity;
    OutcomeChart *m_outcomes;
    MediumChart *m_media;
    SizeChart *m_sizes;
    Card *m_durationsCard = nullptr;
    Card *m_shelvesCard = nullptr;
    Card *m_activityCard = nullptr;
    Card *m_outcomesCard = nullptr;
    Card *m_mediaCard = nullptr;
    Card *m_sizesCard = nullptr;
};

} // namespace ShelfHelp::Ui

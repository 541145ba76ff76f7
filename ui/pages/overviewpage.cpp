// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewpage.h"

#include "overviewtiles.h"

#include <ui/charts/activitychart.h>
#include <ui/charts/card.h>
#include <ui/charts/cardframe.h>
#include <ui/charts/durationchart.h>
#include <ui/charts/mediumchart.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/outcomechart.h>
#include <ui/charts/responsivegrid.h>
#include <ui/charts/shelfchart.h>
#include <ui/charts/sizechart.h>
#include <ui/format/dates.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize tileCell(156, 110);
constexpr QSize cardCell(316, 272);
constexpr int mostTileColumns = 6;
constexpr int mostCardColumns = 3;

bool isEmptyDatabase(const Sql::OverviewFigures &figures)
{
    if (!figures.totals.ok()) {
        return false;
    }
    const Sql::Totals &totals = figures.totals.value();
    return totals.known.urls == 0 && totals.shelfSearches == 0 && totals.libraryChecks == 0;
}

std::optional<Sql::Totals> comparisonOf(const Sql::OverviewFigures &figures)
{
    return figures.comparison.ok() ? figures.comparison.value() : std::nullopt;
}

/// "per week · incomplete buckets are hatched" – what a bucket is, and why the last one looks different.
QString bucketRemark(const BucketGrid &grid, const QString &partial)
{
    const QString per = perBucketText(grid.bucket());
    return grid.hasPartial() ? QString(per + u" · " + partial) : per;
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_empty(new MessagePanel(this))
    , m_comparison(plainLabel(u"comparisonLabel"_qs, this))
    , m_rejections(plainLabel(u"rejectionsLabel"_qs, this))
    , m_totalsError(new MessagePanel(this))
    , m_tileGrid(new ResponsiveGrid(tileCell, mostTileColumns, this))
    , m_cardGrid(new ResponsiveGrid(cardCell, mostCardColumns, this))
    , m_durations(new DurationChart)
    , m_shelves(new ShelfChart)
    , m_activity(new ActivityChart)
    , m_outcomes(new OutcomeChart)
    , m_media(new MediumChart)
    , m_sizes(new SizeChart)
{
    setObjectName(u"overviewPage"_qs);
    m_empty->setObjectName(u"emptyPanel"_qs);
    m_totalsError->setObjectName(u"totalsError"_qs);
    makeTiles();
    makeCards();
    arrange();
    linkCrosshairs();
    applyTheme();
    connect(m_empty, &MessagePanel::actionRequested, this, &OverviewPage::loadSampleRequested);
    connect(m_totalsError, &MessagePanel::retryRequested, this, &OverviewPage::retryRequested);
    m_comparison->hide();
    m_rejections->hide();
    setLoading();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::makeTiles()
{
    for (int i = 0; i < overviewTileCount; ++i) {
        const TileHeading heading = tileHeading(static_cast<OverviewTile>(i));
        auto *tile = new Tile(heading.objectName, heading.name, heading.explanation);
        m_tiles[static_cast<std::size_t>(i)] = tile;
        m_tileGrid->add(tile);
    }
}

void OverviewPage::makeCards()
{
    m_durationsCard = addCard(u"durationsCard"_qs, m_durations);
    m_shelvesCard = addCard(u"shelvesCard"_qs, m_shelves);
    m_activityCard = addCard(u"activityCard"_qs, m_activity);
    m_outcomesCard = addCard(u"outcomesCard"_qs, m_outcomes);
    m_mediaCard = addCard(u"mediumCard"_qs, m_media);
    m_sizesCard = addCard(u"sizesCard"_qs, m_sizes);
}

Card *OverviewPage::addCard(const QString &objectName, Chart *chart)
{
    auto *card = new Card(objectName, chart);
    connect(card, &Card::retryRequested, this, &OverviewPage::retryRequested);
    connect(card, &Card::emptyActionRequested, this, &OverviewPage::loadSampleRequested);
    m_cardGrid->add(card);
    m_cards.append(card);
    return card;
}

void OverviewPage::arrange()
{
    const Scale scale(font());
    auto *content = new QWidget;
    content->setObjectName(u"overviewContent"_qs);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(scale.px(16));
    heading->addWidget(m_comparison);
    heading->addStretch();
    heading->addWidget(m_rejections);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(20));
    column->setSpacing(scale.px(12));
    column->addLayout(heading);
    column->addWidget(m_tileGrid);
    column->addWidget(m_totalsError);
    column->addWidget(m_cardGrid, 1);
    m_tileGrid->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_totalsError->hide();

    m_scroll->setObjectName(u"overviewScroll"_qs);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    // The page paints its own background; a scroll area would fill both of these with the palette's.
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_layers = new QStackedLayout(this);
    m_layers->addWidget(m_scroll);
    m_layers->addWidget(m_empty);
}

void OverviewPage::linkCrosshairs()
{
    const QList<Chart *> charts{m_durations, m_shelves, m_activity, m_outcomes};
    for (Chart *source : charts) {
        for (Chart *follower : charts) {
            if (source != follower) {
                connect(source, &Chart::currentMarkChanged, follower, &Chart::showCrosshair);
            }
        }
    }
}

void OverviewPage::setLoading()
{
    m_layers->setCurrentWidget(m_scroll);
    for (Card *card : std::as_const(m_cards)) {
        card->showLoading();
    }
    for (Tile *tile : m_tiles) {
        tile->setLoading();
    }
}

void OverviewPage::setFigures(const Sql::OverviewFigures &figures, const Sql::TimeContext &context)
{
    if (isEmptyDatabase(figures)) {
        m_empty->showEmpty(tr("No notifications yet: nothing is stored up to the end of this range."),
                           tr("Load sample notification…"));
        m_layers->setCurrentWidget(m_empty);
        return;
    }
    m_layers->setCurrentWidget(m_scroll);
    const BucketGrid grid(context);
    showHeading(figures, context);
    showTiles(figures, grid);
    showActivity(figures.activity, grid);
    showDurations(figures.durations, grid);
    showOutcomes(figures.outcomes, grid);
    showSizes(figures);
    const QTime asOf = figures.asOf.toTimeZone(context.reportingZone).time();
    for (Card *card : std::as_const(m_cards)) {
        card->setAsOf(tr("as of %1").arg(clockText(asOf, locale())));
    }
}

void OverviewPage::showHeading(const Sql::OverviewFigures &figures, const Sql::TimeContext &context)
{
    if (context.comparison) {
        m_comparison->setText(
            tr("Compared with %1").arg(rangeText(*context.comparison, context.reportingZone, locale())));
    }
    m_comparison->setVisible(context.comparison.has_value());
    const qint64 open = figures.openRejections.ok() ? figures.openRejections.value() : 0;
    m_rejections->setText(tr("⚠ Rejected notifications: %1").arg(countText(open, locale())));
    m_rejections->setVisible(open > 0);
}

void OverviewPage::showTiles(const Sql::OverviewFigures &figures, const BucketGrid &grid)
{
    m_tileGrid->setVisible(figures.totals.ok());
    m_totalsError->setVisible(!figures.totals.ok());
    if (!figures.totals.ok()) {
        m_totalsError->showError(figures.totals.error());
        return;
    }
    for (int i = 0; i < overviewTileCount; ++i) {
        const auto tile = static_cast<OverviewTile>(i);
        TileContent content = tileContent(tile, figures.totals.value(), comparisonOf(figures), locale());
        content.trend = tileTrend(tile, figures, grid);
        m_tiles[static_cast<std::size_t>(i)]->setContent(content);
    }
}

void OverviewPage::showActivity(const Result<QList<Sql::ActivityBucket>> &activity, const BucketGrid &grid)
{
    if (!activity.ok()) {
        m_shelvesCard->showError(activity.error());
        m_activityCard->showError(activity.error());
        return;
    }
    m_shelves->setData(grid, activity.value());
    m_activity->setData(grid, activity.value());
    m_shelvesCard->setSubtitle(
        tr("distinct shelf URLs %1").arg(bucketRemark(grid, tr("incomplete hatched"))));
    m_activityCard->setSubtitle(tr("events %1").arg(bucketRemark(grid, tr("incomplete hollow"))));
    m_shelves->hasData() ? m_shelvesCard->showData()
                         : m_shelvesCard->showEmpty(tr("No shelf up to the end of this range."));
    m_activity->hasData() ? m_activityCard->showData()
                          : m_activityCard->showEmpty(tr("No searches in this range."));
}

void OverviewPage::showDurations(const Result<QList<Sql::DurationBucket>> &durations, const BucketGrid &grid)
{
    if (!durations.ok()) {
        m_durationsCard->showError(durations.error());
        return;
    }
    m_durations->setData(grid, durations.value());
    m_durationsCard->setSubtitle(
        tr("log scale · cold = fetched, warm = cached · %1").arg(perBucketText(grid.bucket())));
    m_durations->hasData() ? m_durationsCard->showData()
                           : m_durationsCard->showEmpty(tr("No shelf searches in this range."));
}

void OverviewPage::showOutcomes(const Result<QList<Sql::OutcomeBucket>> &outcomes, const BucketGrid &grid)
{
    if (!outcomes.ok()) {
        m_outcomesCard->showError(outcomes.error());
        m_mediaCard->showError(outcomes.error());
        return;
    }
    Sql::OutcomeCounts libby;
    Sql::OutcomeCounts physical;
    for (const Sql::OutcomeBucket &bucket : outcomes.value()) {
        libby += bucket.libby;
        physical += bucket.physical;
    }
    m_outcomes->setData(grid, outcomes.value());
    m_media->setData(libby, physical);
    m_outcomesCard->setSubtitle(
        tr("share of library checks %1").arg(bucketRemark(grid, tr("incomplete veiled"))));
    m_mediaCard->setSubtitle(tr("share of library checks in the range"));
    const QString nothing = tr("No library checks in this range.");
    m_outcomes->hasData() ? m_outcomesCard->showData() : m_outcomesCard->showEmpty(nothing);
    m_media->hasData() ? m_mediaCard->showData() : m_mediaCard->showEmpty(nothing);
}

void OverviewPage::showSizes(const Sql::OverviewFigures &figures)
{
    if (!figures.sizes.ok()) {
        m_sizesCard->showError(figures.sizes.error());
        return;
    }
    const Sql::Totals totals = figures.totals.ok() ? figures.totals.value() : Sql::Totals{};
    m_sizes->setData(figures.sizes.value(), totals.shelvesAtCap);
    m_sizesCard->setSubtitle(
        tr("shelves by number of books · shelves of 800 and more are recorded as 600 · %1 at the cap")
            .arg(percentText(shareOf(totals.shelvesAtCap, totals.sizedShelves), locale())));
    m_sizes->hasData() ? m_sizesCard->showData()
                       : m_sizesCard->showEmpty(tr("No shelf was searched in this range."));
}

void OverviewPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).page);
}

void OverviewPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void OverviewPage::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    styleLabel(m_comparison, textFont(font(), TextRole::Subtitle), theme.muted);
    styleLabel(m_rejections, textFont(font(), TextRole::TileDelta), theme.bad);
}

} // namespace ShelfHelp::Ui

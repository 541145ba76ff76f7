// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventtiles.h"

#include <sql/watermark.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/responsivegrid.h>
#include <ui/charts/tile.h>
#include <ui/format/dates.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/eventcells.h>

#include <QVBoxLayout>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize tileCell(156, 108);
constexpr int hour = 3600;
constexpr int day = 24 * hour;

/// The counts of all buckets of a range.
Result<std::optional<Sql::EventBucket>> countsOf(Sql::Snapshot &snapshot, const Sql::TimeContext &context)
{
    const auto buckets = Sql::eventCounts(snapshot, context);
    if (!buckets.ok()) {
        return buckets.error();
    }
    if (!buckets.value()) {
        return std::optional<Sql::EventBucket>();
    }
    Sql::EventBucket sum{.start = context.range.from};
    for (const Sql::EventBucket &bucket : *buckets.value()) {
        sum.stored += bucket.stored;
        sum.adopted += bucket.adopted;
        sum.duplicates += bucket.duplicates;
        sum.rejected += bucket.rejected;
    }
    return std::optional(sum);
}

/// The newest notifications, whatever the range.
Result<QList<Sql::JournalEntry>> latestOnes(Sql::Snapshot &snapshot, const Sql::TimeContext &context)
{
    const auto watermark = Sql::watermark(snapshot.connection());
    if (!watermark.ok()) {
        return watermark.error();
    }
    if (!watermark.value().lastIngest) {
        return QList<Sql::JournalEntry>();
    }
    // Runs that brought nothing new may be later, so it may lie further back.
    for (const qint64 seconds : {qint64(hour), qint64(31 * day), qint64(100 * 366) * day}) {
        Sql::TimeContext around = context;
        around.range = {watermark.value().lastIngest->addSecs(-seconds),
                        watermark.value().lastIngest->addSecs(1)};
        const auto page =
            Sql::eventJournal(snapshot, around,
                              {.filter = {.states = {Sql::EventState::Stored, Sql::EventState::Adopted}},
                               .limit = EventTileFigures::mostLatest});
        if (!page.ok()) {
            return page.error();
        }
        if (page.value() && !page.value()->entries.isEmpty()) {
            return page.value()->entries;
        }
    }
    return QList<Sql::JournalEntry>();
}

QString agoText(qint64 seconds)
{
    if (seconds < 60) {
        return EventTiles::tr("just now");
    }
    if (seconds < hour) {
        return EventTiles::tr("%n min ago", nullptr, int(seconds / 60));
    }
    return seconds < 2 * day
               ? EventTiles::tr("%n h ago", nullptr, int(seconds / hour))
               : pluralText(EventTiles::tr("%n day(s) ago", nullptr, int(seconds / day)), seconds / day);
}

std::optional<double> medianQueueLag(const QList<Sql::JournalEntry> &entries)
{
    QList<double> lags;
    for (const Sql::JournalEntry &entry : entries) {
        if (entry.queueLagUs) {
            lags.append(double(*entry.queueLagUs) / 1000);
        }
    }
    if (lags.isEmpty()) {
        return std::nullopt;
    }
    std::sort(lags.begin(), lags.end());
    const qsizetype middle = lags.size() / 2;
    return lags.size() % 2 == 1 ? lags[middle] : (lags[middle - 1] + lags[middle]) / 2;
}

TileContent openContent(const EventTileFigures &figures, const QTimeZone &zone, const QLocale &locale)
{
    TileContent content{.value = tileCountText(figures.open, locale)};
    content.comparison = figures.open == 0 ? EventTiles::tr("nothing to do")
                         : figures.lastOpenSeen
                             ? EventTiles::tr("last seen %1")
                                   .arg(dateText(figures.lastOpenSeen->toTimeZone(zone).date(),
                                                 DateStyle::DayMonthYear, locale))
                             : QString();
    content.exact = countText(figures.open, locale);
    return content;
}

TileContent lastContent(const EventTileFigures &figures, const QTimeZone &zone, const QLocale &locale)
{
    if (figures.latest.isEmpty()) {
        return {.value = absentText(), .comparison = EventTiles::tr("none was stored yet")};
    }
    const Sql::JournalEntry &last = figures.latest.first();
    return {.value = agoText(last.applied.secsTo(figures.asOf)),
            .comparison = instantCell(last.applied, zone),
            .exact = kindText(last.kind) + u" · " + momentText(last.applied, zone, locale)};
}

TileContent lagContent(const EventTileFigures &figures, const QLocale &locale)
{
    const auto lag = medianQueueLag(figures.latest);
    if (!lag) {
        return {.value = absentText(), .comparison = EventTiles::tr("no time of publication")};
    }
    const auto days = qint64(std::abs(*lag) / 1000) / day;
    const QString text = days < 2
                             ? durationText(std::abs(*lag), locale) // else files of old days were replayed
                             : pluralText(EventTiles::tr("%Ln day(s)", nullptr, int(days)), days);
    return {.value = *lag < 0 ? u'−' + text : text,
            .comparison = *lag < -1000 ? EventTiles::tr("negative: the clocks disagree")
                                       : EventTiles::tr("median of the last %1").arg(figures.latest.size())};
}

TileContent countContent(qint64 now, std::optional<qint64> before, const QLocale &locale)
{
    TileContent content{.value = tileCountText(now, locale), .exact = countText(now, locale)};
    if (before) {
        content.delta = countDelta(now, *before, locale);
        content.comparison = EventTiles::tr("vs %1").arg(countText(*before, locale));
    }
    return content;
}

} // namespace

Result<Figure> readEventTiles(Sql::Snapshot &snapshot, const Question &question)
{
    EventTileFigures figures{.asOf = question.time.now};
    const auto now = countsOf(snapshot, question.time);
    if (!now.ok()) {
        return now.error();
    }
    if (!now.value()) {
        figures.isRecorded = false;
        return Figure::of(figures);
    }
    figures.now = *now.value();
    if (const auto earlier = comparisonOf(question)) {
        const auto before = countsOf(snapshot, earlier->time);
        if (!before.ok()) {
            return before.error();
        }
        figures.before = before.value();
    }
    const auto reasons = Sql::rejectionReasons(snapshot);
    if (!reasons.ok()) {
        return reasons.error();
    }
    for (const Sql::RejectionReason &reason : reasons.value().value_or(QList<Sql::RejectionReason>())) {
        figures.open += reason.open;
        if (reason.open > 0 && (!figures.lastOpenSeen || *figures.lastOpenSeen < reason.lastSeen)) {
            figures.lastOpenSeen = reason.lastSeen;
        }
    }
    auto latest = latestOnes(snapshot, question.time);
    if (!latest.ok()) {
        return latest.error();
    }
    figures.latest = std::move(latest).value();
    return Figure::of(figures);
}

EventTiles::EventTiles(QWidget *parent)
    : QWidget(parent)
    , m_grid(new ResponsiveGrid(tileCell, TileCount, this))
    , m_error(new MessagePanel(this))
{
    m_error->setObjectName(u"eventTilesError"_qs);
    m_error->hide();
    m_grid->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    makeTiles();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_grid);
    column->addWidget(m_error);
    connect(m_error, &MessagePanel::retryRequested, this, &EventTiles::retryRequested);
}

EventTiles::~EventTiles() = default;

void EventTiles::makeTiles()
{
    const auto add = [this](Which which, const QString &objectName, const QString &name,
                            const QString &explanation) {
        auto *tile = new Tile(objectName, name, explanation);
        m_tiles[which] = tile;
        m_grid->add(tile);
        connect(tile, &Tile::opened, this, [this, which] {
            if (const auto rows = rowsOf(which)) {
                Q_EMIT rowsRequested(*rows);
            }
        });
    };
    add(DeadLetters, u"openDeadLettersTile"_qs, tr("Open dead letters"),
        tr("Rejected notifications that nobody has dealt with, whatever the range."));
    add(Last, u"lastNotificationTile"_qs, tr("Last notification"),
        tr("When the newest notification was stored, whatever the range."));
    add(Lag, u"lagNowTile"_qs, tr("Lag now"),
        tr("From the publication of a notification to its being stored: the median of the newest ones, "
           "whatever "
           "the range."));
    add(Arrived, u"arrivedTile"_qs, tr("Notifications stored"), tr("Stored in the range, each once."));
    add(Duplicates, u"duplicatesTile"_qs, tr("Duplicates ignored"),
        tr("Deliveries of what was stored already. They changed nothing. Which ones they were is not "
           "recorded, "
           "only how many each run had."));
}

void EventTiles::showLoading()
{
    for (Tile *tile : m_tiles) {
        tile->setLoading();
    }
}

void EventTiles::showFigures(const EventTileFigures &figures, const Question &question)
{
    m_figures = figures;
    m_question = question;
    m_grid->setVisible(figures.isRecorded);
    m_error->setVisible(!figures.isRecorded);
    if (!figures.isRecorded) {
        m_error->showEmpty(
            tr("This database has no ledger of notifications: nothing is recorded of what arrived."));
        return;
    }
    const QTimeZone &zone = question.time.reportingZone;
    const auto before = [&](qint64 Sql::EventBucket::*count) {
        return figures.before ? std::optional((*figures.before).*count) : std::nullopt;
    };
    m_tiles[DeadLetters]->setContent(openContent(figures, zone, locale()));
    m_tiles[Last]->setContent(lastContent(figures, zone, locale()));
    m_tiles[Lag]->setContent(lagContent(figures, locale()));
    m_tiles[Arrived]->setContent(
        countContent(figures.now.stored, before(&Sql::EventBucket::stored), locale()));
    m_tiles[Duplicates]->setContent(
        countContent(figures.now.duplicates, before(&Sql::EventBucket::duplicates), locale()));
    for (const Which which : {DeadLetters, Last, Lag, Arrived, Duplicates}) {
        m_tiles[which]->setOpens(rowsOf(which).has_value());
    }
}

void EventTiles::showError(const Error &error)
{
    m_grid->hide();
    m_error->showError(error);
    m_error->show();
}

std::optional<RowsBehind> EventTiles::rowsOf(Which tile) const
{
    switch (tile) {
    case DeadLetters:
        return RowsBehind{.kind = RowKind::DeadLetters,
                          .name = tr("Open dead letters"),
                          .rejections = {.state = Sql::RejectionState::Open},
                          .n = m_figures.open};
    case Arrived:
        return RowsBehind{.kind = RowKind::Notifications,
                          .name = tr("Notifications stored in the range"),
                          .pieces = Sql::wholeRange(m_question.time.range),
                          .journal = {.states = {Sql::EventState::Stored}},
                          .n = m_figures.now.stored};
    case Last:
    case Lag: {
        if (m_figures.latest.isEmpty()) {
            return std::nullopt;
        }
        const QDateTime newest = m_figures.latest.first().applied;
        const QDateTime oldest = m_figures.latest.last().applied;
        return RowsBehind{.kind = RowKind::Notifications,
                          .name = tr("The newest notifications"),
                          .pieces = Sql::wholeRange({oldest, newest.addSecs(1)})};
    }
    case Duplicates:
    case TileCount:
        break;
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Ui

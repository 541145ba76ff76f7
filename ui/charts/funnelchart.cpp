// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "funnelchart.h"

#include "funnelcontrols.h"

#include <ui/format/dates.h>
#include <ui/format/deltas.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

namespace ShelfHelp::Ui {

namespace {

constexpr int visited = int(Sql::FunnelStep::Visited);

Result<Sql::Funnel> funnelOf(Sql::Snapshot &snapshot, const Question &question)
{
    return Sql::funnel(snapshot, question.time, question.filter, question.funnelWindow);
}

} // namespace

Result<Figure> readFunnel(Sql::Snapshot &snapshot, const Question &question)
{
    Result<Sql::Funnel> now = funnelOf(snapshot, question);
    if (!now.ok()) {
        return now.error();
    }
    Compared<Sql::Funnel> compared{.now = now.value()};
    if (const std::optional<Question> earlier = comparisonOf(question)) {
        Result<Sql::Funnel> before = funnelOf(snapshot, *earlier);
        if (!before.ok()) {
            return before.error();
        }
        compared.before = before.value();
    }
    return Figure::of(compared);
}

FunnelChart::FunnelChart(QWidget *parent)
    : Chart(u"funnelChart"_qs, tr("From the search to the book"), parent)
    , m_controls(new FunnelControls(this))
{
    m_controls->hide();
    m_controls->setWindow(Sql::defaultFunnelWindow);
    connect(m_controls, &FunnelControls::windowChosen, this, &FunnelChart::windowRequested);
}

void FunnelChart::setQuestion(const Question &question)
{
    Chart::setQuestion(question);
    m_controls->setWindow(question.funnelWindow);
}

void FunnelChart::setData(const Data &figures)
{
    m_data = figures;
    dataChanged();
}

CardControls *FunnelChart::controls() const
{
    return m_controls;
}

QStringList FunnelChart::variants() const
{
    return {tr("Searches"), tr("Books shown")};
}

QString FunnelChart::subtitle() const
{
    return variant() == 0 ? tr("shelf searches of which at least one book came to the step")
                          : tr("books that searches showed, by the step they came to");
}

QString FunnelChart::emptyText() const
{
    return tr("No shelf searches in this range.");
}

bool FunnelChart::hasData() const
{
    return m_data.now.searches[0] > 0;
}

QList<LegendEntry> FunnelChart::legend() const
{
    QList<LegendEntry> entries{
        {.text = tr("Share of the first step"), .color = theme().accent, .swatch = Swatch::Area}};
    if (m_data.before) {
        entries.append({.text = tr("Compared period"), .color = theme().muted, .swatch = Swatch::DashedLine});
    }
    return entries;
}

const FunnelChart::Counts &FunnelChart::countsOf(const Sql::Funnel &funnel) const
{
    return variant() == 0 ? funnel.searches : funnel.books;
}

bool FunnelChart::isRecorded(int mark) const
{
    return mark != visited || m_data.now.visitsRecorded;
}

qint64 FunnelChart::countAt(int mark) const
{
    return countsOf(m_data.now)[std::size_t(mark)];
}

qint64 FunnelChart::dropped(int mark) const
{
    return mark > 0 ? countAt(mark - 1) - countAt(mark) : 0;
}

std::optional<double> FunnelChart::shareOfFirst(const Sql::Funnel &funnel, int mark) const
{
    return shareOf(countsOf(funnel)[std::size_t(mark)], countsOf(funnel)[0]);
}

std::optional<double> FunnelChart::shareOfPrevious(int mark) const
{
    return mark > 0 ? shareOf(countAt(mark), countAt(mark - 1)) : std::nullopt;
}

QString FunnelChart::stepName(int mark) const
{
    switch (Sql::FunnelStep(mark)) {
    case Sql::FunnelStep::Shown:
        return variant() == 0 ? tr("Shelf search") : tr("Book shown");
    case Sql::FunnelStep::Checked:
        return tr("Book checked");
    case Sql::FunnelStep::InCatalogue:
        return tr("In catalogue");
    case Sql::FunnelStep::Available:
        return tr("Available");
    case Sql::FunnelStep::Visited:
        break;
    }
    return tr("Goodreads visit");
}

QString FunnelChart::windowText() const
{
    return funnelWindowText(question().funnelWindow);
}

QString FunnelChart::attributionText() const
{
    if (m_data.now.checks == 0) {
        return tr("Window %1 · no library checks in the range").arg(windowText());
    }
    return tr("Window %1 · %2 of %3 library checks (%4) belong to no search")
        .arg(windowText(), countText(m_data.now.unattributed, locale()),
             countText(m_data.now.checks, locale()), percentText(m_data.now.unattributedShare(), locale()));
}

QString FunnelChart::comparisonText() const
{
    const std::optional<Sql::TimeRange> &range = question().time.comparison;
    return range ? tr("compared with %1").arg(rangeText(*range, question().time.reportingZone, locale()))
                 : QString();
}

ChartTable FunnelChart::table() const
{
    ChartTable table{.columns = {{tr("Step"), u"step"_qs},
                                 {variants()[variant()], variant() == 0 ? u"searches"_qs : u"books"_qs},
                                 {tr("Of the first step"), u"of_first"_qs},
                                 {tr("Of the step before"), u"of_previous"_qs},
                                 {tr("Stopped before it"), u"dropped"_qs}},
                     .rows = {}};
    if (m_data.before) {
        table.columns.append({tr("Compared period"), u"before"_qs});
    }
    static const QStringList steps{u"shown"_qs, u"checked"_qs, u"in_catalogue"_qs, u"available"_qs,
                                   u"visited"_qs};
    for (int mark = 0; mark < markCount(); ++mark) {
        const bool isKnown = isRecorded(mark);
        const ChartCell unknown{.text = tr("not recorded yet"), .raw = {}};
        QList<ChartCell> row{{stepName(mark), steps[mark]},
                             isKnown ? countCell(countAt(mark), locale()) : unknown,
                             isKnown ? shareCell(shareOfFirst(m_data.now, mark), locale()) : unknown,
                             isKnown ? shareCell(shareOfPrevious(mark), locale()) : unknown,
                             isKnown ? countCell(dropped(mark), locale()) : unknown};
        if (m_data.before) {
            row.append(isKnown ? countCell(countsOf(*m_data.before)[std::size_t(mark)], locale()) : unknown);
        }
        table.rows.append(row);
    }
    return table;
}

QString FunnelChart::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    QStringList steps;
    for (int mark = 1; mark < markCount(); ++mark) {
        steps.append(isRecorded(mark) ? tr("%1 %2").arg(stepName(mark),
                                                        percentText(shareOfFirst(m_data.now, mark), locale()))
                                      : tr("%1 not recorded yet").arg(stepName(mark)));
    }
    return tr("%1: %2; of these %3. %4.")
        .arg(variants()[variant()], countText(countAt(0), locale()), steps.join(u", "_qs), attributionText());
}

TooltipText FunnelChart::tooltip(int mark) const
{
    TooltipText text{.title = stepName(mark), .rows = {}};
    if (!isRecorded(mark)) {
        text.remark = tr("Not recorded yet: no visit has ever arrived");
        return text;
    }
    TooltipText::Row count{variants()[variant()], countText(countAt(mark), locale())};
    TooltipText::Row ofFirst{tr("Of the first step"), percentText(shareOfFirst(m_data.now, mark), locale())};
    if (m_data.before) {
        const qint64 before = countsOf(*m_data.before)[std::size_t(mark)];
        text.comparison = comparisonText();
        count.before = countText(before, locale());
        count.change = countDelta(countAt(mark), before, locale()).text;
        ofFirst.before = percentText(shareOfFirst(*m_data.before, mark), locale());
        ofFirst.change =
            rateDelta({shareOfFirst(m_data.now, mark), countAt(0)},
                      {shareOfFirst(*m_data.before, mark), countsOf(*m_data.before)[0]}, locale())
                .text;
    }
    text.rows = {count, ofFirst};
    if (mark > 0) {
        text.rows.append({tr("Of the step before"), percentText(shareOfPrevious(mark), locale())});
        text.rows.append({tr("Stopped before it"), countText(dropped(mark), locale())});
    }
    if (mark == visited) {
        text.remark = tr("Visits of books that were found available");
    }
    return text;
}

QList<RowsBehind> FunnelChart::rowsBehind(int mark) const
{
    if (!isRecorded(mark)) {
        return {};
    }
    const Counts &searches = m_data.now.searches;
    RowsBehind reached{.kind = RowKind::ShelfSearches,
                       .name = tr("Searches that came to “%1”").arg(stepName(mark)),
                       .pieces = Sql::wholeRange(question().time.range),
                       .filter = question().filter,
                       .funnel =
                           Sql::FunnelPart{.step = Sql::FunnelStep(mark), .window = question().funnelWindow},
                       .n = searches[std::size_t(mark)]};
    QList<RowsBehind> rows;
    if (reached.n > 0) {
        rows.append(reached);
    }
    if (mark > 0 && searches[std::size_t(mark) - 1] > reached.n) {
        RowsBehind stopped = reached;
        stopped.name = tr("Searches that came to “%1” and no further").arg(stepName(mark - 1));
        stopped.funnel->part = Sql::FunnelRequest::Part::Dropped;
        stopped.n = searches[std::size_t(mark) - 1] - reached.n;
        rows.append(stopped);
    }
    return rows;
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mediumchart.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr int libbyMark = 0;
constexpr double tallestBar = 40;
constexpr double smallestBar = 8;
constexpr double markerRadius = 4;
constexpr double intervalRow = 20;

} // namespace

MediumChart::MediumChart(QWidget *parent)
    : Chart(u"mediumChart"_qs, tr("Outcomes by medium"), parent)
{
}

void MediumChart::setData(const Data &figures)
{
    m_counts = {figures.libby, figures.physical};
    dataChanged();
}

QString MediumChart::subtitle() const
{
    return tr("share of library checks in the range");
}

QString MediumChart::emptyText() const
{
    return tr("No library checks in this range.");
}

bool MediumChart::hasData() const
{
    return m_counts[0].total() + m_counts[1].total() > 0;
}

QString MediumChart::name(int mark) const
{
    return mark == libbyMark ? tr("Libby") : tr("Physical");
}

QColor MediumChart::color(int mark) const
{
    return mark == libbyMark ? theme().libby : theme().physical;
}

QList<LegendEntry> MediumChart::legend() const
{
    QList<LegendEntry> entries = outcomeLegend(theme());
    entries.append({.text = tr("Available of owned, 95 % interval"),
                    .color = theme().muted,
                    .swatch = Swatch::Interval});
    return entries;
}

ChartTable MediumChart::table() const
{
    const auto styles = outcomeStyles(theme());
    ChartTable table{.columns = {{tr("Medium"), u"medium"_qs}}, .rows = {}};
    for (int k = 0; k < int(styles.size()); ++k) {
        table.columns.append({styles[static_cast<std::size_t>(k)].name, Sql::outcomeNames()[k]});
    }
    table.columns.append({{tr("Available of owned"), u"availability"_qs},
                          {tr("from"), u"availability_low"_qs},
                          {tr("to"), u"availability_high"_qs}});
    for (int i = 0; i < markCount(); ++i) {
        const Sql::OutcomeCounts &counts = m_counts[static_cast<std::size_t>(i)];
        QList<ChartCell> row{textCell(name(i))};
        for (const OutcomeStyle &style : styles) {
            row.append(countCell(counts.*style.count, locale()));
        }
        const auto interval = wilsonInterval(counts.available, counts.owned());
        row.append(shareCell(counts.availability(), locale()));
        row.append(shareCell(interval ? std::optional(interval->low) : std::nullopt, locale()));
        row.append(shareCell(interval ? std::optional(interval->high) : std::nullopt, locale()));
        table.rows.append(row);
    }
    return table;
}

QString MediumChart::summary() const
{
    const auto share = [this](std::size_t i) {
        return percentText(shareOf(m_counts[i].available, m_counts[i].owned()), locale());
    };
    return tr("Availability of owned copies: Libby %1 of %2, physical %3 of %4.")
        .arg(share(0), countText(m_counts[0].owned(), locale()), share(1),
             countText(m_counts[1].owned(), locale()));
}

QRectF MediumChart::plotArea() const
{
    const double row = QFontMetricsF(textFont(font(), TextRole::Tick)).height();
    const double side = scale()(markerRadius + 1);
    return canvas().adjusted(side, 0, -side, -std::ceil(1.5 * row));
}

QRectF MediumChart::stripe(int mark) const
{
    const QRectF plot = plotArea();
    const double height = plot.height() / markCount();
    return {plot.left(), plot.top() + mark * height, plot.width(), height};
}

double MediumChart::markPosition(int mark) const
{
    return stripe(mark).center().y();
}

TooltipText MediumChart::tooltip(int mark) const
{
    return {.title = name(mark), .rows = outcomeRows(m_counts[static_cast<std::size_t>(mark)], locale())};
}

/// All of the medium first, then outcome by outcome.
QList<RowsBehind> MediumChart::rowsBehind(int mark) const
{
    const Sql::OutcomeCounts &counts = m_counts[static_cast<std::size_t>(mark)];
    const Sql::Medium medium = mark == libbyMark ? Sql::Medium::Libby : Sql::Medium::Physical;
    const FilterStep ofMedium = mediumStep(medium);
    RowsBehind all{.kind = RowKind::LibraryChecks,
                   .name = tr("Library checks: %1").arg(name(mark)),
                   .pieces = Sql::wholeRange(question().time.range),
                   .filter = withField(question().filter, ofMedium.field, ofMedium.filter),
                   .n = counts.total()};
    QList<RowsBehind> rows;
    if (all.n > 0) {
        rows.append(all);
    }
    int index = 0;
    for (const OutcomeStyle &style : outcomeStyles(theme())) {
        const FilterStep ofOutcome = outcomeStep(Sql::outcomeNames()[index++]);
        RowsBehind part = all;
        part.name = tr("%1: %2").arg(name(mark), style.name);
        part.filter = withField(all.filter, ofOutcome.field, ofOutcome.filter);
        part.n = counts.*style.count;
        if (part.n > 0) {
            rows.append(part);
        }
    }
    return rows;
}

int MediumChart::partAt(int mark, const QPointF &position) const
{
    const Sql::OutcomeCounts &counts = m_counts[static_cast<std::size_t>(mark)];
    const QRectF bar = barOf(mark);
    if (!bar.contains(position) || counts.total() == 0) {
        return 0;
    }
    double right = bar.left();
    int part = 0;
    for (const OutcomeStyle &style : outcomeStyles(theme())) {
        const qint64 count = counts.*style.count;
        part += count > 0 ? 1 : 0;
        right += bar.width() * double(count) / double(counts.total());
        if (count > 0 && position.x() <= right) {
            break;
        }
    }
    return part;
}

std::optional<FilterStep> MediumChart::filterStep(int mark, int part) const
{
    const QList<RowsBehind> rows = rowsBehind(mark);
    if (part > 0 && part < rows.size()) {
        return FilterStep{.field = FilterField::Outcome, .filter = rows[part].filter};
    }
    return mediumStep(mark == libbyMark ? Sql::Medium::Libby : Sql::Medium::Physical);
}

QRectF MediumChart::barOf(int mark) const
{
    const QRectF area = stripe(mark);
    const double text = QFontMetricsF(textFont(font(), TextRole::Tick)).height() + scale()(4);
    const double free = area.height() - text - scale()(intervalRow);
    const double height = std::clamp(free - scale()(8), scale()(smallestBar), scale()(tallestBar));
    const double top = area.top() + std::max(0.0, (free - height) / 2);
    return {area.left(), top + text, area.width(), height};
}

void MediumChart::paintChart(QPainter &painter)
{
    paintAxis(painter);
    const double text = QFontMetricsF(painter.font()).height() + scale()(4);
    for (int i = 0; i < markCount(); ++i) {
        const QRectF bar = barOf(i);
        paintHeadline(painter, i, {bar.left(), bar.top() - text, bar.width(), text});
        paintBar(painter, i, bar);
        paintInterval(painter, i, {bar.left(), bar.bottom(), bar.width(), scale()(intervalRow)});
    }
}

void MediumChart::paintAxis(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    for (int percent = 0; percent <= 100; percent += 25) {
        const double x = plot.left() + plot.width() * percent / 100;
        painter.setPen(QPen(theme().grid, 1));
        const double line = std::floor(x) + 0.5;
        painter.drawLine(QPointF(line, plot.top()), QPointF(line, plot.bottom()));
        const QString label = locale().toString(percent) + QChar::Nbsp + locale().percent();
        const double width = metrics.horizontalAdvance(label);
        const double left = std::clamp(x - width / 2, 0.0, canvas().right() - width);
        painter.setPen(theme().muted);
        painter.drawText(QPointF(left, plot.bottom() + 0.4 * metrics.height() + metrics.ascent()), label);
    }
}

void MediumChart::paintHeadline(QPainter &painter, int mark, const QRectF &line) const
{
    const Sql::OutcomeCounts &counts = m_counts[static_cast<std::size_t>(mark)];
    const QFontMetricsF metrics(painter.font());
    const double radius = scale()(markerRadius);
    paintMarker(painter, mark, {line.left() + radius, line.center().y()});
    const QString left = tr("%1 · n = %2").arg(name(mark), countText(counts.total(), locale()));
    const QString share = percentText(shareOf(counts.available, counts.owned()), locale());
    QString right = tr("%1 of owned (%2)")
                        .arg(share, intervalText(wilsonInterval(counts.available, counts.owned()), locale()));
    const QRectF text = line.adjusted(3 * radius, 0, 0, 0);
    if (metrics.horizontalAdvance(left + right) + 3 * radius > text.width()) {
        right = tr("%1 of owned").arg(share);
    }
    painter.setPen(theme().text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, left);
    painter.setPen(theme().muted);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, right);
}

void MediumChart::paintBar(QPainter &painter, int mark, const QRectF &bar) const
{
    const Sql::OutcomeCounts &counts = m_counts[static_cast<std::size_t>(mark)];
    if (counts.total() == 0) {
        painter.fillRect(snapped(painter, bar), theme().grid);
        return;
    }
    double left = bar.left();
    for (const OutcomeStyle &style : outcomeStyles(theme())) {
        const double width =
            bar.width() * static_cast<double>(counts.*style.count) / static_cast<double>(counts.total());
        const QRectF area = snapped(painter, {left, bar.top(), width, bar.height()});
        paintFilled(painter, {area}, style.color, style.pattern, theme(), scale());
        left += width;
    }
}

void MediumChart::paintInterval(QPainter &painter, int mark, const QRectF &track) const
{
    const Sql::OutcomeCounts &counts = m_counts[static_cast<std::size_t>(mark)];
    const auto share = shareOf(counts.available, counts.owned());
    const auto interval = wilsonInterval(counts.available, counts.owned());
    if (!share || !interval) {
        return;
    }
    const double y = track.center().y();
    const auto x = [&track](double part) { return track.left() + part * track.width(); };
    painter.setPen(QPen(theme().text, scale()(1.5), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x(interval->low), y), QPointF(x(interval->high), y));
    for (const double end : {interval->low, interval->high}) {
        painter.drawLine(QPointF(x(end), y - scale()(3.5)), QPointF(x(end), y + scale()(3.5)));
    }
    paintMarker(painter, mark, {x(*share), y});
}

void MediumChart::paintMarker(QPainter &painter, int mark, const QPointF &centre) const
{
    const double radius = scale()(markerRadius);
    painter.setPen(QPen(theme().outlineOf(color(mark)), 1));
    painter.setBrush(color(mark));
    if (mark == libbyMark) {
        painter.drawEllipse(centre, radius, radius);
    } else {
        painter.drawRect(QRectF(centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
    }
}

void MediumChart::paintCrosshair(QPainter &painter, int mark) const
{
    painter.setPen(QPen(theme().muted, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(stripe(mark).adjusted(-3, 0.5, 3, -0.5), scale()(4), scale()(4));
}

} // namespace ShelfHelp::Ui

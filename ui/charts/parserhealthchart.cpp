// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parserhealthchart.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 1.8;
constexpr double markRadius = 3;
constexpr double markedSlot = 10;
constexpr qsizetype longestName = 28;
constexpr qsizetype longestId = 22;
constexpr double entryFrame = 40; ///< of a legend entry beside its text
constexpr int mostLegendRows = 2;

constexpr std::array markers{Marker::Circle, Marker::Square,           Marker::Diamond, Marker::Triangle,
                             Marker::Cross,  Marker::ReversedTriangle, Marker::Plus,    Marker::Ring};
constexpr std::array dashes{Swatch::SolidLine, Swatch::DashedLine};

qint64 troublesOf(const Sql::ParserBucket &bucket)
{
    return bucket.unknown + bucket.suspect;
}

std::optional<double> shareOfTroubles(const Sql::ParserBucket &bucket)
{
    return shareOf(troublesOf(bucket), bucket.checks);
}

} // namespace

ParserHealthChart::ParserHealthChart(QWidget *parent)
    : TimeChart(u"parserHealthChart"_qs, tr("Parser health"), parent)
{
}

void ParserHealthChart::setData(const Data &figures)
{
    m_lines = figures;
    for (Sql::ParserHealth &line : m_lines) {
        line.buckets = grid().aligned(line.buckets);
    }
    m_hadRoom = namesFit();
    dataChanged();
}

QString ParserHealthChart::subtitle() const
{
    return tr("unknown + suspect answers ÷ library checks, %1").arg(bucketRemark(tr("incomplete hollow")));
}

QString ParserHealthChart::emptyText() const
{
    return tr("Good news: every answer of the catalogues was understood, and none disagrees with its flag.");
}

QString ParserHealthChart::seriesOf(int line) const
{
    return u"library:"_qs + m_lines[line].libraryId;
}

QString ParserHealthChart::idOf(int line) const
{
    return isPooled(line) ? tr("all others")
                          : shortenedInside(visibleText(m_lines[line].libraryId), longestId);
}

QString ParserHealthChart::nameOf(int line) const
{
    const QString name = visibleText(m_lines[line].name);
    return isPooled(line) || name.isEmpty() || m_lines[line].name == m_lines[line].libraryId
               ? idOf(line)
               : tr("%1 (%2)").arg(shortenedInside(name, longestName), idOf(line));
}

bool ParserHealthChart::namesFit() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Legend));
    double x = 0;
    int rows = 1;
    for (int line = 0; line < m_lines.size(); ++line) {
        const double needed = metrics.horizontalAdvance(nameOf(line)) + scale()(entryFrame);
        if (x > 0 && x + needed > width()) {
            ++rows;
            x = 0;
        }
        x += needed;
    }
    return rows <= mostLegendRows;
}

QList<LegendEntry> ParserHealthChart::legend() const
{
    QList<LegendEntry> entries;
    const bool hasRoom = namesFit();
    for (int line = 0; line < m_lines.size(); ++line) {
        entries.append({.text = hasRoom ? nameOf(line) : idOf(line),
                        .color = colorOf(line),
                        .swatch = dashOf(line),
                        .series = seriesOf(line),
                        .isOff = !isShown(seriesOf(line)),
                        .marker = markerOf(line)});
    }
    return entries;
}

void ParserHealthChart::resizeEvent(QResizeEvent *event)
{
    TimeChart::resizeEvent(event);
    if (namesFit() != m_hadRoom) {
        m_hadRoom = !m_hadRoom;
        Q_EMIT appearanceChanged();
    }
}

/// Libraries have no colours of their own; these are in the order in which neighbours differ most.
QColor ParserHealthChart::colorOf(int line) const
{
    const Theme &colors = theme();
    const std::array all{colors.out,     colors.libby,    colors.available, colors.unknown,
                         colors.skyBlue, colors.physical, colors.text,      colors.notInCatalogue};
    return isPooled(line) ? colors.muted : all[std::size_t(line) % all.size()];
}

Marker ParserHealthChart::markerOf(int line) const
{
    return isPooled(line) ? Marker::None : markers[std::size_t(line) % markers.size()];
}

Swatch ParserHealthChart::dashOf(int line) const
{
    return isPooled(line) ? Swatch::DottedLine : dashes[std::size_t(line) % dashes.size()];
}

ChartTable ParserHealthChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("Library id"), u"library_id"_qs},
                                 {tr("Library"), u"library_name"_qs},
                                 {tr("Unknown"), u"unknown"_qs},
                                 {tr("Suspect"), u"suspect"_qs},
                                 {tr("Checks"), u"checks"_qs},
                                 {tr("Unknown + suspect"), u"unknown_or_suspect_share"_qs}},
                     .rows = {}};
    for (int i = 0; i < grid().count(); ++i) {
        for (int line = 0; line < m_lines.size(); ++line) {
            const Sql::ParserBucket &bucket = m_lines[line].buckets[i];
            const QString name = isPooled(line) ? idOf(line) : visibleText(m_lines[line].name);
            table.rows.append({periodCell(grid().starts()[i], bucketName(i)),
                               ChartCell{.text = idOf(line), .raw = m_lines[line].libraryId},
                               ChartCell{.text = name, .raw = name}, countCell(bucket.unknown, locale()),
                               countCell(bucket.suspect, locale()), countCell(bucket.checks, locale()),
                               shareCell(shareOfTroubles(bucket), locale())});
        }
    }
    return table;
}

QString ParserHealthChart::summary() const
{
    if (m_lines.isEmpty()) {
        return emptyText();
    }
    qint64 unknown = 0;
    qint64 suspect = 0;
    for (const Sql::ParserHealth &line : m_lines) {
        for (const Sql::ParserBucket &bucket : line.buckets) {
            unknown += bucket.unknown;
            suspect += bucket.suspect;
        }
    }
    return tr("%1 answers of catalogues were unknown and %2 suspect; most of them from %3.")
        .arg(countText(unknown, locale()), countText(suspect, locale()), nameOf(0));
}

Sql::Filter ParserHealthChart::filterOf(int line) const
{
    if (!isPooled(line)) {
        const FilterStep step = libraryStep(m_lines[line].libraryId, m_lines[line].name);
        return withField(question().filter, step.field, step.filter);
    }
    Sql::Filter others = question().filter;
    Sql::Selection libraries = others.libraries.value_or(Sql::Selection{.values = {}, .isExcluded = true});
    for (const Sql::ParserHealth &own : m_lines) {
        if (own.libraryId.isEmpty()) {
            continue;
        }
        if (libraries.isExcluded) {
            libraries.values.append(own.libraryId);
        } else {
            libraries.values.removeAll(own.libraryId);
        }
    }
    others.libraries = libraries;
    return others;
}

QList<ParserHealthChart::Part> ParserHealthChart::partsOf(int mark) const
{
    QList<Part> parts;
    const auto add = [&](int line, const QString &name, const Sql::Filter &filter, qint64 n) {
        if (n > 0) {
            parts.append({line, rowsOf(mark, RowKind::LibraryChecks, name, filter, n)});
        }
    };
    const auto addBoth = [&](int line, const QString &unknownName, const QString &suspectName,
                             const Sql::Filter &of, const Sql::ParserBucket &bucket) {
        add(line, unknownName, withOutcomesOf(of, {u"unknown"_qs}), bucket.unknown);
        Sql::Filter suspect = of;
        suspect.isSuspect = true;
        add(line, suspectName, suspect, bucket.suspect);
    };
    Sql::ParserBucket all;
    for (const Sql::ParserHealth &line : m_lines) {
        all.unknown += line.buckets[mark].unknown;
        all.suspect += line.buckets[mark].suspect;
    }
    addBoth(-1, tr("Unknown answers"), tr("Suspect answers"), question().filter, all);
    for (int line = 0; line < m_lines.size(); ++line) {
        if (isShown(seriesOf(line))) {
            addBoth(line, tr("%1: unknown answers").arg(nameOf(line)),
                    tr("%1: suspect answers").arg(nameOf(line)), filterOf(line), m_lines[line].buckets[mark]);
        }
    }
    return parts;
}

QList<RowsBehind> ParserHealthChart::rowsBehind(int mark) const
{
    QList<RowsBehind> rows;
    for (const Part &part : partsOf(mark)) {
        rows.append(part.rows);
    }
    return rows;
}

std::optional<FilterStep> ParserHealthChart::filterStep(int mark, int part) const
{
    const QList<Part> parts = partsOf(mark);
    if (part < 0 || part >= parts.size() || parts[part].line < 0 || isPooled(parts[part].line)) {
        return std::nullopt;
    }
    const Sql::ParserHealth &line = m_lines[parts[part].line];
    return libraryStep(line.libraryId, line.name);
}

/// That of the nearest line.
int ParserHealthChart::partAt(int mark, const QPointF &position) const
{
    const QList<Part> parts = partsOf(mark);
    const Ticks axis = valueAxis();
    const QRectF plot = plotArea();
    double least = plot.height() + std::abs(position.y());
    int nearest = 0;
    for (int part = 0; part < parts.size(); ++part) {
        if (parts[part].line < 0) {
            continue;
        }
        const double share = shareOfTroubles(m_lines[parts[part].line].buckets[mark]).value_or(0);
        const double distance = std::abs(axisY(share, axis, AxisScale::Linear, plot) - position.y());
        if (distance < least) {
            least = distance;
            nearest = part;
        }
    }
    return nearest;
}

BucketValues ParserHealthChart::valuesOf(int line) const
{
    BucketValues values;
    for (const Sql::ParserBucket &bucket : m_lines[line].buckets) {
        values.append(shareOfTroubles(bucket));
    }
    return values;
}

Ticks ParserHealthChart::valueTicks(int wanted) const
{
    double largest = 0;
    for (int line = 0; line < m_lines.size(); ++line) {
        if (isShown(seriesOf(line))) {
            for (const auto &share : valuesOf(line)) {
                largest = std::max(largest, share.value_or(0));
            }
        }
    }
    return shareTicksTo(largest, wanted, locale());
}

TooltipText ParserHealthChart::tooltip(int mark) const
{
    TooltipText text{.title = bucketName(mark), .rows = {}};
    for (int line = 0; line < m_lines.size(); ++line) {
        const Sql::ParserBucket &bucket = m_lines[line].buckets[mark];
        if (isShown(seriesOf(line)) && bucket.checks > 0) {
            text.rows.append(
                {.name = nameOf(line),
                 .value = percentText(shareOfTroubles(bucket), locale()),
                 .before = tr("%1 unknown, %2 suspect")
                               .arg(countText(bucket.unknown, locale()), countText(bucket.suspect, locale())),
                 .change = tr("of %1").arg(countText(bucket.checks, locale()))});
        }
    }
    if (text.rows.isEmpty()) {
        text.remark = tr("None of these libraries was checked.");
    }
    return text;
}

void ParserHealthChart::addLine(QtPlot &plot, int line) const
{
    QPen pen(theme().outlineOf(colorOf(line)), scale()(lineWidth), Qt::SolidLine, Qt::FlatCap);
    if (dashOf(line) == Swatch::DashedLine) {
        pen.setDashPattern({3.5, 1.8});
    } else if (dashOf(line) == Swatch::DottedLine) {
        pen.setDashPattern({1.2, 1.8});
    }
    addLines(plot, valuesOf(line), grid(), pen);
}

void ParserHealthChart::paintMarkers(QPainter &painter, const QRectF &plot, int line) const
{
    const Ticks axis = valueAxis();
    const BucketValues values = valuesOf(line);
    const QList<int> lone = loneBuckets(values);
    const int step = markerStep(slotWidth(), scale()(markedSlot));
    const int first = line * step / int(m_lines.size()); // those of the lines stand beside each other
    const QPen outline(theme().outlineOf(colorOf(line)), scale()(1.2));
    for (int i = 0; i < values.size(); ++i) {
        if (!values[i] || !(i % step == first || lone.contains(i) || grid().isPartial(i))) {
            continue;
        }
        // Where nothing is wrong the lines lie on each other, and so would their markers.
        const bool isPlain = *values[i] == 0 && !lone.contains(i);
        const Marker marker = isPooled(line) && lone.contains(i) ? Marker::Circle : markerOf(line);
        if (!isPlain) {
            const QPointF centre(markPosition(i), axisY(*values[i], axis, AxisScale::Linear, plot));
            paintMarker(painter, marker, centre, scale()(markRadius),
                        grid().isPartial(i) ? theme().card : colorOf(line), outline);
        }
    }
}

void ParserHealthChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    QtPlot lines(grid().count(), valueAxis(), AxisScale::Linear);
    // The worst one on top.
    for (int line = int(m_lines.size()) - 1; line >= 0; --line) {
        if (isDrawn(seriesOf(line))) {
            addLine(lines, line);
        }
    }
    lines.paint(painter, plot);
    for (int line = int(m_lines.size()) - 1; line >= 0; --line) {
        if (isDrawn(seriesOf(line))) {
            paintMarkers(painter, plot, line);
        }
    }
}

} // namespace ShelfHelp::Ui

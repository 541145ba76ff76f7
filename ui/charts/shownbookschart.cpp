// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shownbookschart.h"

#include "booknames.h"

#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int mostBooks = 25;
constexpr double namesShare = 0.36; ///< of the width
constexpr double barShare = 0.68;   ///< of the stripe
constexpr double innerShare = 0.3;
constexpr double tallestBar = 18;
constexpr double nameGap = 8;
constexpr qsizetype longestName = 200; ///< more than there is ever room for
constexpr double tickDistance = 90;

} // namespace

Result<Figure> readShownBooks(Sql::Snapshot &snapshot, const Question &question)
{
    auto books = Sql::mostShownBooks(snapshot, question.time, question.filter, mostBooks);
    return books.ok() ? Result<Figure>(Figure::of(std::move(books).value())) : books.error();
}

ShownBooksChart::ShownBooksChart(QWidget *parent)
    : Chart(u"shownBooksChart"_qs, tr("Most shown books"), parent)
{
}

void ShownBooksChart::setData(const Data &figures)
{
    m_books = figures;
    dataChanged();
}

QString ShownBooksChart::subtitle() const
{
    return tr("times shown by the searches of the range; one search may show a book twice");
}

QString ShownBooksChart::emptyText() const
{
    return tr("No search of this range showed a book.");
}

QList<LegendEntry> ShownBooksChart::legend() const
{
    return {{.text = tr("Shown"), .color = theme().skyBlue, .swatch = Swatch::Area},
            {.text = tr("Checked at libraries"), .color = theme().text, .swatch = Swatch::SolidLine}};
}

ChartTable ShownBooksChart::table() const
{
    ChartTable table{.columns = {{tr("Title"), u"title"_qs},
                                 {tr("Author"), u"author"_qs},
                                 {tr("Shown"), u"times_shown"_qs},
                                 {tr("Searches"), u"searches"_qs},
                                 {tr("Checks"), u"checks"_qs},
                                 {tr("Available"), u"available"_qs}},
                     .rows = {}};
    for (const Sql::ShownBook &book : m_books) {
        table.rows.append({titleCell(book.book), authorCell(book.book), countCell(book.shown, locale()),
                           countCell(book.searches, locale()), countCell(book.checked, locale()),
                           countCell(book.available, locale())});
    }
    return table;
}

QString ShownBooksChart::summary() const
{
    return m_books.isEmpty()
               ? emptyText()
               : tr("The book shown most often is %1, %2 times, checked %3 times.")
                     .arg(bookText(m_books.first().book), countText(m_books.first().shown, locale()),
                          countText(m_books.first().checked, locale()));
}

QList<RowsBehind> ShownBooksChart::rowsBehind(int mark) const
{
    if (mark < 0 || mark >= m_books.size()) {
        return {};
    }
    const Sql::ShownBook &book = m_books[mark];
    QList<RowsBehind> rows;
    for (const auto &found : {searchesOfBook(book.book, book.searches, question()),
                              checksOfBook(book.book, book.checked, question())}) {
        if (found) {
            rows.append(*found);
        }
    }
    return rows;
}

std::optional<FilterStep> ShownBooksChart::filterStep(int mark, int) const
{
    return bookStep(m_books[mark].book.id, m_books[mark].book.title);
}

QRectF ShownBooksChart::plotArea() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double names = std::ceil(canvas().width() * namesShare);
    const double right = metrics.horizontalAdvance(shortCountText(888888, locale())) + scale()(nameGap);
    return canvas().adjusted(names, 0, -std::ceil(right), -std::ceil(1.5 * metrics.height()));
}

Ticks ShownBooksChart::valueTicks() const
{
    qint64 largest = 0;
    for (const Sql::ShownBook &book : m_books) {
        largest = std::max({largest, book.shown, book.checked});
    }
    const int wanted = std::clamp(int(plotArea().width() / scale()(tickDistance)), 2, 8);
    return countTicks(double(largest), wanted, locale());
}

double ShownBooksChart::xOf(qint64 count) const
{
    const QRectF plot = plotArea();
    return plot.left() + plot.width() * double(count) / std::max(1.0, valueTicks().maximum);
}

QRectF ShownBooksChart::stripe(int mark) const
{
    const QRectF plot = plotArea();
    const double height = plot.height() / double(std::max<qsizetype>(1, m_books.size()));
    // Few books do not fill the height: their bars stay bars.
    const double used = std::min(height, scale()(tallestBar) / barShare);
    return {plot.left(), plot.top() + mark * used, plot.width(), used};
}

double ShownBooksChart::markPosition(int mark) const
{
    return stripe(mark).center().y();
}

TooltipText ShownBooksChart::tooltip(int mark) const
{
    const Sql::ShownBook &book = m_books[mark];
    return {.title = bookText(book.book),
            .rows = {{tr("Shown"), countText(book.shown, locale())},
                     {tr("Searches that showed it"), countText(book.searches, locale())},
                     {tr("Checked"), countText(book.checked, locale())},
                     {tr("Found available"), countText(book.available, locale())}}};
}

void ShownBooksChart::paintChart(QPainter &painter)
{
    if (plotArea().width() <= 0 || plotArea().height() <= 0 || m_books.isEmpty()) {
        return;
    }
    paintAxis(painter);
    for (int mark = 0; mark < m_books.size(); ++mark) {
        paintBook(painter, mark);
    }
}

void ShownBooksChart::paintAxis(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const double bottom = stripe(int(m_books.size()) - 1).bottom();
    const QFontMetricsF metrics(painter.font());
    for (const Tick &tick : valueTicks().ticks) {
        const double x = xOf(qint64(tick.value));
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(QPointF(std::floor(x) + 0.5, plot.top()), QPointF(std::floor(x) + 0.5, bottom));
        painter.setPen(theme().muted);
        painter.drawText(QPointF(x - metrics.horizontalAdvance(tick.label) / 2,
                                 bottom + 0.4 * metrics.height() + metrics.ascent()),
                         tick.label);
    }
}

void ShownBooksChart::paintBook(QPainter &painter, int mark) const
{
    const Sql::ShownBook &book = m_books[mark];
    const QRectF area = stripe(mark);
    const QFontMetricsF metrics(painter.font());
    const double height = area.height() * barShare;
    const QRectF bar(QPointF(area.left(), area.center().y() - height / 2),
                     QPointF(xOf(book.shown), area.center().y() + height / 2));
    paintFilled(painter, {snapped(painter, bar)}, theme().skyBlue, Pattern::Solid, theme(), scale());
    const double inner = std::max(2.0, height * innerShare);
    if (book.checked > 0) {
        const QRectF line(QPointF(area.left(), area.center().y() - inner / 2),
                          QPointF(xOf(book.checked), area.center().y() + inner / 2));
        painter.fillRect(snapped(painter, line), theme().text);
    }
    const QRectF names(canvas().left(), area.top(), area.left() - canvas().left() - scale()(nameGap),
                       area.height());
    painter.setPen(theme().text);
    painter.drawText(names, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(bookText(book.book, longestName), Qt::ElideRight, names.width()));
    const double end = std::max(bar.right(), book.checked > 0 ? xOf(book.checked) : 0) + scale()(nameGap) / 2;
    painter.setPen(theme().muted);
    painter.drawText(QRectF(end, area.top(), canvas().right() - end, area.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, countText(book.shown, locale()));
}

void ShownBooksChart::paintCrosshair(QPainter &painter, int mark) const
{
    painter.setPen(QPen(theme().muted, 1));
    painter.setBrush(Qt::NoBrush);
    QRectF frame = stripe(mark);
    frame.setLeft(canvas().left());
    frame.setRight(canvas().right());
    painter.drawRoundedRect(frame.adjusted(-1, 0.5, 1, -0.5), scale()(4), scale()(4));
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "uncheckedbooks.h"

#include "booknames.h"

#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int mostBooks = 100;

enum Column { Title, Author, Shown };

QList<ChartColumn> columnsOf()
{
    return {{UncheckedBooks::tr("Title"), u"title"_qs},
            {UncheckedBooks::tr("Author"), u"author"_qs},
            {UncheckedBooks::tr("Shown"), u"times_shown"_qs},
            {UncheckedBooks::tr("Searches"), u"searches"_qs},
            {UncheckedBooks::tr("First shown"), u"first_shown"_qs},
            {UncheckedBooks::tr("Last shown"), u"last_shown"_qs}};
}

} // namespace

Result<Figure> readUncheckedBooks(Sql::Snapshot &snapshot, const Question &question)
{
    auto books =
        Sql::neverCheckedBooks(snapshot, question.time, question.filter, {.limit = mostBooks, .offset = 0});
    return books.ok() ? Result<Figure>(Figure::of(std::move(books).value())) : books.error();
}

UncheckedBooks::UncheckedBooks(QWidget *parent)
    : RankedTable(u"uncheckedBooks"_qs, tr("Shown but never checked"), columnsOf(), Shown, parent)
{
}

void UncheckedBooks::setData(const Data &figures)
{
    m_data = figures;
    const QTimeZone &zone = question().time.reportingZone;
    const auto moment = [&zone](const QDateTime &instant) {
        return ChartCell{.text = instantCell(instant, zone), .raw = instant};
    };
    QList<QList<ChartCell>> rows;
    for (const Sql::UncheckedBook &book : figures.rows) {
        rows.append({titleCell(book.book), authorCell(book.book), countCell(book.shown, locale()),
                     countCell(book.searches, locale()), moment(book.firstShown), moment(book.lastShown)});
    }
    setRows(rows);
}

QString UncheckedBooks::subtitle() const
{
    const QString what = tr("books that searches of the range showed and no library check of it asked for");
    return m_data.total > m_data.rows.size()
               ? tr("%1 · the first %2 of %3")
                     .arg(what, countText(m_data.rows.size(), locale()), countText(m_data.total, locale()))
               : what;
}

QString UncheckedBooks::emptyText() const
{
    return tr("Every book that was shown in this range was checked in it, or none was shown.");
}

QString UncheckedBooks::summary() const
{
    return m_data.rows.isEmpty()
               ? emptyText()
               : tr("%n books were shown and never checked; the one shown most often is %1.", nullptr,
                    int(m_data.total))
                     .arg(bookText(m_data.rows.first().book));
}

QList<RankedTable::BarPart> UncheckedBooks::bar(int row) const
{
    return {{.n = m_data.rows[row].shown, .color = theme().accent}};
}

std::optional<RowsBehind> UncheckedBooks::rowsOf(int row) const
{
    return searchesOfBook(m_data.rows[row].book, m_data.rows[row].searches, question());
}

std::optional<FilterStep> UncheckedBooks::stepOf(int row, int) const
{
    return bookStep(m_data.rows[row].book.id, m_data.rows[row].book.title);
}

QString UncheckedBooks::keyOf(int row) const
{
    return QString::number(m_data.rows[row].book.id);
}

QString UncheckedBooks::nameOf(int row) const
{
    return shortBookText(m_data.rows[row].book);
}

TooltipText UncheckedBooks::tooltipOf(int row) const
{
    const Sql::UncheckedBook &book = m_data.rows[row];
    const QTimeZone &zone = question().time.reportingZone;
    return {.title = bookText(book.book),
            .rows = {{tr("Times shown"), countText(book.shown, locale())},
                     {tr("Searches"), countText(book.searches, locale())},
                     {tr("First shown"), instantCell(book.firstShown, zone)},
                     {tr("Last shown"), instantCell(book.lastShown, zone)}}};
}

} // namespace ShelfHelp::Ui

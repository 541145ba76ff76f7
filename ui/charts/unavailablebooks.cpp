// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "unavailablebooks.h"

#include "booknames.h"
#include "outcomes.h"

#include <ui/format/numbers.h>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int mostBooks = 100;

enum Column { Title, Author, Checks };

QList<ChartColumn> columnsOf()
{
    return {{UnavailableBooks::tr("Title"), u"title"_qs},
            {UnavailableBooks::tr("Author"), u"author"_qs},
            {UnavailableBooks::tr("Checks"), u"checks"_qs},
            {UnavailableBooks::tr("Out"), u"out"_qs},
            {UnavailableBooks::tr("Not in catalogue"), u"not_in_catalogue"_qs},
            {UnavailableBooks::tr("Unknown"), u"unknown"_qs},
            {UnavailableBooks::tr("Libraries"), u"libraries"_qs}};
}

} // namespace

Result<Figure> readUnavailableBooks(Sql::Snapshot &snapshot, const Question &question)
{
    auto books =
        Sql::neverAvailableBooks(snapshot, question.time, question.filter, {.limit = mostBooks, .offset = 0});
    return books.ok() ? Result<Figure>(Figure::of(std::move(books).value())) : books.error();
}

UnavailableBooks::UnavailableBooks(QWidget *parent)
    : RankedTable(u"unavailableBooks"_qs, tr("Never available"), columnsOf(), Checks, parent)
{
}

void UnavailableBooks::setData(const Data &figures)
{
    m_data = figures;
    QList<QList<ChartCell>> rows;
    for (const Sql::UnavailableBook &book : figures.rows) {
        rows.append({titleCell(book.book), authorCell(book.book), countCell(book.checks(), locale()),
                     countCell(book.out, locale()), countCell(book.notInCatalogue, locale()),
                     countCell(book.unknown, locale()), countCell(book.libraries, locale())});
    }
    setRows(rows);
}

QString UnavailableBooks::subtitle() const
{
    const QString what =
        tr("books out or in no catalogue at least twice, and available in no check of the range");
    return m_data.total > m_data.rows.size()
               ? tr("%1 · the first %2 of %3")
                     .arg(what, countText(m_data.rows.size(), locale()), countText(m_data.total, locale()))
               : what;
}

QString UnavailableBooks::emptyText() const
{
    return tr("No book was asked for twice in this range without ever being available.");
}

QList<LegendEntry> UnavailableBooks::legend() const
{
    QList<LegendEntry> entries;
    for (const OutcomeStyle &style : outcomeStyles(theme())) {
        if (style.count != &Sql::OutcomeCounts::available) {
            entries.append({.text = style.name, .color = style.color, .pattern = style.pattern});
        }
    }
    return entries;
}

QString UnavailableBooks::summary() const
{
    return m_data.rows.isEmpty() ? emptyText()
                                 : tr("%n books were never available; the one asked for most often is %1.",
                                      nullptr, int(m_data.total))
                                       .arg(bookText(m_data.rows.first().book));
}

QList<RankedTable::BarPart> UnavailableBooks::bar(int row) const
{
    const Sql::UnavailableBook &book = m_data.rows[row];
    const Sql::OutcomeCounts counts{
        .out = book.out, .notInCatalogue = book.notInCatalogue, .unknown = book.unknown};
    QList<BarPart> parts;
    for (const OutcomeStyle &style : outcomeStyles(theme())) {
        parts.append({.n = counts.*style.count, .color = style.color, .pattern = style.pattern});
    }
    return parts;
}

/// All its checks: whatever outcomes are filtered, a book is judged by all of them.
std::optional<RowsBehind> UnavailableBooks::rowsOf(int row) const
{
    const Sql::UnavailableBook &book = m_data.rows[row];
    std::optional<RowsBehind> rows = checksOfBook(book.book, book.checks(), question());
    if (rows) {
        rows->filter.outcomes.reset();
    }
    return rows;
}

std::optional<FilterStep> UnavailableBooks::stepOf(int row, int) const
{
    return bookStep(m_data.rows[row].book.id, m_data.rows[row].book.title);
}

QString UnavailableBooks::keyOf(int row) const
{
    return QString::number(m_data.rows[row].book.id);
}

QString UnavailableBooks::nameOf(int row) const
{
    return shortBookText(m_data.rows[row].book);
}

TooltipText UnavailableBooks::tooltipOf(int row) const
{
    const Sql::UnavailableBook &book = m_data.rows[row];
    return {.title = bookText(book.book),
            .rows = {{tr("Checks"), countText(book.checks(), locale())},
                     {tr("Out"), countText(book.out, locale())},
                     {tr("Not in catalogue"), countText(book.notInCatalogue, locale())},
                     {tr("Unknown"), countText(book.unknown, locale())},
                     {tr("Libraries tried"), countText(book.libraries, locale())}}};
}

} // namespace ShelfHelp::Ui

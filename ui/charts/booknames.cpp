// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "booknames.h"

#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct BookNames
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::BookNames)
};

constexpr qsizetype longestName = 60;
constexpr qsizetype longestText = 300; ///< no cell is wider than this

QString titleText(const Sql::BookName &book)
{
    const QString title = visibleText(book.title.left(longestText));
    return title.isEmpty() ? BookNames::tr("book no. %1").arg(book.id) : title;
}

std::optional<RowsBehind> rowsOfBook(RowKind kind, const QString &name, const Sql::BookName &book, qint64 n,
                                     const Question &question)
{
    if (n == 0 || question.filter.bookId.value_or(book.id) != book.id) {
        return std::nullopt;
    }
    return RowsBehind{.kind = kind,
                      .name = name.arg(shortBookText(book)),
                      .pieces = Sql::wholeRange(question.time.range),
                      .filter = Sql::filterOf(book, question.filter),
                      .n = n,
                      .labels = {{FilterField::Book, book.title}}};
}

} // namespace

QString bookText(const Sql::BookName &book, qsizetype longest)
{
    const QString title = shortenedInside(titleText(book), longest);
    const QString author = shortenedInside(visibleText(book.author.left(longestText)), longest);
    return author.isEmpty() ? title : BookNames::tr("%1 – %2", "title, author").arg(title, author);
}

QString shortBookText(const Sql::BookName &book)
{
    return shortenedInside(titleText(book), longestName);
}

ChartCell titleCell(const Sql::BookName &book)
{
    return {.text = titleText(book), .raw = book.title};
}

ChartCell authorCell(const Sql::BookName &book)
{
    const QString author = visibleText(book.author.left(longestText));
    return {.text = author.isEmpty() ? absentText() : author, .raw = book.author};
}

std::optional<RowsBehind> searchesOfBook(const Sql::BookName &book, qint64 n, const Question &question)
{
    return rowsOfBook(RowKind::ShelfSearches, BookNames::tr("Searches that showed “%1”"), book, n, question);
}

std::optional<RowsBehind> checksOfBook(const Sql::BookName &book, qint64 n, const Question &question)
{
    return rowsOfBook(RowKind::LibraryChecks, BookNames::tr("Checks of “%1”"), book, n, question);
}

} // namespace ShelfHelp::Ui

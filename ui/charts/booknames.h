// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/bookfigures.h>
#include <ui/models/charttable.h>
#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>

#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// "Title – Author" on one line, as plain text, each of at most `longest` characters; says so where a book
/// has neither.
[[nodiscard]] QString bookText(const Sql::BookName &book, qsizetype longest = 80);
/// The title alone, shortened for menus and headings.
[[nodiscard]] QString shortBookText(const Sql::BookName &book);

/// The title of a book, made harmless; the whole of it for programs.
[[nodiscard]] ChartCell titleCell(const Sql::BookName &book);
[[nodiscard]] ChartCell authorCell(const Sql::BookName &book);

// What is behind the mark of a book. Nothing where there is nothing, and where the question is about another
// book: no filter can say "both in one search".

[[nodiscard]] std::optional<RowsBehind> searchesOfBook(const Sql::BookName &book, qint64 n,
                                                       const Question &question);
[[nodiscard]] std::optional<RowsBehind> checksOfBook(const Sql::BookName &book, qint64 n,
                                                     const Question &question);

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reporthead.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QPainter;

namespace ShelfHelp::Ui {

class Card;
class Panel;
class PanelPage;
class Sheet;
class TableBody;

/// A page of the window, to be laid out on paper.
struct PaperSection
{
    QString id;
    QString title;
    QWidget *header = nullptr; ///< above the cards; may be null
    QList<Panel *> panels;
};

[[nodiscard]] PaperSection sectionOf(const QString &id, const QString &title, const PanelPage &page);

/// What is written: pages with a head, or a single card with a foot.
struct PaperContent
{
    ReportContext context;
    QList<PaperSection> sections;
    bool isCard = false;
};

/// What is placed as a whole: a head, a row of cards, a card with a table.
struct PaperBlock
{
    QWidget *widget = nullptr;
    int height = 0;
    bool startsPage = false;
    bool isHead = false;        ///< stays with what comes after it
    bool canGrow = false;       ///< gets a part of the height that is left
    Card *card = nullptr;       ///< of a table, which may go on over several pages
    TableBody *table = nullptr; ///< its body
};

/// A block, or a part of a table, at its place on a page.
struct PlacedBlock
{
    PaperBlock block;
    int top = 0;
    int height = 0;
    int firstRow = 0;
    int rows = 0; ///< of a table
};

using PaperPage = QList<PlacedBlock>;

struct PaperMeasures
{
    int width = 0;
    int pageHeight = 0;               ///< 0: one page, as high as it has to be
    int firstRoom = 0;                ///< how much higher the first page is
    int leastHeight = 0;              ///< of that one page
    std::optional<int> mostRows = {}; ///< of a table; the rest is left out, and said to be
};

/// Cards as on their pages, in as many columns as fit. They move to the sheet, which owns the blocks.
[[nodiscard]] QList<PaperBlock> paperBlocks(Sheet &sheet, const PaperContent &content,
                                            const PaperMeasures &measures);
/// No block is cut; tables that are too long go on over pages, row by row.
[[nodiscard]] QList<PaperPage> paginated(const QList<PaperBlock> &blocks, const PaperMeasures &measures);
[[nodiscard]] int heightOf(const PaperPage &page);

/// Where a table is cut, the card says which rows it shows.
void paintPage(QPainter &painter, const PaperPage &page, const PaperMeasures &measures);

} // namespace ShelfHelp::Ui

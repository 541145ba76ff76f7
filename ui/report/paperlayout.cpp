// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "paperlayout.h"

#include "reporthead.h"
#include "sheet.h"

#include <ui/charts/card.h>
#include <ui/charts/tablebody.h>
#include <ui/pages/panelpage.h>

#include <QCoreApplication>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

struct Papers
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Papers)
};

constexpr QSize smallestCell(316, 272);
constexpr double wideHeight = 320;
constexpr double singleHeight = 380;
constexpr double gap = 14;
constexpr int fewestRows = 4; ///< of a table at the end of a page
constexpr int mostColumns = 3;

int gapOf(const QWidget &widget)
{
    return Scale(widget.font()).px(gap);
}

/// As many columns as fit, and where it can be so many that every row is full.
int columnsFor(qsizetype cards, const Sheet &sheet, int width)
{
    const int cell = Scale(sheet.font()).px(smallestCell.width());
    const int fitting = std::clamp((width + gapOf(sheet)) / (cell + gapOf(sheet)), 1, mostColumns);
    for (int columns = fitting; columns > 1; --columns) {
        if (cards % columns == 0) {
            return columns;
        }
    }
    return fitting;
}

PaperBlock headBlock(QWidget *widget, int width)
{
    settle(*widget, QSize(width, 1));
    QLayout *layout = widget->layout();
    const int height =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    return {.widget = widget, .height = height, .isHead = true};
}

/// A card around a table is as high as its rows need.
int heightOfTable(Card &card, const TableBody &table, int width, int rows)
{
    const int assumed = 2 * Scale(card.font()).px(wideHeight);
    settle(card, QSize(width, assumed));
    return assumed - table.height() + table.heightOfRows(rows);
}

class BlockMaker final
{
public:
    BlockMaker(Sheet &sheet, const PaperMeasures &measures)
        : m_sheet(sheet)
        , m_measures(measures)
        , m_scale(sheet.font())
    {
    }

    QList<PaperBlock> take() { return std::move(m_blocks); }

    void addHead(QWidget *widget, bool startsPage)
    {
        PaperBlock block = headBlock(widget, m_measures.width);
        block.startsPage = startsPage;
        m_blocks.append(block);
    }

    void addHeader(QWidget *header)
    {
        header->setParent(&m_sheet);
        settle(*header, QSize(m_measures.width, header->sizeHint().height()));
        m_blocks.append({.widget = header, .height = header->sizeHint().height()});
    }

    void addCards(const QList<Panel *> &panels)
    {
        QList<Card *> run;
        for (const Panel *panel : panels) {
            Card *card = panel->card();
            card->setStill(Card::Still::Framed);
            auto *table = qobject_cast<TableBody *>(panel->body());
            const bool isTable = table != nullptr && table->hasData();
            if (!isTable && panel->definition().width == ResponsiveGrid::Width::Narrow) {
                run.append(card);
                continue;
            }
            addRun(run);
            run.clear();
            if (isTable) {
                addTable(card, table);
            } else {
                addRow({card}, m_scale.px(wideHeight));
            }
        }
        addRun(run);
    }

    void addCard(const Panel &panel)
    {
        Card *card = panel.card();
        card->setStill(Card::Still::Framed);
        if (auto *table = qobject_cast<TableBody *>(panel.body()); table != nullptr && table->hasData()) {
            addTable(card, table);
        } else {
            addRow({card}, m_scale.px(singleHeight));
        }
    }

private:
    void addRun(const QList<Card *> &cards)
    {
        const int columns = columnsFor(cards.size(), m_sheet, m_measures.width);
        for (qsizetype first = 0; first < cards.size(); first += columns) {
            addRow(cards.mid(first, columns), m_scale.px(smallestCell.height()));
        }
    }

    void addRow(const QList<Card *> &cards, int height)
    {
        auto *row = new QWidget(&m_sheet);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins({});
        layout->setSpacing(gapOf(m_sheet));
        for (Card *card : cards) {
            card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
            layout->addWidget(card, 1);
        }
        m_blocks.append({.widget = row, .height = height, .canGrow = true});
    }

    void addTable(Card *card, TableBody *table)
    {
        card->setParent(&m_sheet);
        table->showFrom(0); // without scroll bars from now on
        m_blocks.append({.widget = card,
                         .height = heightOfTable(*card, *table, m_measures.width, table->rowCount()),
                         .card = card,
                         .table = table});
    }

    Sheet &m_sheet;
    PaperMeasures m_measures;
    Scale m_scale;
    QList<PaperBlock> m_blocks;
};

/// The height that is left over goes to the cards.
QList<PaperBlock> grown(QList<PaperBlock> blocks, const Sheet &sheet, const PaperMeasures &measures)
{
    int height = -gapOf(sheet);
    int growing = 0;
    for (const PaperBlock &block : std::as_const(blocks)) {
        height += block.height + gapOf(sheet);
        growing += block.canGrow ? 1 : 0;
    }
    if (measures.pageHeight == 0 && growing > 0 && height < measures.leastHeight) {
        for (PaperBlock &block : blocks) {
            block.height += block.canGrow ? (measures.leastHeight - height) / growing : 0;
        }
    }
    return blocks;
}

class Paginator final
{
public:
    explicit Paginator(const PaperMeasures &measures)
        : m_measures(measures)
    {
    }

    QList<PaperPage> pagesOf(const QList<PaperBlock> &blocks)
    {
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            const PaperBlock &block = blocks[i];
            if (block.startsPage && m_measures.pageHeight > 0) {
                startPage();
            }
            if (block.table != nullptr) {
                placeTable(block);
                continue;
            }
            int needed = block.height;
            for (qsizetype next = i; blocks[next].isHead && next + 1 < blocks.size(); ++next) {
                needed += gapOf(*block.widget) + leastOf(blocks[next + 1]);
            }
            if (!fits(needed)) {
                startPage();
            }
            place({.block = block, .height = block.height});
        }
        startPage();
        return m_pages;
    }

private:
    [[nodiscard]] static int leastOf(const PaperBlock &block)
    {
        return block.table == nullptr
                   ? block.height
                   : block.height - rowHeight(block) * std::max(0, block.table->rowCount() - fewestRows);
    }

    [[nodiscard]] static int rowHeight(const PaperBlock &block)
    {
        return block.table->heightOfRows(1) - block.table->heightOfRows(0);
    }

    [[nodiscard]] bool fits(int height) const
    {
        return m_measures.pageHeight == 0 || m_top + height <= pageHeight();
    }

    [[nodiscard]] int pageHeight() const
    {
        return m_measures.pageHeight + (m_pages.isEmpty() ? m_measures.firstRoom : 0);
    }

    void startPage()
    {
        if (!m_page.isEmpty()) {
            m_pages.append(std::exchange(m_page, {}));
        }
        m_top = 0;
    }

    void place(PlacedBlock placed)
    {
        placed.top = m_top;
        m_page.append(placed);
        m_top += placed.height + gapOf(*placed.block.widget);
    }

    void placeTable(const PaperBlock &block)
    {
        const int total =
            std::min(block.table->rowCount(), m_measures.mostRows.value_or(block.table->rowCount()));
        const int frame = block.height - block.table->rowCount() * rowHeight(block);
        int first = 0;
        while (first < total) {
            int rows = total - first;
            if (!fits(frame + rows * rowHeight(block))) {
                rows = (pageHeight() - m_top - frame) / rowHeight(block);
                const bool isPageFresh = m_page.isEmpty();
                if (rows < std::min(fewestRows, total - first) && !isPageFresh) {
                    startPage();
                    continue;
                }
                rows = std::max(1, rows);
            }
            place(
                {.block = block, .height = frame + rows * rowHeight(block), .firstRow = first, .rows = rows});
            first += rows;
        }
    }

    PaperMeasures m_measures;
    QList<PaperPage> m_pages;
    PaperPage m_page;
    int m_top = 0;
};

void showRowsOf(const PlacedBlock &placed, const QLocale &locale)
{
    const int all = placed.block.table->rowCount();
    if (placed.rows < all) {
        placed.block.card->setAsOf(Papers::tr("rows %1–%2 of %3")
                                       .arg(locale.toString(placed.firstRow + 1),
                                            locale.toString(placed.firstRow + placed.rows),
                                            locale.toString(all)),
                                   false);
    }
}

} // namespace

PaperSection sectionOf(const QString &id, const QString &title, const PanelPage &page)
{
    return {.id = id, .title = title, .header = page.header(), .panels = page.panels()};
}

QList<PaperBlock> paperBlocks(Sheet &sheet, const PaperContent &content, const PaperMeasures &measures)
{
    BlockMaker maker(sheet, measures);
    if (content.isCard) {
        maker.addCard(*content.sections.first().panels.first());
        maker.addHead(makeCardFoot(content.context, &sheet), false);
        return maker.take();
    }
    maker.addHead(makeReportHead(content.context, &sheet), false);
    for (const PaperSection &section : content.sections) {
        if (content.sections.size() > 1) {
            maker.addHead(makeSectionHead(section.title, &sheet), &section != &content.sections.first());
        }
        if (section.header != nullptr) {
            maker.addHeader(section.header);
        }
        maker.addCards(section.panels);
    }
    return grown(maker.take(), sheet, measures);
}

QList<PaperPage> paginated(const QList<PaperBlock> &blocks, const PaperMeasures &measures)
{
    return Paginator(measures).pagesOf(blocks);
}

int heightOf(const PaperPage &page)
{
    return page.isEmpty() ? 0 : page.last().top + page.last().height;
}

void paintPage(QPainter &painter, const PaperPage &page, const PaperMeasures &measures)
{
    for (const PlacedBlock &placed : page) {
        QWidget &widget = *placed.block.widget;
        if (placed.block.table != nullptr) {
            showRowsOf(placed, widget.locale());
        }
        settle(widget, QSize(measures.width, placed.height));
        if (placed.block.table != nullptr) {
            placed.block.table->showFrom(placed.firstRow);
        }
        paintPart(painter, widget, QPointF(0, placed.top));
    }
}

} // namespace ShelfHelp::Ui

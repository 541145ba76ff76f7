// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "newshelfchart.h"

#include <ui/models/celltext.h>
#include <ui/models/rowcells.h>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr int mostNames = 5;
constexpr qsizetype longestName = 60;
constexpr std::array identities{Sql::Identity::Url, Sql::Identity::Shelf, Sql::Identity::Reader};

/// A shelf as it is counted: its URL, itself, or whose it is.
QString nameOf(const Sql::ShelfRow &shelf, Sql::Identity identity)
{
    if (shelf.readerId.isEmpty() || identity == Sql::Identity::Url) {
        return shortenedInside(shortShelfUrlText(shelf.url), longestName);
    }
    return identity == Sql::Identity::Reader ? NewShelfChart::tr("reader %1").arg(shelf.readerId)
                                             : shelfNameText(shelf);
}

} // namespace

Result<Figure> readNewShelves(Sql::Snapshot &snapshot, const Question &question)
{
    const Result<Figure> growth = readingCompared(&Sql::shelfGrowth)(snapshot, question);
    if (!growth.ok()) {
        return growth.error();
    }
    NewShelfFigures figures{.growth = growth.value().as<ShelfChart::Data>(), .first = {}};
    for (std::size_t i = 0; i < identities.size(); ++i) {
        auto first = Sql::newShelves(snapshot, question.time, question.filter, identities[i], mostNames);
        if (!first.ok()) {
            return first.error();
        }
        figures.first[i] = std::move(first).value();
    }
    return Figure::of(std::move(figures));
}

void NewShelfChart::setData(const Data &figures)
{
    m_first = figures.first;
    ShelfChart::setData(figures.growth);
}

TooltipText NewShelfChart::tooltip(int mark) const
{
    TooltipText text = ShelfChart::tooltip(mark);
    const QList<QList<Sql::ShelfRow>> &buckets = m_first[static_cast<std::size_t>(variant())];
    if (mark >= buckets.size()) {
        return text;
    }
    for (const Sql::ShelfRow &shelf : buckets[mark]) {
        text.names.append(nameOf(shelf, identity()));
    }
    if (const qint64 others = newCount(mark) - buckets[mark].size(); others > 0 && !buckets[mark].isEmpty()) {
        text.names.append(tr("and %n more", nullptr, int(others)));
    }
    return text;
}

} // namespace ShelfHelp::Ui

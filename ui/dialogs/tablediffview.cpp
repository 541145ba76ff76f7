// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablediffview.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr qsizetype longestValue = 120;
constexpr int changeRole = Qt::UserRole;

/// Names first, then what they are about, then numbers.
const QStringList leading{
    u"title"_qs,      u"author"_qs,      u"shelf_url"_qs, u"library_id"_qs,           u"library_name"_qs,
    u"time_start"_qs, u"search_type"_qs, u"available"_qs, u"availability_message"_qs, u"visited_at"_qs};

QString valueText(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined()) {
        return absentText();
    }
    const QString text =
        value.isString() ? value.toString()
        : value.isArray() || value.isObject()
            ? QString::fromUtf8(value.isArray()
                                    ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                                    : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
            : value.toVariant().toString();
    return shortenedInside(visibleText(text), longestValue);
}

QStringList keysOf(const QJsonObject &row)
{
    QStringList keys;
    for (const QString &key : leading) {
        if (row.contains(key)) {
            keys.append(key);
        }
    }
    for (const QString &key : row.keys()) {
        if (!keys.contains(key)) {
            keys.append(key);
        }
    }
    return keys;
}

QString signOf(Ingest::RowChange change)
{
    switch (change) {
    case Ingest::RowChange::Added:
        return u"+"_qs;
    case Ingest::RowChange::Changed:
        return u"~"_qs;
    case Ingest::RowChange::Unchanged:
        break;
    }
    return u"="_qs;
}

QString countsText(const Ingest::TableChange &table, const QLocale &locale)
{
    return TableDiffView::tr("+ %1 added   ~ %2 changed   = %3 there already")
        .arg(countText(table.added, locale), countText(table.changed, locale),
             countText(table.unchanged, locale));
}

} // namespace

QString changedRowText(const Ingest::ChangedRow &row)
{
    const QJsonObject after = QJsonDocument::fromJson(row.after).object();
    QStringList parts;
    if (row.change != Ingest::RowChange::Changed) {
        for (const QString &key : keysOf(after)) {
            parts.append(u"%1: %2"_qs.arg(key, valueText(after.value(key))));
        }
        return parts.join(u" · "_qs);
    }
    const QJsonObject before = QJsonDocument::fromJson(row.before).object();
    const QStringList keys = keysOf(after);
    parts.append(u"%1: %2"_qs.arg(keys.value(0), valueText(after.value(keys.value(0)))));
    for (const QString &key : keys) {
        if (before.value(key) != after.value(key)) {
            parts.append(
                u"%1: %2 → %3"_qs.arg(key, valueText(before.value(key)), valueText(after.value(key))));
        }
    }
    return parts.join(u" · "_qs);
}

TableDiffView::TableDiffView(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"tableDiff"_qs);
    setAccessibleName(tr("What would change"));
    setColumnCount(2);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    setAllColumnsShowFocus(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
}

void TableDiffView::setChanges(const QList<Ingest::TableChange> &tables)
{
    clear();
    for (const Ingest::TableChange &table : tables) {
        addTable(table);
    }
    if (topLevelItemCount() > 0) {
        setCurrentItem(topLevelItem(0));
    }
    applyTheme(Theme::of(palette()));
}

void TableDiffView::addTable(const Ingest::TableChange &table)
{
    auto *top = new QTreeWidgetItem(this, {table.table, countsText(table, locale())});
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    top->setFont(0, bold);
    std::array<qint64, 3> shown{};
    for (const Ingest::ChangedRow &row : table.rows) {
        ++shown[std::size_t(row.change)];
        const QString text = changedRowText(row);
        auto *item = new QTreeWidgetItem(top, {signOf(row.change), text});
        item->setData(0, changeRole, int(row.change));
        item->setToolTip(1, toolTipCell(text));
        item->setData(0, Qt::AccessibleTextRole, signOf(row.change));
    }
    const std::array all{table.added, table.changed, table.unchanged};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (const qint64 more = all[i] - shown[i]; more > 0) {
            auto *item = new QTreeWidgetItem(
                top, {signOf(Ingest::RowChange(int(i))),
                      shown[i] > 0 ? tr("… and %1 more").arg(countText(more, locale()))
                                   : tr("%1, not listed").arg(countText(more, locale()))});
            item->setData(0, changeRole, int(i));
        }
    }
    top->setExpanded(table.rows.size() <= 12);
}

void TableDiffView::applyTheme(const Theme &theme)
{
    const std::array colors{theme.good, theme.accent, theme.muted};
    for (int i = 0; i < topLevelItemCount(); ++i) {
        for (int row = 0; row < topLevelItem(i)->childCount(); ++row) {
            QTreeWidgetItem *item = topLevelItem(i)->child(row);
            const QColor &color = colors[std::size_t(item->data(0, changeRole).toInt())];
            item->setForeground(0, color);
            item->setForeground(1, item->data(0, changeRole).toInt() == 2 ? theme.muted : theme.text);
        }
    }
    setStyleSheet(u"QTreeWidget { background: %1; color: %2; border: 1px solid %3; } "
                  u"QTreeWidget::item:selected { background: %4; color: %2; } "
                  u"QTreeWidget:focus { border-color: %5; }"_qs.arg(
                      theme.card.name(), theme.text.name(), theme.border.name(),
                      mixed(theme.card, theme.accent, 0.2).name(), theme.accent.name()) +
                  slimScrollBar(theme, Scale(font())));
}

} // namespace ShelfHelp::Ui

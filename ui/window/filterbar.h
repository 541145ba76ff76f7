// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/view.h>

#include <QWidget>

class QMenu;
class QToolButton;

namespace ShelfHelp::Ui {

class FlowLayout;
struct Theme;

/// The second line above every page: what the range is compared with, the bucket, the zone, and a chip for
/// the zoom and for each filter. Says what was chosen; does nothing itself.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    /// The menus are the window's; not owned.
    FilterBar(QMenu *comparison, QMenu *bucket, QMenu *zone, QWidget *parent = nullptr);

    void setComparison(const QString &text, const QString &exact);
    void setBucket(const QString &text, bool isFree);
    void setZone(const QString &text);
    /// Empty: nothing is zoomed.
    void setZoom(const QString &text);
    void setFilters(const QList<FilterTerm> &terms);
    /// Whether comparison and bucket matter on the page shown.
    void setHasCharts(bool hasCharts);
    /// Whether filters restrict the page shown.
    void setHasFilters(bool hasFilters);
    void applyTheme(const Theme &theme);

Q_SIGNALS:
    void zoomResetRequested();
    void removeRequested(FilterField field);
    void exchangeRequested(FilterField field);
    void filterRequested(const FilterStep &step);

private:
    [[nodiscard]] QToolButton *addButton(const QString &name, const QString &help, QMenu *menu);
    void fillFilterMenu();
    void addChip(const FilterTerm &term);
    [[nodiscard]] QMenu *makeChipMenu(const FilterTerm &term);

    FlowLayout *m_flow;
    QToolButton *m_comparison;
    QToolButton *m_bucket;
    QToolButton *m_zone;
    QToolButton *m_zoom;
    QToolButton *m_add;
    QMenu *m_filterMenu;
    QList<QWidget *> m_chips;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "page.h"

#include <ui/models/explanation.h>
#include <ui/models/exportformat.h>
#include <ui/models/rowcounts.h>
#include <ui/panels/panel.h>

#include <QList>

class QScrollArea;

namespace ShelfHelp::Ui {

class Chart;
class ResponsiveGrid;

/// How the cards of a page stand.
struct PanelLayout
{
    QSize cell{316, 272}; ///< the smallest card, designed for a 13-pixel base font
    int columns = 3;      ///< at most
};

/// A page of cards over one question. It is given figures and shows them; it asks nobody for anything but
/// says what it wants to be asked. The time charts of a page share their crosshair. GUI thread only.
class PanelPage : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PanelPage)

public:
    /// `header` stands above the cards, and is made before them so that Tab reaches it first; may be null.
    PanelPage(const QString &objectName, const QList<PanelDefinition> &panels, const PanelLayout &layout = {},
              QWidget *header = nullptr, QWidget *parent = nullptr);
    ~PanelPage() override;

    [[nodiscard]] bool hasRange() const override { return true; }

    [[nodiscard]] bool hasFilters() const override { return true; }

    /// The panel that has the focus or is under the pointer.
    void copy() override;
    void showAgain() override;

    /// What has to be read for this page.
    [[nodiscard]] virtual QList<FigureRequest> requests() const;

    /// The figures were asked for: what is shown stays, paler.
    virtual void showLoading();
    /// One answer of those requests(); the others stay as they are.
    virtual void take(const FigureAnswer &answer, const Question &question);
    /// When the figures were those of the database last.
    void setAsOf(const QString &stamp, bool isStale);

    /// Notes and limits for the charts that can draw them.
    void setAnnotations(const Annotations &annotations);

    [[nodiscard]] const QList<Panel *> &panels() const { return m_panels; }

    /// What stands above the cards; null without.
    [[nodiscard]] QWidget *header() const { return m_header; }

    /// Its figures as rows and columns; no columns where it has none.
    [[nodiscard]] virtual ChartTable headerTable() const { return {}; }

    /// How many rows the figures are made of, once they were read.
    [[nodiscard]] const std::optional<RowCounts> &rowCounts() const { return m_rowCounts; }

    [[nodiscard]] Panel *panel(const QString &id) const;
    /// The panel that has the focus or is under the pointer; null without one.
    [[nodiscard]] Panel *currentPanel() const;

    /// What is under the focus or the pointer, to be explained; nothing where nothing was read yet.
    [[nodiscard]] virtual std::optional<ExplainSubject> currentSubject() const;

    /// Scrolls to the part below what is seen; false at the end. For screens that nobody can reach.
    bool scrollOn();
    void scrollToTop();

    /// Takes a tooltip away; false when there was none.
    bool dismissTooltip();

Q_SIGNALS:
    void retryRequested();
    void clearFiltersRequested();
    void filterRequested(const FilterStep &step);
    void rangeRequested(const Sql::TimeRange &range);
    void exportRequested(Panel *panel, ExportFormat format);
    void explainRequested(const ExplainSubject &subject);
    void noteRequested(const Sql::TimeRange &time);
    void noteEditRequested(const Note &note);
    void noteRemovalRequested(const Note &note);
    void breakoutRequested(const RowsBehind &rows, const QString &page);
    void bookRequested(qint64 bookId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addPanel(const PanelDefinition &definition);
    void arrange(QWidget *header);
    void linkCrosshairs();
    void applyTheme();

    QList<Panel *> m_panels;
    QWidget *m_header;
    std::optional<RowCounts> m_rowCounts;
    QScrollArea *m_scroll = nullptr;
    ResponsiveGrid *m_grid;
};

} // namespace ShelfHelp::Ui

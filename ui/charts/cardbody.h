// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "legend.h"
#include "markmenu.h"
#include "theme.h"
#include "typography.h"

#include <ui/models/charttable.h>
#include <ui/models/filterterms.h>
#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>

#include <QSet>
#include <QStringList>
#include <QWidget>

namespace ShelfHelp::Ui {

class CardControls;

/// What fills a card, a chart or a table: the one interface by which cards, pages, exports and assistive
/// technology know it.
///
/// A subclass takes its figures in a setData() of its own, after setQuestion() has said what they are of.
/// GUI thread only.
class CardBody : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardBody)

public:
    /// `title` stands on the card, and is what a screen reader calls the body.
    CardBody(const QString &objectName, const QString &title, QWidget *parent);

    /// What the figures to come are of.
    virtual void setQuestion(const Question &question);

    [[nodiscard]] const Question &question() const { return m_question; }

    /// Notes and limits to be drawn, where the body can.
    virtual void setAnnotations(const Annotations &annotations);

    /// Unit and method in a few words, for the line under the title.
    [[nodiscard]] virtual QString subtitle() const = 0;

    /// What the reader did to the axis, for the same line; mostly nothing.
    [[nodiscard]] virtual QString axisRemark() const { return {}; }

    /// What is said when hasData() is false.
    [[nodiscard]] virtual QString emptyText() const;
    /// Whether there is anything to show.
    [[nodiscard]] virtual bool hasData() const = 0;
    [[nodiscard]] virtual QList<LegendEntry> legend() const = 0;
    /// The same figures as rows and columns.
    [[nodiscard]] virtual ChartTable table() const = 0;
    /// The figures in one sentence, for assistive technology.
    [[nodiscard]] virtual QString summary() const = 0;

    /// Ways to look at the same figures, for the switch in the card's head; fewer than two: no switch.
    [[nodiscard]] virtual QStringList variants() const { return {}; }

    [[nodiscard]] int variant() const { return m_variant; }

    void setVariant(int variant);

    /// More switches and fields for the card's head; null: none. The card becomes their parent; until then
    /// they are hidden.
    [[nodiscard]] virtual CardControls *controls() const { return nullptr; }

    /// Series can be taken away and brought back by their name in the legend.
    [[nodiscard]] bool isShown(const QString &series) const { return !m_hidden.contains(series); }

    void setShown(const QString &series, bool shown);
    /// Brings one series out by making the others paler; empty: all alike.
    void setHighlighted(const QString &series);

    /// Takes the tooltip away; false when there was none.
    virtual bool dismissTooltip() { return false; }

    /// Old figures stay visible, paler, while new ones are read.
    virtual void setDimmed(bool dimmed) = 0;

Q_SIGNALS:
    void rowsRequested(const RowsBehind &rows);
    void filterRequested(const FilterStep &step);
    /// Dragged over, or zoomed to with the wheel.
    void rangeRequested(const Sql::TimeRange &range);
    void menuRequested(const MarkMenu &menu);
    /// A note is to be written at this time, or one to be changed or removed.
    void noteRequested(const Sql::TimeRange &time);
    void noteEditRequested(const Note &note);
    void noteRemovalRequested(const Note &note);
    /// The rows' time and filter are to be looked at on another page.
    void breakoutRequested(const RowsBehind &rows, const QString &page);
    /// Everything that is known of a book is to be shown.
    void bookRequested(qint64 bookId);
    /// Series or variant: legend, subtitle and table are other ones now.
    void appearanceChanged();

protected:
    /// Legends hold colours: another palette is another appearance.
    void changeEvent(QEvent *event) override;

    /// Everything is drawn anew: the figures, a series or the variant changed.
    virtual void redraw() = 0;

    /// Whether the series is painted now: not while another one is brought out. Axes go by isShown().
    [[nodiscard]] bool isDrawn(const QString &series) const
    {
        return isShown(series) && (!m_drawsHighlight || series == m_highlighted);
    }

    [[nodiscard]] bool hasHighlight() const { return !m_highlighted.isEmpty(); }

    /// Between true and false isDrawn() knows the highlighted series alone.
    void setDrawsHighlight(bool on) { m_drawsHighlight = on; }

    /// Rows of the whole range, for a name in the legend; nothing when there are none.
    [[nodiscard]] std::optional<RowsBehind> rowsOfRange(RowKind kind, const QString &name,
                                                        const Sql::Filter &filter, qint64 n) const;

    /// Another variant was chosen: what depends on it is made anew here.
    virtual void variantChanged() {}

    /// How long a click waits for the second one of a double click, in milliseconds.
    [[nodiscard]] static int clickWait();

    /// For a body whose first look is without some series.
    void hideAtFirst(const QString &series) { m_hidden.insert(series); }

    [[nodiscard]] const Theme &theme() const { return Theme::of(palette()); }

    [[nodiscard]] Scale scale() const { return Scale(font()); }

private:
    Question m_question;
    int m_variant = 0;
    QSet<QString> m_hidden;
    QString m_highlighted;
    bool m_drawsHighlight = false;
};

} // namespace ShelfHelp::Ui

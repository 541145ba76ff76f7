// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>
#include <ui/models/exportformat.h>
#include <ui/models/filterterms.h>
#include <ui/models/rowsbehind.h>

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace ShelfHelp::Ui {

class CardBody;
class CardControls;
class CardTable;
class Chart;
class Legend;
struct LegendEntry;
struct MarkMenu;
class MessagePanel;
class VariantSwitch;

/// A chart or table with its title, its unit and method, its legend, its menu and the time its figures were
/// read, in one of four states that never look alike. The figures can be looked at as a table instead.
class Card final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    enum class State { Loading, Empty, Error, Data };
    Q_ENUM(State)

    /// Takes the body over; its accessible name is the card's title.
    Card(const QString &objectName, CardBody *body, QWidget *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] CardBody *body() const { return m_body; }

    [[nodiscard]] bool showsTable() const { return m_showsTable; }

    /// The menu of the card's button, for whoever wants to add to it.
    [[nodiscard]] QMenu *menu() const { return m_menu; }

    /// `isStale`: what is shown is no longer what the database has.
    void setAsOf(const QString &stamp, bool isStale);
    void setShowsTable(bool showsTable);
    /// What stands below the title: what the chart shows, and what its axis leaves out.
    [[nodiscard]] QString subtitle() const;

    /// For a picture, a page of paper or a screen on a wall: without what can only be clicked. Bare is also
    /// without frame, title and subtitle, for whoever writes those himself; there is no way back from it.
    enum class Still { No, Framed, Bare };
    void setStill(Still still);

    /// Old figures stay, paler, under a thin line; without any the card says that it is loading.
    void showLoading();
    /// `sentence` says which kind of empty it is; `button` is left out when empty.
    void showEmpty(const QString &sentence, const QString &button = {});
    void showError(const ShelfHelp::Error &error);
    /// The body has figures, or says why there is nothing to see.
    void showData();

    /// The body as it is on the screen, and its figures as tab-separated values.
    void copy() const;

Q_SIGNALS:
    void retryRequested();
    void emptyActionRequested();
    void explainRequested();
    void exportRequested(ExportFormat format);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeMenu();
    void addExports();
    void connectBody();
    void arrange();
    [[nodiscard]] QLayout *makeHead();
    void applyTheme();
    void enter(State state);
    void showAppearance();
    [[nodiscard]] QList<LegendEntry> legendEntries() const;
    void showBody();
    /// The body as a chart whose marks are the rows of its table; else null.
    [[nodiscard]] Chart *chart() const;
    void openTableRow(int row);
    void openMenu(const MarkMenu &menu);
    void addFilters(QMenu &menu, const FilterStep &step);
    void addRows(QMenu &menu, const MarkMenu &mark);
    void addBreakouts(QMenu &menu, const RowsBehind &rows);
    void addNotes(QMenu &menu, const MarkMenu &mark);

    State m_state = State::Empty;
    bool m_showsTable = false;
    bool m_isStale = false;
    bool m_isStill = false;
    bool m_isBare = false;
    CardBody *m_body;
    QLabel *m_title;
    QLabel *m_asOf;
    QLabel *m_subtitle;
    CardControls *m_controls; ///< the body's; may be null
    VariantSwitch *m_variants;
    Legend *m_legend;
    QWidget *m_progress;
    MessagePanel *m_message;
    CardTable *m_table;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QAction *m_tableAction = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace ShelfHelp::Ui

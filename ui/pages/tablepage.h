// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "page.h"

#include <QStringList>
#include <QTimer>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ShelfHelp::Ui {

class ColumnMenu;
class MessagePanel;
class PagedTableModel;

/// What one table page says; the rest is the same for all.
struct TablePageTexts
{
    QString name; ///< of the page and, for screen readers, of its table
    QString searchPlaceholder;
    QString onlyWithChecks;   ///< of the switch
    QString onlyUnnamed = {}; ///< of the second switch; empty: the page has none
    QString nothingUnnamed = {};
    QString grouped = {};    ///< of a third one, likewise
    QString nothingStored;   ///< the table is empty without any filter
    QString nothingChecked;  ///< … and only because of the switch
    QStringList widestCells; ///< per column, to measure its width; the first column takes the rest
};

/// A searchable, sortable table over a PagedTableModel, with the states loading, empty, error and data.
class TablePage : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TablePage)

public:
    /// Takes ownership of `model`. Nothing is fetched before refresh().
    TablePage(PagedTableModel *model, const TablePageTexts &texts, QWidget *parent = nullptr);

    void refresh();

    [[nodiscard]] bool hasSearch() const override { return true; }

    void focusSearch() override;
    /// The selected rows, as tab-separated values.
    void copy() override;
    [[nodiscard]] QByteArray columnState() const override;
    void restoreColumns(const QByteArray &state) override;

protected:
    /// "1,383 libraries".
    [[nodiscard]] virtual QString countText(qint64 total) const = 0;

    [[nodiscard]] QTableView *tableView() const { return m_table; }

    [[nodiscard]] ColumnMenu *columns() const { return m_columns; }

    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class EmptyReason { NothingStored, NoMatch, NothingChecked, NothingUnnamed };

    void setUpToolRow();
    void setUpTable();
    void setColumnWidths();
    void fitFirstColumn();
    void layOut();
    void connectParts();
    void applySearch();
    void applyTheme();
    void showFilters();
    void showState();
    void showEmpty();
    void leaveEmptyState();
    [[nodiscard]] EmptyReason emptyReason() const;
    [[nodiscard]] bool filterTableKey(QEvent *event);

    PagedTableModel *m_model;
    TablePageTexts m_texts;
    QLineEdit *m_search;
    QPushButton *m_onlyWithChecks;
    QPushButton *m_onlyUnnamed;
    QPushButton *m_grouped;
    QLabel *m_count;
    QPushButton *m_export;
    QProgressBar *m_progress;
    QTableView *m_table;
    ColumnMenu *m_columns = nullptr;
    MessagePanel *m_state;
    QStackedWidget *m_stack;
    QTimer m_searchDelay;
    QTimer m_progressDelay;
};

} // namespace ShelfHelp::Ui

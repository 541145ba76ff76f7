// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventservices.h"
#include "workpage.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ShelfHelp::Ui {

class ColumnMenu;
class JournalEntryView;
class MessagePanel;

/// The journal (E1): every notification that arrived in the range, stored or refused, and beside it what is
/// known of the one that is selected. GUI thread only.
class JournalPage final : public WorkPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalPage)

public:
    explicit JournalPage(const EventServices &services, QWidget *parent = nullptr);

    [[nodiscard]] RowKind kind() const override { return RowKind::Notifications; }

    [[nodiscard]] bool hasRange() const override { return true; }

    void showRows(const Question &question, const RowsBehind &rows) override;
    void copy() override;
    void focusSearch() override;
    [[nodiscard]] RowsBehind shownRows() const override;
    [[nodiscard]] QByteArray columnState() const override;
    void restoreColumns(const QByteArray &state) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpFilters();
    void setUpTable();
    void layOut();
    void connectParts();
    void applyTheme();
    void showFilters();
    void load();
    void showState();
    void showEmpty();
    void showCurrent();
    void openMenu(const QPoint &position);
    [[nodiscard]] Sql::JournalFilter chosenFilter() const;
    [[nodiscard]] Sql::TimeRange shownRange() const;

    JournalModel *m_model;
    Question m_question;
    RowsBehind m_rows; ///< as they were asked for; the filters change its journal
    QLabel *m_heading;
    QComboBox *m_kind;
    QComboBox *m_state;
    QLineEdit *m_search;
    QPushButton *m_run;
    QLabel *m_count;
    QPushButton *m_export;
    QTableView *m_table;
    ColumnMenu *m_columns = nullptr;
    JournalEntryView *m_entry;
    QSplitter *m_splitter;
    MessagePanel *m_message;
    QStackedWidget *m_stack;
    QTimer m_searchDelay;
    bool m_isShowing = false; ///< the filters are being set, not chosen
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventservices.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ShelfHelp::Ui {

class ColumnMenu;
class MessagePanel;
struct Theme;

/// Which dead letters there are: their causes with how many of each, and the letters of the one that is
/// chosen, newest first. GUI thread only.
class DeadLetterList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeadLetterList)

public:
    explicit DeadLetterList(DeadLettersModel::Fetch fetch, QWidget *parent = nullptr);

    void load(const Sql::RejectionFilter &filter, const QTimeZone &zone);
    /// Asks for the same ones anew.
    void reload();
    void setReasons(const QList<Sql::RejectionReason> &reasons);

    [[nodiscard]] const Sql::RejectionFilter &filter() const { return m_filter; }

    /// Of the selected rows, as far as they have arrived.
    [[nodiscard]] QList<qint64> selectedIds() const;
    [[nodiscard]] const Sql::RejectedNotification *current() const;

    [[nodiscard]] qint64 total() const { return m_model->total(); }

    [[nodiscard]] ColumnMenu *columns() const { return m_columns; }

    void copySelection();
    void focusCauses();
    void applyTheme(const Theme &theme);

Q_SIGNALS:
    void filterChanged();
    void selectionChanged();
    void answered();
    void sampleRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpParts();
    void layOut();
    void chooseCause();
    void chooseState();
    void showCauses();
    void showState();

    DeadLettersModel *m_model;
    Sql::RejectionFilter m_filter;
    QTimeZone m_zone = QTimeZone::utc();
    QList<Sql::RejectionReason> m_reasons;
    bool m_isShowing = false; ///< the choices are being set, not made
    qint64 m_currentId = 0;   ///< to be found again when the rows have arrived
    QComboBox *m_state;
    QListWidget *m_causes;
    QTableView *m_table;
    ColumnMenu *m_columns = nullptr;
    MessagePanel *m_message;
    QStackedWidget *m_stack;
    QPushButton *m_run; ///< takes the restriction to a run away
};

} // namespace ShelfHelp::Ui

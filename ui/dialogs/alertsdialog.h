// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/alerts/alertcheck.h>

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace ShelfHelp::Ui {

/// The limits of this database, what became of each, and a form for another one. A limit is also a line on
/// the chart that shows its figure, and what `shelfhelp stats --alerts` goes by.
class AlertsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertsDialog)

public:
    /// `refusal` says why nothing can be written here; empty: it can.
    AlertsDialog(const QList<Sql::AlertFinding> &findings, const QString &refusal, QWidget *parent = nullptr);

    /// Rules or figures are other ones now. What is typed stays.
    void showFindings(const QList<Sql::AlertFinding> &findings);

Q_SIGNALS:
    /// A rule without an id is new.
    void ruleWritten(const Sql::AlertRule &rule);
    void ruleRemoved(qint64 id);

private:
    void makeForm();
    void layOut();
    void showUnit();
    void edit();
    void save();
    void remove();
    void showSelection();
    [[nodiscard]] Sql::AlertMetric metric() const;
    [[nodiscard]] const Sql::AlertFinding *selected() const;

    QList<Sql::AlertFinding> m_findings;
    bool m_canWrite;
    qint64 m_edited = 0; ///< id of the rule in the form; 0: a new one
    QTreeWidget *m_list;
    QComboBox *m_metric;
    QComboBox *m_condition;
    QDoubleSpinBox *m_value;
    QComboBox *m_range;
    QSpinBox *m_minimum;
    QLabel *m_note;
    QPushButton *m_save = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace ShelfHelp::Ui

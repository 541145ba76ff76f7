// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/view.h>

#include <QDialog>

class QCalendarWidget;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ShelfHelp::Ui {

/// A range of one's own: typed ("now-7d/d", "2024-09-02") or picked in two calendars, or one of the last
/// ones. What is typed and what is picked are always the same.
class RangeDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RangeDialog)

public:
    RangeDialog(const Sql::TimeRange &range, const Clock &clock, const QList<Sql::TimeRange> &recent,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const Sql::TimeRange &range);

private:
    void layOut();
    void pickDay(QLineEdit *edit, QDate day);
    void check();
    void choose();
    [[nodiscard]] std::optional<Sql::TimeRange> typed() const;

    Clock m_clock;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QCalendarWidget *m_fromDays;
    QCalendarWidget *m_toDays;
    QListWidget *m_recent;
    QLabel *m_meaning;
    QPushButton *m_apply = nullptr;
};

} // namespace ShelfHelp::Ui

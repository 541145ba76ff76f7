// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ShelfHelp::Ui {

class UpkeepDesk;

/// How far the long work at the desk is, with a button that stops it; hidden while there is none.
class WorkView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkView)

public:
    /// `name` is the objectName; those of its parts begin with it.
    WorkView(const QString &name, UpkeepDesk &desk, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showProgress();
    void applyTheme();

    UpkeepDesk &m_desk;
    QLabel *m_title;
    QLabel *m_line;
    QProgressBar *m_bar;
    QPushButton *m_stop;
};

} // namespace ShelfHelp::Ui

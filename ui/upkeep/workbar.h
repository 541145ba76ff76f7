// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ShelfHelp::Ui {

class UpkeepDesk;
class WorkView;

/// Above the parts of the page: how far the long work is, and then what became of it, until that is closed.
/// Hidden while there is nothing to say.
class WorkBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkBar)

public:
    WorkBar(UpkeepDesk &desk, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showOutcome(const QString &headline, const QString &details, bool isGood);
    void showParts();
    void applyTheme();

    UpkeepDesk &m_desk;
    WorkView *m_work;
    QLabel *m_headline;
    QPlainTextEdit *m_details;
    QPushButton *m_close;
    bool m_isGood = true;
};

} // namespace ShelfHelp::Ui

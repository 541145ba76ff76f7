// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pageentries.h"

#include <QFrame>

class QButtonGroup;
class QLabel;
class QScrollArea;

namespace ShelfHelp::Ui {

struct Theme;

/// The column at the left that says which pages there are and which one is shown.
class Navigation final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Navigation)

public:
    explicit Navigation(const QList<PageEntry> &pages, QWidget *parent = nullptr);

    void setPage(int page);
    void applyTheme(const Theme &theme);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pageChosen(int page);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void squeeze();
    void style();

    const Theme *m_theme = nullptr;
    bool m_isDense = false;
    int m_roomyHeight = 0; ///< from which on the names stand apart
    QScrollArea *m_scroll;
    QWidget *m_content;
    QLabel *m_name;
    QLabel *m_tables;
    QButtonGroup *m_pages;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;
class QLabel;

namespace ShelfHelp::Ui {

struct Theme;

/// The column at the left that says which pages there are and which one is shown.
class Navigation final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Navigation)

public:
    explicit Navigation(const QStringList &pages, QWidget *parent = nullptr);

    void setPage(int page);
    void applyTheme(const Theme &theme);

Q_SIGNALS:
    void pageChosen(int page);

private:
    QLabel *m_name;
    QButtonGroup *m_pages;
};

} // namespace ShelfHelp::Ui

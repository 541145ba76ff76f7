// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace ShelfHelp::Ui {

struct Theme;

/// In the status bar: which database is shown, and a mark where the way to it is not safe. Plain text.
class DatabaseLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabaseLabel)

public:
    explicit DatabaseLabel(QWidget *parent = nullptr);

    /// `warning` is told by the mark's tool tip; without one there is no mark.
    void setDatabase(const QString &description, const QString &warning);
    void applyTheme(const Theme &theme);

private:
    QLabel *m_mark;
    QLabel *m_description;
};

} // namespace ShelfHelp::Ui

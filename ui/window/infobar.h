// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace ShelfHelp::Ui {

struct Theme;

/// One line of news above a page that does not need an answer. Hidden until told something. Plain text.
class InfoBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InfoBar)

public:
    explicit InfoBar(QWidget *parent = nullptr);

    void tell(const QString &text);
    void applyTheme(const Theme &theme);

private:
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace ShelfHelp::Ui

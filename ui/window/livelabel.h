// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace ShelfHelp::Ui {

struct Theme;

/// In the status bar: whether what is shown is still what the database has, and when something was ingested
/// last. The mark says it by its form as well: a filled circle, a hollow one, a warning sign.
class LiveLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveLabel)

public:
    enum class State { Live, Off, Lost };

    explicit LiveLabel(QWidget *parent = nullptr);

    /// `help` is the tool tip; plain text.
    void setState(State state, const QString &text, const QString &help);
    void applyTheme(const Theme &theme);

private:
    void applyColors();

    State m_state = State::Off;
    QLabel *m_mark;
    QLabel *m_text;
};

} // namespace ShelfHelp::Ui

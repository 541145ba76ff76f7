// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/annotations.h>
#include <ui/models/view.h>

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ShelfHelp::Ui {

/// A note beside the figures: what, when, and for whom.
class NoteDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoteDialog)

public:
    /// `note` is the one to be changed, or a new one with its time. `canShare`: there is a database to keep
    /// it for all.
    NoteDialog(const Note &note, const Clock &clock, bool canShare, QWidget *parent = nullptr);

Q_SIGNALS:
    void written(const Note &note);

private:
    void layOut();
    void check();
    [[nodiscard]] Note typed() const;
    /// What is wrong with what is typed; empty: nothing.
    [[nodiscard]] QString problem() const;

    Note m_note;
    Clock m_clock;
    QLineEdit *m_text;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QCheckBox *m_shared;
    QLabel *m_problem;
    QPushButton *m_save = nullptr;
};

} // namespace ShelfHelp::Ui

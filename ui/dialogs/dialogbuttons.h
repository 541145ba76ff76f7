// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialogButtonBox>
#include <QPushButton>

namespace ShelfHelp::Ui {

/// A dialog's buttons in the order of the desktop, without icons: the words are enough.
[[nodiscard]] inline QDialogButtonBox *plainButtons(QDialogButtonBox::StandardButtons which, QWidget *parent)
{
    auto *box = new QDialogButtonBox(which, parent);
    for (QAbstractButton *button : box->buttons()) {
        button->setIcon({});
    }
    return box;
}

} // namespace ShelfHelp::Ui

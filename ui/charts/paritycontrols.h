// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cardcontrols.h"

class QLineEdit;
class QPushButton;

namespace ShelfHelp::Ui {

/// Which rows of the parity table are shown.
class ParityControls final : public CardControls
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParityControls)

public:
    explicit ParityControls(QWidget *parent = nullptr);

    void applyTheme(const Theme &theme) override;

Q_SIGNALS:
    void searchChanged(const QString &words);
    void onlyDifferencesChanged(bool only);

private:
    void showDifferences(bool only);

    QLineEdit *m_search;
    QPushButton *m_differences;
};

} // namespace ShelfHelp::Ui

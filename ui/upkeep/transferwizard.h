// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "restoredialog.h"

#include <QWizard>

namespace ShelfHelp::Ui {

/// All rows of the window's database into another one: where to, what has to stand still, the copy with its
/// proof, and the end. What is interrupted goes on where it stopped, in this wizard or in another one.
class TransferWizard final : public QWizard
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferWizard)

public:
    /// `places`: where rows may go, at least one. `isMove`: the new database is to take the place of this
    /// one; else it is a copy to try things with.
    TransferWizard(const UpkeepServices &services, UpkeepDesk &desk, const QList<UpkeepPlace> &places,
                   bool isMove, QWidget *parent);

Q_SIGNALS:
    /// The window is to show that connection.
    void placeChosen(const QString &profileId);

protected:
    /// Stops what runs first.
    void reject() override;

private:
    UpkeepDesk &m_desk;
};

} // namespace ShelfHelp::Ui

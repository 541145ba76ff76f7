// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionmark.h"
#include "mainwindow.h"
#include "replays.h"
#include "windowmenus.h"

#include <ui/charts/messagepanel.h>
#include <ui/dialogs/connectionsdialog.h>
#include <ui/upkeep/databasepage.h>

#include <QMessageBox>
#include <QPushButton>

namespace ShelfHelp::Ui {

void MainWindow::connectConnections()
{
    connect(m_menus, &WindowMenus::connectionsRequested, this, &MainWindow::showConnections);
    connect(m_menus, &WindowMenus::connectionChosen, this, &MainWindow::connectionChosen);
    connect(m_problem, &MessagePanel::actionRequested, this,
            [this] { m_isReady ? m_replays->loadSample() : showConnections(); });
    if (m_options.profile) {
        m_stripe->setProfile(*m_options.profile);
        m_connectionMark->setProfile(*m_options.profile);
    }
    listConnections();
}

/// What cannot be read is said where connections are looked at.
void MainWindow::listConnections()
{
    const Result<Sql::ProfileList> list = m_options.connections.load();
    QList<ConnectionEntry> entries;
    for (const Sql::ConnectionProfile &profile : (list.ok() ? list.value() : Sql::ProfileList()).profiles) {
        entries.append({.id = profile.id,
                        .name = profile.settings.embedded ? tr("Embedded") : profile.name,
                        .colour = profile.colour,
                        .isCurrent = m_options.profile && m_options.profile->id == profile.id});
    }
    m_menus->setConnections(entries);
}

bool MainWindow::mayClose()
{
    if (!m_databasePage->desk().isBusy()) {
        return true;
    }
    if (findChild<QMessageBox *>(u"closeBox"_qs) != nullptr) {
        return false;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close"),
                                tr("Something is still being done: %1.").arg(m_databasePage->desk().title()),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"closeBox"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("It can be stopped cleanly; the window closes then."));
    QPushButton *stop = box->addButton(tr("&Stop it and close"), QMessageBox::AcceptRole);
    stop->setObjectName(u"stopAndClose"_qs);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(stop, &QPushButton::clicked, this, [this] {
        UpkeepDesk &desk = m_databasePage->desk();
        if (!desk.isBusy()) {
            close();
            return;
        }
        connect(&desk, &UpkeepDesk::busyChanged, this, &QWidget::close, Qt::QueuedConnection);
        desk.requestStop();
    });
    box->open();
    return false;
}

void MainWindow::showConnections()
{
    auto *dialog = new ConnectionsDialog(m_options.connections,
                                         m_options.profile ? m_options.profile->id : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &ConnectionsDialog::changed, this, &MainWindow::listConnections);
    connect(dialog, &ConnectionsDialog::chosen, this, &MainWindow::connectionChosen);
    dialog->open();
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that answers the user and the desktop: replays, drops, keys, theme, closing.

#include "databaselabel.h"
#include "infobar.h"
#include "mainwindow.h"
#include "navigation.h"
#include "topbar.h"
#include "windowmenus.h"

#include <ui/dialogs/shortcutsdialog.h>
#include <ui/pages/tablepage.h>

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>

namespace ShelfHelp::Ui {

namespace {

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    return paths;
}

QString sourceName(const QStringList &paths)
{
    return paths.size() == 1 ? QFileInfo(paths.first()).fileName()
                             : MainWindow::tr("%L1 files or folders").arg(paths.size());
}

} // namespace

void MainWindow::chooseFiles()
{
    replayPaths(m_options.chooser.files(this));
}

void MainWindow::chooseFolder()
{
    if (const QString folder = m_options.chooser.folder(this); !folder.isEmpty()) {
        replayPaths({folder});
    }
}

void MainWindow::replayPaths(const QStringList &paths)
{
    if (!paths.isEmpty()) {
        replay({.name = sourceName(paths), .paths = paths, .document = {}});
    }
}

void MainWindow::loadSample()
{
    QFile sample(u":/samples/seed-records.json"_qs);
    if (sample.open(QIODevice::ReadOnly)) { // part of the program
        replay({.name = tr("the sample notification"), .paths = {}, .document = sample.readAll()});
    }
}

void MainWindow::replay(const ReplaySource &source)
{
    if (m_replay && m_replay->isRunning()) {
        m_infoBar->tell(
            tr("A replay is running. Wait for it or cancel it, then open “%1” again.").arg(source.name));
        m_replay->raise();
        m_replay->activateWindow();
        return;
    }
    delete m_replay;
    m_replay = new ReplayDialog(
        [this, source](std::shared_ptr<ReplayControl> control) {
            return m_services.replay(source, std::move(control));
        },
        source.name, this);
    m_replay->setAttribute(Qt::WA_DeleteOnClose);
    m_replay->setPalette(palette());
    connect(m_replay, &ReplayDialog::finishedReplay, this, &MainWindow::refresh);
    m_replay->show();
    m_replay->start();
}

void MainWindow::showProgress(const QString &line)
{
    statusBar()->showMessage(line);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.geometry = saveGeometry();
    m_settings.save();
    delete m_replay; // else its window would keep the program running
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange) {
        applyTheme();
    }
}

void MainWindow::chooseColorScheme(ColorScheme scheme)
{
    m_settings.colorScheme = scheme;
    m_menus->setColorScheme(scheme);
    QApplication::setPalette(applicationPalette(scheme, QPalette()));
    applyTheme();
}

void MainWindow::applyTheme()
{
    const Theme &theme = Theme::of(QApplication::palette());
    // Our own tokens also under the desktop's palette: it decides light or dark, the cards need the rest.
    setPalette(applicationPalette(theme.dark ? ColorScheme::Dark : ColorScheme::Light, QPalette()));
    m_navigation->applyTheme(theme);
    m_topBar->applyTheme(theme);
    m_infoBar->applyTheme(theme);
    m_database->applyTheme(theme);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(*event->mimeData()).isEmpty()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    replayPaths(localPaths(*event->mimeData()));
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && currentPage().table == nullptr && event->key() == Qt::Key_Left) {
        step(&RangeSelection::goBack);
    } else if (isPlain && currentPage().table == nullptr && event->key() == Qt::Key_Right) {
        step(&RangeSelection::goForward);
    } else {
        QMainWindow::keyPressEvent(event);
    }
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    dialog->show();
}

void MainWindow::showAbout()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Shelf Help Analytics"),
                        tr("Shelf Help Analytics %1\n\nShows how Shelf Help is used, from the notifications "
                           "its backend publishes.\n\nGNU General Public License, version 3 or later.\n"
                           "Qt %2")
                            .arg(QStringLiteral(SHELFHELP_VERSION), QString::fromLatin1(qVersion())),
                        QMessageBox::Close, this);
    box->setObjectName(u"aboutBox"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->show();
}

} // namespace ShelfHelp::Ui

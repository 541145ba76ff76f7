// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow that brings notifications in, from files, the clipboard and samples, and takes them
// back.

#include "infobar.h"
#include "mainwindow.h"
#include "windowmenus.h"

#include <ui/dialogs/undodialog.h>
#include <ui/format/numbers.h>

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

namespace ShelfHelp::Ui {

namespace {

/// A dry run locks what it touches until its end, so large ones do not begin by themselves.
constexpr qint64 mostTriedAtOnce = 16 * 1024 * 1024; ///< bytes
constexpr qsizetype mostFilesTriedAtOnce = 100;
constexpr qsizetype mostPasted = 64 * 1024 * 1024; ///< characters

QStringList localPaths(const QMimeData &dropped)
{
    QStringList paths;
    for (const QUrl &url : dropped.urls()) {
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

/// Why a dry run of these does not begin by itself; empty when it does. What is not there has its error at
/// once.
QString reasonToAsk(const QStringList &paths)
{
    qint64 bytes = 0;
    for (const QString &path : paths.first(std::min(paths.size(), mostFilesTriedAtOnce))) {
        const QFileInfo info(path);
        if (info.isDir()) {
            return MainWindow::tr("A dry run reads the whole folder in one transaction, and rolls it back.");
        }
        bytes += info.size();
    }
    if (bytes > mostTriedAtOnce || paths.size() > mostFilesTriedAtOnce) {
        return MainWindow::tr(
            "This is much: a dry run reads all of it in one transaction, and rolls it back.");
    }
    return {};
}

} // namespace

void MainWindow::connectReplay()
{
    connect(m_menus, &WindowMenus::openRequested, this, &MainWindow::chooseFiles);
    connect(m_menus, &WindowMenus::importRequested, this, &MainWindow::chooseFolder);
    connect(m_menus, &WindowMenus::pasteRequested, this, &MainWindow::pastePayload);
    connect(m_menus, &WindowMenus::sampleRequested, this, &MainWindow::loadSample);
    connect(m_menus, &WindowMenus::otherSampleRequested, this, [this](const QString &name) {
        QFile sample(u":/samples/%1.json"_qs.arg(name));
        if (sample.open(QIODevice::ReadOnly)) { // part of the program
            tryOut({.name = u"%1.json"_qs.arg(name), .paths = {}, .document = sample.readAll()}, {});
        }
    });
    connect(m_menus, &WindowMenus::undoReplayRequested, this, [this] { askToUndo(m_lastRun); });
    connect(m_menus, &WindowMenus::deadLettersRequested, this,
            [this] { m_navigator->showPage(deadLettersPage); });
    connect(&m_rights, &QFutureWatcherBase::finished, this, &MainWindow::blockReplay);
}

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
        tryOut({.name = sourceName(paths), .paths = paths, .document = {}}, reasonToAsk(paths));
    }
}

/// Text, or files that a file manager has copied.
void MainWindow::pastePayload()
{
    const QMimeData *pasted = QGuiApplication::clipboard()->mimeData();
    const QStringList paths = pasted != nullptr ? localPaths(*pasted) : QStringList();
    if (!paths.isEmpty()) {
        replayPaths(paths);
        return;
    }
    const QString text = pasted != nullptr ? pasted->text() : QString();
    if (text.trimmed().isEmpty()) {
        m_infoBar->tell(tr("The clipboard holds no text and no files."));
    } else if (text.size() > mostPasted) {
        m_infoBar->tell(tr("The text on the clipboard is too large. Save it as a file, and open that."));
    } else {
        tryOut({.name = tr("the clipboard"), .paths = {}, .document = text.toUtf8()}, {});
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
    if (ReplayDialog *dialog = openReplay(source)) {
        dialog->start();
    }
}

void MainWindow::tryOut(const ReplaySource &source, const QString &remark)
{
    ReplayDialog *dialog = openReplay(source);
    if (dialog == nullptr) {
        return;
    }
    if (remark.isEmpty()) {
        dialog->rehearse();
    } else {
        dialog->offer(remark);
    }
}

ReplayDialog *MainWindow::openReplay(const ReplaySource &source)
{
    if (m_replay && m_replay->isRunning()) {
        m_infoBar->tell(
            tr("A replay is running. Wait for it or cancel it, then open “%1” again.").arg(source.name));
        m_replay->raise();
        m_replay->activateWindow();
        return nullptr;
    }
    delete m_replay;
    m_replay = new ReplayDialog(
        [this, source](std::shared_ptr<ReplayControl> control, ReplayMode mode) {
            ReplaySource chosen = source;
            chosen.mode = mode;
            return m_services.replay(chosen, std::move(control));
        },
        source.name, this);
    m_replay->setAttribute(Qt::WA_DeleteOnClose);
    m_replay->setPalette(palette());
    connect(m_replay, &ReplayDialog::finishedReplay, this, &MainWindow::refresh);
    connect(m_replay, &ReplayDialog::rowsRequested, m_navigator, &Navigator::showRows);
    connect(m_replay, &ReplayDialog::undoRequested, this, &MainWindow::askToUndo);
    connect(m_replay, &ReplayDialog::stored, this, [this](qint64 run) {
        m_lastRun = run;
        m_menus->setUndo(m_services.events.undo != nullptr);
    });
    if (m_services.events.rights) {
        m_rights.setFuture(m_services.events.rights());
    }
    m_replay->show();
    return m_replay;
}

/// Said before anything is tried: a replay into a database that cannot be written to.
void MainWindow::blockReplay()
{
    if (m_replay && !m_rights.isCanceled() && m_rights.future().resultCount() > 0 && m_rights.result().ok()) {
        m_replay->setBlocked(blockedText(m_rights.result().value(), &Sql::DeskRights::canIngest));
    }
}

void MainWindow::askToUndo(qint64 run)
{
    if (run <= 0 || !m_services.events.undo) {
        return;
    }
    auto *dialog = new UndoDialog(
        {.rights = m_services.events.rights, .run = m_services.events.run, .undo = m_services.events.undo},
        run, m_settings.preferences.reportingZone, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &UndoDialog::undone, this, &MainWindow::takeUndone);
    dialog->adjustSize();
    dialog->move(geometry().center() - dialog->rect().center());
    dialog->open();
}

void MainWindow::takeUndone(qint64 run)
{
    if (run == m_lastRun) {
        m_lastRun = 0;
        m_menus->setUndo(false);
    }
    if (m_replay) {
        m_replay->markUndone(run);
    }
    refresh();
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

} // namespace ShelfHelp::Ui

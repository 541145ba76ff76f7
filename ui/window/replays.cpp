// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replays.h"

#include <ui/dialogs/undodialog.h>

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

/// A dry run locks what it touches until its end, so large ones do not begin by themselves.
constexpr qint64 mostTriedAtOnce = 16 * 1024 * 1024; ///< bytes
constexpr qsizetype mostFilesTriedAtOnce = 100;
constexpr qsizetype mostPasted = 64 * 1024 * 1024; ///< characters

QString sourceName(const QStringList &paths)
{
    return paths.size() == 1 ? QFileInfo(paths.first()).fileName()
                             : Replays::tr("%L1 files or folders").arg(paths.size());
}

/// Why a dry run of these does not begin by itself; empty when it does. What is not there has its error at
/// once.
QString reasonToAsk(const QStringList &paths)
{
    qint64 bytes = 0;
    for (const QString &path : paths.first(std::min(paths.size(), mostFilesTriedAtOnce))) {
        const QFileInfo info(path);
        if (info.isDir()) {
            return Replays::tr("A dry run reads the whole folder in one transaction, and rolls it back.");
        }
        bytes += info.size();
    }
    if (bytes > mostTriedAtOnce || paths.size() > mostFilesTriedAtOnce) {
        return Replays::tr("This is much: a dry run reads all of it in one transaction, and rolls it back.");
    }
    return {};
}

/// A part of the program.
QByteArray sampleDocument(const QString &name)
{
    QFile sample(u":/samples/%1.json"_qs.arg(name));
    return sample.open(QIODevice::ReadOnly) ? sample.readAll() : QByteArray();
}

} // namespace

Replays::Replays(const WindowServices &services, FileChooser chooser, std::function<QTimeZone()> zone,
                 QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_chooser(std::move(chooser))
    , m_zone(std::move(zone))
    , m_window(window)
{
    connect(&m_rights, &QFutureWatcherBase::finished, this, &Replays::takeRights);
}

QStringList Replays::localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    return paths;
}

void Replays::openPaths(const QStringList &paths)
{
    if (!paths.isEmpty()) {
        tryOut({.name = sourceName(paths), .paths = paths, .document = {}}, reasonToAsk(paths));
    }
}

void Replays::chooseFiles()
{
    openPaths(m_chooser.files(m_window));
}

void Replays::chooseFolder()
{
    if (const QString folder = m_chooser.folder(m_window); !folder.isEmpty()) {
        openPaths({folder});
    }
}

void Replays::paste()
{
    const QMimeData *pasted = QGuiApplication::clipboard()->mimeData();
    const QStringList paths = pasted != nullptr ? localPaths(*pasted) : QStringList();
    if (!paths.isEmpty()) {
        openPaths(paths);
        return;
    }
    const QString text = pasted != nullptr ? pasted->text() : QString();
    if (text.trimmed().isEmpty()) {
        Q_EMIT told(tr("The clipboard holds no text and no files."));
    } else if (text.size() > mostPasted) {
        Q_EMIT told(tr("The text on the clipboard is too large. Save it as a file, and open that."));
    } else {
        tryOut({.name = tr("the clipboard"), .paths = {}, .document = text.toUtf8()});
    }
}

void Replays::loadSample()
{
    if (ReplayDialog *dialog = openDialog({.name = tr("the sample notification"),
                                           .paths = {},
                                           .document = sampleDocument(u"seed-records"_qs)})) {
        dialog->start();
    }
}

void Replays::trySample(const QString &name)
{
    tryOut({.name = name + u".json"_qs, .paths = {}, .document = sampleDocument(name)});
}

void Replays::tryOut(const ReplaySource &source, const QString &remark)
{
    ReplayDialog *dialog = openDialog(source);
    if (dialog == nullptr) {
        return;
    }
    if (remark.isEmpty()) {
        dialog->rehearse();
    } else {
        dialog->offer(remark);
    }
}

/// Null, and said, while another one runs.
ReplayDialog *Replays::openDialog(const ReplaySource &source)
{
    if (m_dialog && m_dialog->isRunning()) {
        Q_EMIT told(
            tr("A replay is running. Wait for it or cancel it, then open “%1” again.").arg(source.name));
        m_dialog->raise();
        m_dialog->activateWindow();
        return nullptr;
    }
    delete m_dialog;
    m_dialog = new ReplayDialog(
        [this, source](std::shared_ptr<ReplayControl> control, ReplayMode mode) {
            ReplaySource chosen = source;
            chosen.mode = mode;
            return m_services.replay(chosen, std::move(control));
        },
        source.name, m_window);
    connectDialog();
    if (m_services.events.rights) {
        m_rights.setFuture(m_services.events.rights());
    }
    m_dialog->show();
    return m_dialog;
}

void Replays::connectDialog()
{
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setPalette(m_window->palette());
    connect(m_dialog, &ReplayDialog::finishedReplay, this, &Replays::changed);
    connect(m_dialog, &ReplayDialog::rowsRequested, this, &Replays::rowsRequested);
    connect(m_dialog, &ReplayDialog::undoRequested, this, &Replays::askToUndo);
    connect(m_dialog, &ReplayDialog::stored, this, &Replays::takeStored);
}

/// Said before anything is tried: a replay into a database that cannot be written to.
void Replays::takeRights()
{
    if (m_dialog && !m_rights.isCanceled() && m_rights.future().resultCount() > 0 && m_rights.result().ok()) {
        m_dialog->setBlocked(blockedText(m_rights.result().value(), &Sql::DeskRights::canIngest));
    }
}

void Replays::takeStored(qint64 run)
{
    m_lastRun = run;
    Q_EMIT undoChanged(m_services.events.undo != nullptr);
}

void Replays::askToUndo(qint64 run)
{
    if (run <= 0 || !m_services.events.undo) {
        return;
    }
    auto *dialog = new UndoDialog(
        {.rights = m_services.events.rights, .run = m_services.events.run, .undo = m_services.events.undo},
        run, m_zone(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(m_window->palette());
    connect(dialog, &UndoDialog::undone, this, &Replays::takeUndone);
    dialog->adjustSize();
    dialog->move(m_window->geometry().center() - dialog->rect().center());
    dialog->open();
}

void Replays::takeUndone(qint64 run)
{
    if (run == m_lastRun) {
        m_lastRun = 0;
        Q_EMIT undoChanged(false);
    }
    if (m_dialog) {
        m_dialog->markUndone(run);
    }
    Q_EMIT changed();
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filechooser.h"
#include "windowservices.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTimeZone>

#include <functional>

class QMimeData;

namespace ShelfHelp::Ui {

/// Brings notifications in, from files, the clipboard and samples, and takes them back: asks, and shows what
/// became of it in dialogs over the window. One replay at a time. GUI thread only.
class Replays final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Replays)

public:
    /// `services` and `window` must outlive it. Times are shown in the zone that `zone` names when asked.
    Replays(const WindowServices &services, FileChooser chooser, std::function<QTimeZone()> zone,
            QWidget *window);

    /// The files and folders that something dropped or copied names.
    [[nodiscard]] static QStringList localPaths(const QMimeData &data);

    /// Files and folders, tried first: a dry run of few small files begins at once, for more the reader is
    /// asked. Their names are shown.
    void openPaths(const QStringList &paths);
    void chooseFiles();
    void chooseFolder();
    /// Text, or files that a file manager has copied.
    void paste();
    /// Stores the notification that every new reader begins with.
    void loadSample();
    /// Tries one of the samples that come with the program.
    void trySample(const QString &name);

    /// Takes back what was stored under a run, once the reader has seen what that is.
    void askToUndo(qint64 run);

    /// Likewise what was stored last from here.
    void undoLast() { askToUndo(m_lastRun); }

    /// Takes its dialog away, which would keep the program running. What still runs is asked to stop.
    void close() { delete m_dialog; }

Q_SIGNALS:
    void told(const QString &news);
    /// Something may have been stored or taken back: what the pages show is out of date.
    void changed();
    void rowsRequested(const RowsBehind &rows);
    /// Whether something was stored from here that undoLast() can take back.
    void undoChanged(bool canUndo);

private:
    void tryOut(const ReplaySource &source, const QString &remark = {});
    [[nodiscard]] ReplayDialog *openDialog(const ReplaySource &source);
    void connectDialog();
    void takeRights();
    void takeStored(qint64 run);
    void takeUndone(qint64 run);

    const WindowServices &m_services;
    FileChooser m_chooser;
    std::function<QTimeZone()> m_zone;
    QWidget *m_window;
    QPointer<ReplayDialog> m_dialog;
    QFutureWatcher<Result<Sql::DeskRights>> m_rights; ///< asked when a dialog is opened
    qint64 m_lastRun = 0;                             ///< 0: nothing to be taken back
};

} // namespace ShelfHelp::Ui

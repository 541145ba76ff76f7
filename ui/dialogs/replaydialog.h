// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "replaycontrol.h"

#include <sql/result.h>

#include <QDialog>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <functional>
#include <memory>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ShelfHelp::Ui {

class RejectionsModel;

/// Watches one replay: how far it is, with Cancel, and then what became of it. Not modal: the pages stay
/// usable.
class ReplayDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayDialog)

public:
    using Answer = Result<Ingest::IngestSummary>;
    /// Begins the work on another thread; it reports to the control and obeys its stop.
    using Run = std::function<QFuture<Answer>(std::shared_ptr<ReplayControl>)>;

    /// `sourceName` is shown as plain text.
    ReplayDialog(Run run, const QString &sourceName, QWidget *parent = nullptr);
    /// Asks a replay that still runs to stop, and does not wait for it.
    ~ReplayDialog() override;

    void start();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }

    /// Cancels while it runs – the dialog stays to say what was done – and closes afterwards.
    void reject() override;

Q_SIGNALS:
    /// It ended, whichever way: what the pages show may be out of date.
    void finishedReplay();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpLabels(const QString &sourceName);
    void setUpTable();
    void layOut();
    void showProgress();
    void takeAnswer();
    void showSummary(const Ingest::IngestSummary &summary);
    void showError(const Error &error);
    void fitColumns();
    void fitWindow();
    void copyRejections();

    Run m_run;
    std::shared_ptr<ReplayControl> m_control;
    QFutureWatcher<Answer> m_watcher;
    QTimer m_poll;
    bool m_isRunning = false;
    QLabel *m_headline;
    QLabel *m_remarks;
    QLabel *m_counts;
    QProgressBar *m_progress;
    RejectionsModel *m_rejections;
    QTableView *m_table;
    QPushButton *m_cancel;
    QPushButton *m_retry;
    QPushButton *m_copy;
    QDialogButtonBox *m_buttons;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/alerts/alertcheck.h>
#include <ui/models/annotations.h>
#include <ui/models/personalnotes.h>

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QSet>

#include <functional>

namespace ShelfHelp::Ui {

/// What the database knows beside the figures, at one moment.
struct SharedAnnotations
{
    QList<Sql::ChartNote> notes;
    QList<Sql::AlertFinding> findings; ///< one for each alert rule
};

/// What is asked of the database for notes and alerts. A function that is not there cannot be done. Every
/// function returns at once.
struct AnnotationServices
{
    using Done = QFuture<Result<bool>>;

    /// Notes of the context's range; alerts at its present.
    std::function<QFuture<Result<SharedAnnotations>>(const Sql::TimeContext &)> read = {};
    std::function<Done(const Sql::ChartNote &)> writeNote = {};
    std::function<Done(qint64)> removeNote = {};
    std::function<Done(const Sql::AlertRule &)> writeRule = {};
    std::function<Done(qint64)> removeRule = {};
};

/// Keeps notes and alerts: those of the database, and this reader's own notes. GUI thread only.
class Annotator final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Annotator)

public:
    Annotator(AnnotationServices services, const QString &personalFile, QObject *parent = nullptr);
    ~Annotator() override;

    /// Notes and rules for the charts.
    [[nodiscard]] const Annotations &annotations() const { return m_annotations; }

    [[nodiscard]] const QList<Sql::AlertFinding> &findings() const { return m_shared.findings; }

    [[nodiscard]] qsizetype firingCount() const;

    /// Asks anew. The newest question wins.
    void refresh(const Sql::TimeContext &time);

    /// A note that changes between its kinds is written here and then removed there.
    void save(const Note &note, const Note &before = {});
    void remove(const Note &note);
    void saveRule(const Sql::AlertRule &rule);
    void removeRule(qint64 id);

Q_SIGNALS:
    void changed();
    /// Alerts that did not fire when they were looked at last.
    void fired(const QList<Sql::AlertFinding> &findings);
    void failed(const QString &what);

private:
    void take();
    void compose();
    void tellNew();
    void follow(
        const AnnotationServices::Done &done, const std::function<void()> &then = [] {});
    bool tell(const Outcome &outcome);

    AnnotationServices m_services;
    PersonalNotes m_personal;
    SharedAnnotations m_shared;
    Annotations m_annotations;
    Sql::TimeContext m_time;
    QSet<qint64> m_firing; ///< ids of the rules that fire
    QFutureWatcher<Result<SharedAnnotations>> m_watcher;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "annotator.h"

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

Annotator::Annotator(AnnotationServices services, const QString &personalFile, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_personal(personalFile)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Annotator::take);
    compose();
}

Annotator::~Annotator()
{
    m_watcher.cancel();
}

qsizetype Annotator::firingCount() const
{
    return m_firing.size();
}

void Annotator::refresh(const Sql::TimeContext &time)
{
    m_time = time;
    if (m_services.read) {
        m_watcher.cancel();
        m_watcher.setFuture(m_services.read(time));
    }
}

void Annotator::take()
{
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<SharedAnnotations> answer = m_watcher.result();
    if (!answer.ok()) {
        return; // the cards say what is wrong with the database
    }
    m_shared = answer.value();
    tellNew();
    compose();
}

void Annotator::compose()
{
    Annotations composed;
    for (const Sql::ChartNote &note : m_personal.notes()) {
        composed.notes.append({.note = note, .isShared = false});
    }
    for (const Sql::ChartNote &note : std::as_const(m_shared.notes)) {
        composed.notes.append({.note = note, .isShared = true});
    }
    for (const Sql::AlertFinding &finding : std::as_const(m_shared.findings)) {
        composed.rules.append(finding.rule);
    }
    m_annotations = composed;
    Q_EMIT changed();
}

void Annotator::tellNew()
{
    QSet<qint64> firing;
    QList<Sql::AlertFinding> fresh;
    for (const Sql::AlertFinding &finding : std::as_const(m_shared.findings)) {
        if (finding.state != Sql::AlertState::Fires) {
            continue;
        }
        firing.insert(finding.rule.id);
        if (!m_firing.contains(finding.rule.id)) {
            fresh.append(finding);
        }
    }
    m_firing = firing;
    if (!fresh.isEmpty()) {
        Q_EMIT fired(fresh);
    }
}

void Annotator::save(const Note &note, const Note &before)
{
    const bool isMoved = before.note.id != 0 && before.isShared != note.isShared;
    const auto then = [this, isMoved, before] {
        if (isMoved) {
            remove(before);
        }
    };
    Sql::ChartNote written = note.note;
    written.id = isMoved ? 0 : note.note.id;
    if (note.isShared) {
        follow(m_services.writeNote(written), then);
    } else if (tell(m_personal.write(written))) {
        then();
    }
}

void Annotator::remove(const Note &note)
{
    if (!note.isShared) {
        (void)tell(m_personal.remove(note.note.id));
    } else {
        follow(m_services.removeNote(note.note.id));
    }
}

void Annotator::saveRule(const Sql::AlertRule &rule)
{
    follow(m_services.writeRule(rule));
}

void Annotator::removeRule(qint64 id)
{
    follow(m_services.removeRule(id));
}

/// `then` comes after a success only.
void Annotator::follow(const AnnotationServices::Done &done, const std::function<void()> &then)
{
    auto *watcher = new QFutureWatcher<Result<bool>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then] {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0) {
            return;
        }
        if (const Result<bool> result = watcher->result(); result.ok()) {
            then();
        } else {
            Q_EMIT failed(result.error().toText());
        }
        refresh(m_time);
    });
    watcher->setFuture(done);
}

bool Annotator::tell(const Outcome &outcome)
{
    if (!outcome.ok()) {
        Q_EMIT failed(outcome.error().toText());
    }
    compose();
    return outcome.ok();
}

} // namespace ShelfHelp::Ui

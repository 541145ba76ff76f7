// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain.h"

#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace ShelfHelp::App {

namespace {

const QString service = u"io.github.shelf_help.analytics"_qs;
constexpr int patience = 60'000; ///< milliseconds: somebody may have to type a password

Error keychainError(QKeychain::Error error)
{
    const QString instead =
        u"Keep the password in ~/.pgpass (mode 0600) or in a service file instead, or type it each "
        "time: then it is held in memory only."_qs;
    switch (error) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {.message = u"The keychain was not opened"_qs,
                .remedy = u"Unlock it and try again. "_qs + instead};
    default:
        return {.message = u"No keychain service answers (Secret Service: GNOME Keyring or KWallet)"_qs,
                .remedy = instead};
    }
}

/// A job deletes itself only after it has finished: one that never does is left to the service.
Result<QKeychain::Error> finished(QKeychain::Job *job, const QString &id)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(id);
    QEventLoop loop;
    bool isFinished = false;
    QObject::connect(job, &QKeychain::Job::finished, &loop, [&] {
        isFinished = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job->start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!isFinished) {
        job->setAutoDelete(true);
        return keychainError(QKeychain::NoBackendAvailable);
    }
    job->deleteLater();
    const QKeychain::Error error = job->error();
    return error == QKeychain::NoError || error == QKeychain::EntryNotFound ? Result<QKeychain::Error>(error)
                                                                            : keychainError(error);
}

} // namespace

Result<std::optional<QString>> passwordFromKeychain(const QString &id)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    const Result<QKeychain::Error> answer = finished(job, id);
    if (!answer.ok()) {
        return answer.error();
    }
    return answer.value() == QKeychain::NoError ? std::optional(job->textData()) : std::nullopt;
}

Outcome storeInKeychain(const QString &id, const QString &password)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(password);
    const Result<QKeychain::Error> answer = finished(job, id);
    return answer.ok() ? success() : Outcome(answer.error());
}

Outcome removeFromKeychain(const QString &id)
{
    const Result<QKeychain::Error> answer = finished(new QKeychain::DeletePasswordJob(service), id);
    return answer.ok() ? success() : Outcome(answer.error());
}

} // namespace ShelfHelp::App

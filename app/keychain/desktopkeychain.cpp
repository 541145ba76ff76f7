// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychainmodule.h"

#include <QEventLoop>
#include <QObject>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace ShelfHelp::App {

namespace {

const QString service = u"io.github.shelf_help.analytics"_qs;
constexpr int patience = 60'000; ///< milliseconds: somebody may have to type a password

KeychainAnswer answerOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainAnswer::Done;
    case QKeychain::EntryNotFound:
        return KeychainAnswer::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return KeychainAnswer::NotOpened;
    default:
        return KeychainAnswer::NoService;
    }
}

/// A job deletes itself only after it has finished: one that never does is left to the service.
KeychainAnswer finished(QKeychain::Job *job, const QString &id)
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
        return KeychainAnswer::NoService;
    }
    job->deleteLater();
    return answerOf(job->error());
}

} // namespace

class DesktopKeychain final : public QObject, public KeychainModule
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID SHELFHELP_KEYCHAIN_IID)
    Q_INTERFACES(ShelfHelp::App::KeychainModule)

public:
    KeychainAnswer read(const QString &id, QString &password) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        const KeychainAnswer answer = finished(job, id);
        if (answer == KeychainAnswer::Done) {
            password = job->textData(); // deleted later, not yet
        }
        return answer;
    }

    KeychainAnswer store(const QString &id, const QString &password) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setTextData(password);
        return finished(job, id);
    }

    KeychainAnswer remove(const QString &id) override
    {
        return finished(new QKeychain::DeletePasswordJob(service), id);
    }
};

} // namespace ShelfHelp::App

#include "desktopkeychain.moc"

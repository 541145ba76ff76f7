// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "holderprocess.h"

#include <QFile>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace ShelfHelp::Tests {

namespace {

constexpr int patienceMs = 120'000;

void becomeNobody()
{
    const passwd *entry = ::getpwnam("nobody");
    if (entry == nullptr || ::setgroups(0, nullptr) != 0 || ::setgid(entry->pw_gid) != 0 ||
        ::setuid(entry->pw_uid) != 0) {
        ::_exit(1);
    }
}

} // namespace

OpenDirectory::OpenDirectory()
    : m_directory(u"/tmp/shelfhelp-test-XXXXXX"_qs)
{
    QFile::setPermissions(m_directory.path(), QFile::Permissions(0x7055));
}

HolderProcess::~HolderProcess()
{
    if (m_process.state() != QProcess::NotRunning && !release()) {
        kill();
    }
}

void HolderProcess::start(const QString &directory, const QProcessEnvironment &environment, User user)
{
    QString program = QStringLiteral(SHELFHELP_BINARY_DIR "/tests/clusterholder");
    if (user == User::Ordinary && ::geteuid() == 0) {
        // The build directory may be closed to others.
        QFile::setPermissions(m_copy.path(), QFile::Permissions(0x7055));
        const QString copy = m_copy.filePath(u"clusterholder"_qs);
        QFile::copy(program, copy);
        program = copy;
        m_process.setChildProcessModifier(becomeNobody);
    }
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setWorkingDirectory(u"/"_qs);
    m_process.start(program, directory.isEmpty() ? QStringList() : QStringList(directory));
}

QString HolderProcess::answer()
{
    while (m_answer.isEmpty() && !m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) {
    }
    if (m_answer.isEmpty()) {
        m_answer = QString::fromUtf8(m_process.readLine()).trimmed();
    }
    return m_answer;
}

QString HolderProcess::socketDirectory()
{
    return answer().startsWith(u"ready ") ? answer().mid(6) : QString();
}

bool HolderProcess::release()
{
    m_process.closeWriteChannel();
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
}

void HolderProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

} // namespace ShelfHelp::Tests

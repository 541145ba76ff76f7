// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awstesting.h"

#include <QDir>
#include <QFile>

namespace ShelfHelp::Tests {

namespace {

/// A message handler has no other way to its capture.
QStringList *capturedLines = nullptr;

void capture(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &message)
{
    capturedLines->append(message);
}

} // namespace

AwsUser::AwsUser()
{
    set(u"HOME"_qs, m_home.path());
    set(u"AWS_EC2_METADATA_DISABLED"_qs, u"true"_qs);
    QDir(m_home.path()).mkdir(u".aws"_qs);
}

void AwsUser::setKeys()
{
    set(u"AWS_ACCESS_KEY_ID"_qs, u"AKIDEXAMPLE"_qs);
    set(u"AWS_SECRET_ACCESS_KEY"_qs, secret());
}

void AwsUser::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_home.filePath(u".aws/"_qs + name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write a profile file");
    }
}

Ingest::AwsSettings AwsUser::settings() const
{
    return {.environment = m_environment,
            .shouldStop = [this] { return m_isStopping.load(); },
            .now = [this] { return m_now; },
            .retryPause = std::chrono::milliseconds(1)};
}

CapturedLog::CapturedLog()
{
    capturedLines = new QStringList;
    m_previous = qInstallMessageHandler(capture);
}

CapturedLog::~CapturedLog()
{
    qInstallMessageHandler(m_previous);
    delete capturedLines;
}

QString CapturedLog::text() const
{
    return capturedLines->join(u'\n');
}

} // namespace ShelfHelp::Tests

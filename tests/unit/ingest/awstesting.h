// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/aws/awssettings.h>
#include <sql/result.h>
#include <tests/support/why.h>

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <atomic>

namespace ShelfHelp::Tests {

/// The settings of a user with nothing but a home directory, on a computer that is no AWS instance, at a time
/// that stands still until the test moves it.
class AwsUser final
{
    Q_DISABLE_COPY_MOVE(AwsUser)

public:
    AwsUser();

    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }

    /// Lasting keys in the environment; the secret is `secret`.
    void setKeys();

    /// Writes ~/.aws/`name`.
    void write(const QString &name, const QByteArray &content) const;

    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

    /// From any thread.
    void wantStop() { m_isStopping = true; }

    [[nodiscard]] QDateTime now() const { return m_now; }

    /// What follows this object, which has to outlive it.
    [[nodiscard]] Ingest::AwsSettings settings() const;

    [[nodiscard]] static QString secret() { return u"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"_qs; }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
    std::atomic<bool> m_isStopping = false;
};

/// Keeps what is logged while it lives, instead of printing it.
class CapturedLog final
{
    Q_DISABLE_COPY_MOVE(CapturedLog)

public:
    CapturedLog();
    ~CapturedLog();

    [[nodiscard]] QString text() const;

private:
    QtMessageHandler m_previous;
};

} // namespace ShelfHelp::Tests

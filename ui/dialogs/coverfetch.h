// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>

#include <QByteArray>
#include <QImage>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QUrl>

#include <chrono>
#include <functional>

class QNetworkReply;

namespace ShelfHelp::Ui {

/// What a cover may cost, and where it may come from.
struct CoverLimits
{
    std::function<bool(const QUrl &)> allows; ///< asked of each redirection, too
    qint64 bytes = 2 * 1024 * 1024;
    std::chrono::milliseconds time{10'000};
    int redirections = 3;
};

/// Fetches one picture, for whoever asked for it. Nothing of this program or of the reader goes along: no
/// cookie, no referrer. Lives on the GUI thread; the newest request wins.
class CoverFetch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverFetch)

public:
    explicit CoverFetch(CoverLimits limits, QObject *parent = nullptr);
    ~CoverFetch() override;

    void fetch(const QUrl &url);

Q_SIGNALS:
    void fetched(const QImage &cover);
    void failed(const ShelfHelp::Error &error);

private:
    void follow(const QUrl &target);
    void checkSize();
    void finish();
    void stop(const QString &message);

    CoverLimits m_limits;
    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
    int m_redirections = 0;
};

/// A picture of a payload's link: JPEG, PNG, GIF or WebP by its content, of at most 4,096 pixels a side, made
/// small enough for `box` while it is read. Null where it is none.
[[nodiscard]] QImage coverOf(const QByteArray &content, const QSize &box);

} // namespace ShelfHelp::Ui

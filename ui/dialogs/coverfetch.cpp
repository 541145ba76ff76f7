// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "coverfetch.h"

#include <QBuffer>
#include <QImageReader>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int longestSide = 4096;
constexpr QSize keptSize(600, 900); ///< enough for any screen's density

} // namespace

QImage coverOf(const QByteArray &content, const QSize &box)
{
    static const QList<QByteArray> formats{"jpeg", "png", "gif", "webp"};
    QBuffer buffer;
    buffer.setData(content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(false);
    const QSize size = reader.size();
    if (!formats.contains(reader.format()) || !size.isValid() || size.isEmpty() ||
        std::max(size.width(), size.height()) > longestSide) {
        return {};
    }
    if (size.width() > box.width() || size.height() > box.height()) {
        reader.setScaledSize(size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1}));
    }
    return reader.read();
}

CoverFetch::CoverFetch(CoverLimits limits, QObject *parent)
    : QObject(parent)
    , m_limits(std::move(limits))
{
}

CoverFetch::~CoverFetch()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
}

void CoverFetch::fetch(const QUrl &url)
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    if (!m_limits.allows(url)) {
        Q_EMIT failed(
            {.message = tr("This cover is not kept where covers of Goodreads are, so it is not fetched.")});
        return;
    }
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"shelfhelp-dashboard"_qs);
    m_redirections = 0;
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::redirected, this, &CoverFetch::follow);
    connect(m_reply, &QNetworkReply::downloadProgress, this, &CoverFetch::checkSize);
    connect(m_reply, &QNetworkReply::finished, this, &CoverFetch::finish);
    // However slowly something trickles in.
    QTimer::singleShot(m_limits.time, m_reply.data(), [this, reply = m_reply.data()] {
        if (reply == m_reply) {
            stop(tr("The cover took too long."));
        }
    });
}

void CoverFetch::follow(const QUrl &target)
{
    if (!m_limits.allows(target) || ++m_redirections > m_limits.redirections) {
        stop(tr("The cover's address leads somewhere else, so it is not fetched."));
        return;
    }
    Q_EMIT m_reply->redirectAllowed();
}

void CoverFetch::checkSize()
{
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max(announced, m_reply->bytesAvailable()) > m_limits.bytes) {
        stop(tr("The cover is larger than a cover should be."));
    }
}

void CoverFetch::stop(const QString &message)
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
    Q_EMIT failed({.message = message});
}

void CoverFetch::finish()
{
    if (m_reply->error() != QNetworkReply::NoError) {
        // Its text would have the address in it.
        stop(tr("The cover could not be fetched (network error %1).").arg(int(m_reply->error())));
        return;
    }
    const QByteArray content = m_reply->read(m_limits.bytes + 1);
    if (content.size() > m_limits.bytes) {
        stop(tr("The cover is larger than a cover should be."));
        return;
    }
    const QImage cover = coverOf(content, keptSize);
    if (cover.isNull()) {
        stop(tr("What came is no picture that can be shown."));
        return;
    }
    m_reply->deleteLater();
    m_reply = nullptr;
    Q_EMIT fetched(cover);
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "booklinks.h"

#include <QStringList>

namespace ShelfHelp::Ui {

namespace {

constexpr qsizetype longestLink = 2000;

bool isPlainHttps(const QUrl &url)
{
    return url.isValid() && url.scheme() == u"https" && url.userInfo().isEmpty() && url.port() == -1;
}

} // namespace

QUrl goodreadsUrl(const QString &link)
{
    if (link.size() > longestLink) {
        return {};
    }
    const QUrl url(link.trimmed(), QUrl::StrictMode);
    const QString host = url.host();
    return isPlainHttps(url) && (host == u"www.goodreads.com" || host == u"goodreads.com") ? url : QUrl();
}

bool isCoverUrl(const QUrl &url)
{
    static const QStringList hosts{u"i.gr-assets.com"_qs, u"images.gr-assets.com"_qs, u"s.gr-assets.com"_qs,
                                   u"m.media-amazon.com"_qs, u"images-na.ssl-images-amazon.com"_qs};
    return isPlainHttps(url) && hosts.contains(url.host());
}

} // namespace ShelfHelp::Ui

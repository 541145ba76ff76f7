// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "booklinks.h"

#include <QStringList>

namespace ShelfHelp::Ui {

namespace {

constexpr qsizetype longestLink = 2000;

bool isGoodreads(const QString &host)
{
    return host == u"www.goodreads.com" || host == u"goodreads.com";
}

/// With nothing but the scheme's own port, and nobody's name.
bool isPlain(const QUrl &url, QStringView scheme, int port)
{
    return url.isValid() && url.scheme() == scheme && url.userInfo().isEmpty() && url.port(port) == port;
}

bool isPlainHttps(const QUrl &url)
{
    return isPlain(url, u"https", 443);
}

} // namespace

QUrl goodreadsUrl(const QString &link)
{
    if (link.size() > longestLink) {
        return {};
    }
    const QUrl url(link,
                   QUrl::StrictMode); // the tolerant mode reads a host out of www.goodreads.com\@evil.com
    const bool isWeb = isPlainHttps(url) || isPlain(url, u"http", 80);
    return isWeb && isGoodreads(url.host()) ? url : QUrl();
}

bool isCoverUrl(const QUrl &url)
{
    static const QStringList hosts{u"i.gr-assets.com"_qs, u"images.gr-assets.com"_qs, u"s.gr-assets.com"_qs,
                                   u"m.media-amazon.com"_qs, u"images-na.ssl-images-amazon.com"_qs};
    return isPlainHttps(url) && hosts.contains(url.host());
}

} // namespace ShelfHelp::Ui

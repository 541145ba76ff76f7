// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <ingest/decode/shelfurl.h>
#include <ui/format/booklinks.h>

#include <QStringList>

namespace ShelfHelp::Fuzz {

namespace {

/// What a browser goes to: the WHATWG's reading of an address of a special scheme, as far as it decides the
/// host. Browsers take away tabs and line ends wherever they stand and read `\` as `/`.
struct BrowserTarget
{
    QString scheme;
    QString host; ///< and port
};

BrowserTarget browserTarget(QString address)
{
    const auto isBlank = [](QChar c) { return c <= u' '; };
    while (!address.isEmpty() && isBlank(address.front())) {
        address.remove(0, 1);
    }
    while (!address.isEmpty() && isBlank(address.back())) {
        address.chop(1);
    }
    address.remove(u'\t').remove(u'\n').remove(u'\r').replace(u'\\', u'/');
    const qsizetype colon = address.indexOf(u':');
    QString rest = address.mid(colon + 1);
    while (rest.startsWith(u'/')) {
        rest.remove(0, 1);
    }
    qsizetype end = 0;
    while (end < rest.size() && !QStringView(u"/?#").contains(rest[end])) {
        ++end;
    }
    const QString authority = rest.left(end).toLower();
    return {address.left(colon).toLower(), authority.mid(authority.lastIndexOf(u'@') + 1)};
}

bool isGoodreads(const BrowserTarget &target, const QStringList &schemes, const QStringList &ports)
{
    for (const QString &port : ports) {
        if (target.host == u"www.goodreads.com" + port || target.host == u"goodreads.com" + port) {
            return schemes.contains(target.scheme);
        }
    }
    return false;
}

/// What the window would open leads to Goodreads, in every reading.
void checkOpened(const QUrl &url)
{
    const bool isHttps = url.scheme() == u"https" && url.port(443) == 443;
    const bool isHttp = url.scheme() == u"http" && url.port(80) == 80;
    require(url.isValid() && url.userInfo().isEmpty() && (isHttps || isHttp), "only plain http(s) is opened");
    const QByteArray sent = url.toEncoded();
    const QUrl again = QUrl::fromEncoded(sent, QUrl::StrictMode);
    require(again.isValid() && again.host() == url.host(), "as it is handed over it is the same address");
    require(isGoodreads(browserTarget(QString::fromLatin1(sent)), {url.scheme()},
                        {QString(), u":80"_qs, u":443"_qs}),
            "a browser goes to Goodreads with it");
    constexpr qsizetype longestLink = 2000; // and encoding makes it longer
    require(sent.size() > longestLink || Ui::goodreadsUrl(QString::fromLatin1(sent)) == again,
            "what is opened once is opened again");
}

void checkPlain(std::string_view address)
{
    const QString text = QString::fromUtf8(address.data(), qsizetype(address.size()));
    require(isGoodreads(browserTarget(text), {u"http"_qs, u"https"_qs}, {QString(), u":80"_qs, u":443"_qs}),
            "an address that passes for usual leads to Goodreads");
}

} // namespace

void checkUrl(std::string_view input)
{
    const QString text = QString::fromUtf8(input.data(), qsizetype(input.size()));
    const QUrl opened = Ui::goodreadsUrl(text);
    require(opened == Ui::goodreadsUrl(text), "the same answer twice");
    if (!opened.isEmpty()) {
        checkOpened(opened);
    }
    if (Ingest::isPlainGoodreadsUrl(input)) {
        checkPlain(input);
    }
    const QUrl cover(text, QUrl::StrictMode);
    if (Ui::isCoverUrl(cover)) {
        const QString host = browserTarget(QString::fromLatin1(cover.toEncoded())).host;
        require(host.endsWith(u".gr-assets.com") || host.endsWith(u".media-amazon.com") ||
                    host.endsWith(u".ssl-images-amazon.com"),
                "pictures come from where covers are kept");
    }
}

} // namespace ShelfHelp::Fuzz

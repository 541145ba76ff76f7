// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/booklinks.h>

#include <QTest>

using namespace ShelfHelp::Ui;

/// T11: of all links that a payload may hold only plain ones to Goodreads are opened.
class BookLinksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void t11Opens_data();
    void t11Opens();
    void t11ShowsAsText_data();
    void t11ShowsAsText();
    void t19FetchesCoversOfTheirHostsOnly_data();
    void t19FetchesCoversOfTheirHostsOnly();
};

void BookLinksTest::t11Opens_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"https://www.goodreads.com/book/show/1898", "HTTPS://WWW.GOODREADS.COM/x",
                             "https://www.goodreads.com#@evil.com/", "https://www.goodreads.com?@evil.com/",
                             "https://www.goodreads.com/%2e%2e", "http://goodreads.com/book/show/1",
                             "https://www.goodreads.com:443/x", "http://www.goodreads.com:80/x"}) {
        QTest::newRow(link) << QString::fromUtf8(link);
    }
}

void BookLinksTest::t11Opens()
{
    QFETCH(QString, link);
    const QUrl url = goodreadsUrl(link);
    QVERIFY(url.isValid());
    QVERIFY2(url.host().endsWith(u"goodreads.com"), qPrintable(url.host()));
}

void BookLinksTest::t11ShowsAsText_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"https://www.goodreads.com@evil.com/",
                             "https://www.goodreads.com.evil.com/",
                             "https://evil.com/?www.goodreads.com",
                             "https://www.goodreads.com\\@evil.com/",
                             "javascript:alert(1)",
                             "file:///etc/passwd",
                             "//www.goodreads.com/x",
                             "www.goodreads.com/x",
                             " https://www.goodreads.com/book/show/1898",
                             "https://www.goodreads.com/book/show/1898\n",
                             "https://www.goodreads.com%00.evil.com/",
                             "https://www.goodreads.com:8443/",
                             "https://user:pw@www.goodreads.com/",
                             "https://www.g\xd0\xbe\xd0\xbe"
                             "dreads.com/",
                             "https://www.goodreads.com./",
                             "https:///www.goodreads.com",
                             "https:www.goodreads.com",
                             "https://[::1]/",
                             "data:text/html,x",
                             "smb://www.goodreads.com/x",
                             "-https://x",
                             "",
                             "http://www.goodreads.com:443/x",
                             "ftp://www.goodreads.com/x"}) {
        QTest::newRow(link) << QString::fromUtf8(link);
    }
    QTest::newRow("a line break within") << u"https://www.goodreads.com/\nx"_qs;
    QTest::newRow("too long") << u"https://www.goodreads.com/"_qs + QString(3000, u'x');
}

void BookLinksTest::t11ShowsAsText()
{
    QFETCH(QString, link);
    QVERIFY(!goodreadsUrl(link).isValid());
}

void BookLinksTest::t19FetchesCoversOfTheirHostsOnly_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("fetched");
    QTest::newRow("Goodreads") << u"https://i.gr-assets.com/images/S/1.jpg"_qs << true;
    QTest::newRow("Amazon") << u"https://m.media-amazon.com/images/1.jpg"_qs << true;
    QTest::newRow("in clear text") << u"http://i.gr-assets.com/1.jpg"_qs << false;
    QTest::newRow("this machine") << u"https://127.0.0.1/1.jpg"_qs << false;
    QTest::newRow("the cloud's metadata") << u"https://169.254.169.254/latest"_qs << false;
    QTest::newRow("another port") << u"https://i.gr-assets.com:22/1.jpg"_qs << false;
    QTest::newRow("somebody's name") << u"https://i.gr-assets.com@evil.com/1.jpg"_qs << false;
    QTest::newRow("a longer host") << u"https://i.gr-assets.com.example.org/1.jpg"_qs << false;
    QTest::newRow("a host below") << u"https://x.i.gr-assets.com/1.jpg"_qs << false;
    QTest::newRow("the host as a path") << u"https://example.org/i.gr-assets.com/1.jpg"_qs << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_qs << false;
}

void BookLinksTest::t19FetchesCoversOfTheirHostsOnly()
{
    QFETCH(QString, link);
    QFETCH(bool, fetched);
    QCOMPARE(isCoverUrl(QUrl(link, QUrl::StrictMode)), fetched);
}

QTEST_GUILESS_MAIN(BookLinksTest)

#include "booklinkstest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/privacy.h>
#include <ui/models/filterterms.h>

#include <QLocale>
#include <QTest>

using namespace ShelfHelp::Ui;

/// What becomes of names in addresses, and where links of payloads may lead.
class PrivacyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { setPrivate(false); }

    void masksShelfUrls_data();
    void masksShelfUrls();
    void masksTexts_data();
    void masksTexts();
    void masksChips();
};

void PrivacyTest::masksShelfUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const QString list = u"https://www.goodreads.com/review/list/"_qs;
    QTest::newRow("seed document") << list + u"158747789-michael-chapman?shelf=to-read"_qs
                                   << list + u"158747789-…?shelf=to-read"_qs;
    QTest::newRow("without a name") << list + u"12345678?shelf=read"_qs << list + u"12345678?shelf=read"_qs;
    QTest::newRow("slash") << list + u"12345678/"_qs << list + u"12345678/"_qs;
    QTest::newRow("dash alone") << list + u"12345678-"_qs << list + u"12345678-"_qs;
    QTest::newRow("name and slash") << list + u"1-jane/?a=b#c"_qs << list + u"1-…/?a=b#c"_qs;
    QTest::newRow("number in the name") << list + u"12345678-99-books"_qs << list + u"12345678-…"_qs;
    QTest::newRow("blank in the name") << list + u"1-jane doe?x"_qs << list + u"1-…?x"_qs;
    QTest::newRow("ampersand in the name") << list + u"1-jane&doe?x"_qs << list + u"1-…?x"_qs;
    QTest::newRow("capitals") << u"HTTPS://WWW.GOODREADS.COM/review/list/12-Jane?shelf=x#top"_qs
                              << u"HTTPS://WWW.GOODREADS.COM/review/list/12-…?shelf=x#top"_qs;
    QTest::newRow("no number") << list + u"jane?shelf=read"_qs << u"https://www.goodreads.com/…"_qs;
    QTest::newRow("number and letters") << list + u"12jane"_qs << u"https://www.goodreads.com/…"_qs;
    QTest::newRow("encoded dash") << list + u"12%2Djane"_qs << u"https://www.goodreads.com/…"_qs;
    QTest::newRow("more path") << list + u"12-jane/doe"_qs << u"https://www.goodreads.com/…"_qs;
    QTest::newRow("user page") << u"https://www.goodreads.com/user/show/12-jane"_qs
                               << u"https://www.goodreads.com/…"_qs;
    QTest::newRow("user name") << u"https://jane:doe@www.goodreads.com/review/list/1?shelf=x"_qs
                               << u"https://www.goodreads.com/…"_qs;
    QTest::newRow("no address") << u"jane"_qs << u"…"_qs;
    QTest::newRow("empty") << QString() << u"…"_qs;
}

void PrivacyTest::masksShelfUrls()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(shelfUrlText(url), url);
    setPrivate(true);
    QCOMPARE(shelfUrlText(url), shown);
}

void PrivacyTest::masksTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("JSON")
        << uR"({"shelf_url": "https://www.goodreads.com/review/list/15-jane-doe?shelf=a", "n": 1})"_qs
        << uR"({"shelf_url": "https://www.goodreads.com/review/list/15-…?shelf=a", "n": 1})"_qs;
    QTest::newRow("escaped JSON") << uR"("https:\/\/www.goodreads.com\/review\/list\/15-jane?shelf=a")"_qs
                                  << uR"("https:\/\/www.goodreads.com\/review\/list\/15-…?shelf=a")"_qs;
    QTest::newRow("in an address") << u"?u=https%3A%2F%2Fx%2Freview%2Flist%2F15-jane%3Fshelf%3Da"_qs
                                   << u"?u=https%3A%2F%2Fx%2Freview%2Flist%2F15-…%3Fshelf%3Da"_qs;
    QTest::newRow("no number") << u"see /review/list/jane now"_qs << u"see /review/list/… now"_qs;
    QTest::newRow("number alone") << u"see /review/list/12345 now"_qs << u"see /review/list/12345 now"_qs;
    QTest::newRow("two") << u"/review/list/1-a, /user/show/2-b"_qs << u"/review/list/1-… /user/show/2-…"_qs;
    QTest::newRow("nothing") << u"a book by Jane"_qs << u"a book by Jane"_qs;
}

void PrivacyTest::masksTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(privateText(text), text);
    setPrivate(true);
    QCOMPARE(privateText(text), shown);
}

void PrivacyTest::masksChips()
{
    const FilterStep step = shelfStep(7, u"https://www.goodreads.com/review/list/1-jane?shelf=read"_qs);
    const auto chip = [&] {
        return termsOf(step.filter, {{step.field, step.label}}, QLocale::c()).first().text();
    };
    QVERIFY(chip().contains(u"1-jane"));
    setPrivate(true);
    QVERIFY(chip().contains(u"/review/list/1-…"));
    QVERIFY(!chip().contains(u"jane"));
}

QTEST_GUILESS_MAIN(PrivacyTest)

#include "privacytest.moc"

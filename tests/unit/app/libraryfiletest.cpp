// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <app/shelfhelp/libraryfile.h>

using namespace ShelfHelp;

namespace {

const QByteArray header = "library_id,library_name\n";

} // namespace

/// What `shelfhelp libraries import` takes for a CSV file, and how it says what is wrong with one.
class LibraryFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsCsv_data();
    void readsWhatIsCsv();
    void keepsTheOrder();
    void refusesTheWholeFile_data();
    void refusesTheWholeFile();
};

void LibraryFileTest::readsWhatIsCsv_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const QByteArray &document, const QString &name) {
        QTest::newRow(what) << document << name;
    };
    row("plain", header + "newtown,Newtown\n", u"Newtown"_qs);
    row("without a last line end", header + "newtown,Newtown", u"Newtown"_qs);
    row("CRLF", "library_id,library_name\r\nnewtown,Newtown\r\n", u"Newtown"_qs);
    row("byte order mark", "\xef\xbb\xbflibrary_id,library_name\nnewtown,Newtown\n", u"Newtown"_qs);
    row("the other order", "library_name,library_id\nNewtown,newtown\n", u"Newtown"_qs);
    row("further columns", "url,library_id,library_name\nhttps://x,newtown,Newtown\n", u"Newtown"_qs);
    row("quoted", header + "\"newtown\",\"New, \"\"old\"\" town\"\n", u"New, \"old\" town"_qs);
    row("blanks around", header + " newtown , Newtown \n", u"Newtown"_qs);
    row("empty lines", header + "\n\nnewtown,Newtown\n\n", u"Newtown"_qs);
    row("twice the same", header + "newtown,Newtown\nnewtown,Newtown\n", u"Newtown"_qs);
    row("UTF-8", header + "newtown,Bücherei 図書館\n", u"Bücherei 図書館"_qs);
}

void LibraryFileTest::readsWhatIsCsv()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, name);
    const auto libraries = App::readLibraryFile(document);
    QVERIFY2(libraries.ok(), qPrintable(libraries.ok() ? QString() : libraries.error().toText()));
    QCOMPARE(libraries.value(), (QList<Sql::LibraryName>{{u"newtown"_qs, name}}));
}

void LibraryFileTest::keepsTheOrder()
{
    const auto libraries = App::readLibraryFile(header + "b,B\na,A\nb,B\n");
    QVERIFY(libraries.ok());
    QCOMPARE(libraries.value(), (QList<Sql::LibraryName>{{u"b"_qs, u"B"_qs}, {u"a"_qs, u"A"_qs}}));
}

void LibraryFileTest::refusesTheWholeFile_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *what, const QByteArray &document, const QStringList &words) {
        QTest::newRow(what) << document << words;
    };
    const QByteArray good = header + "new2,Second\n";
    row("empty", "", {u"line 1"_qs, u"library_id"_qs, u"missing"_qs});
    row("missing column", "library_id\nnew2\n", {u"line 1"_qs, u"library_name"_qs, u"missing"_qs});
    row("column twice", "library_id,library_name,library_id\n",
        {u"line 1"_qs, u"library_id"_qs, u"twice"_qs});
    row("no header", "new2,Second\n", {u"line 1"_qs, u"library_id"_qs});
    row("semicolons", "library_id;library_name\nnew2;Second\n", {u"line 1"_qs, u"library_id"_qs});
    row("a field too few", good + "new3\n", {u"line 3"_qs, u"1 fields instead of 2"_qs});
    row("a field too many", good + "new3,Third, of three\n", {u"line 3"_qs, u"3 fields instead of 2"_qs});
    row("empty name", good + "new3,  \n", {u"line 3"_qs, u"library_name"_qs, u"is empty"_qs});
    row("empty id", good + ",Third\n", {u"line 3"_qs, u"library_id"_qs, u"is empty"_qs});
    row("control character", good + "new3,a\tb\n",
        {u"line 3"_qs, u"library_name"_qs, u"control character"_qs});
    row("NUL", good + QByteArray("new3,a\0b\n", 9),
        {u"line 3"_qs, u"library_name"_qs, u"control character"_qs});
    row("line end in a field", good + "new3,\"a\nb\"\nnew4,d\n", {u"line 3"_qs, u"library_name"_qs});
    row("after a record of two lines", "library_id,library_name,x\nnew2,Second,\"a\nb\"\nnew3,,c\n",
        {u"line 4"_qs, u"library_name"_qs});
    row("too long", good + "new3," + QByteArray(201, 'x') + "\n", {u"line 3"_qs, u"201 characters"_qs});
    row("two names", good + "new3,Third\nnew2,Other\n",
        {u"line 4"_qs, u"library_id"_qs, u"new2"_qs, u"line 2"_qs});
    row("Latin-1",
        good + "new3,B\xfc"
               "cherei\n",
        {u"line 3, column 7"_qs, u"UTF-8"_qs});
    row("UTF-16", QByteArray("\xff\xfel\0i\0", 6), {u"line 1, column 1"_qs, u"UTF-8"_qs});
    row("stray quotation mark", good + "new3,a\"b\n", {u"line 3, column 7"_qs, u"quotation mark"_qs});
    row("text after a quoted field", good + "new3,\"a\"b\n", {u"line 3, column 9"_qs, u"quotation mark"_qs});
    row("quoted without an end", good + "new3,\"a\nnew4,b\n", {u"line 3"_qs, u"no end"_qs});
}

void LibraryFileTest::refusesTheWholeFile()
{
    QFETCH(QByteArray, document);
    QFETCH(QStringList, words);
    const auto refused = App::readLibraryFile(document);
    QVERIFY(!refused.ok());
    for (const QString &word : words) {
        QVERIFY2(refused.error().message.contains(word), qPrintable(refused.error().message));
    }
}

QTEST_GUILESS_MAIN(LibraryFileTest)

#include "libraryfiletest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/support/hostiletexts.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject book(const QString &text)
{
    return {{u"title"_qs, text},           {u"author"_qs, text}, {u"isbn"_qs, text.left(60)},
            {u"goodreads_id"_qs, u"1"_qs}, {u"link"_qs, text},   {u"image_link"_qs, text}};
}

QJsonObject check(const QString &text)
{
    return {{u"msg_type"_qs, u"LIBRARYSEARCH"_qs},
            {u"library_id"_qs, text.left(120)},
            {u"is_libby"_qs, true},
            {u"book"_qs, book(text)},
            {u"available"_qs, true},
            {u"availability_message"_qs, text},
            {u"time_start"_qs, u"2024-09-02T09:47:02"_qs},
            {u"time_end"_qs, u"2024-09-02T09:47:03"_qs}};
}

QJsonObject search(const QString &text)
{
    return {{u"msg_type"_qs, u"SHELFSEARCH"_qs},
            {u"shelf_url"_qs, text.left(400)},
            {u"search_type"_qs, text.left(60)},
            {u"books"_qs, QJsonArray{book(text)}},
            {u"num_books"_qs, 1},
            {u"total_books"_qs, 1},
            {u"time_start"_qs, u"2024-09-02T09:47:02"_qs},
            {u"time_end"_qs, u"2024-09-02T09:47:03"_qs}};
}

/// Texts that would end a literal, begin a statement, or be told to a shell, a log or a format.
QStringList injections()
{
    return hostileTexts() + QStringList{u"'; DROP TABLE public.books; --"_qs,
                                        u"\\'; DROP TABLE public.books; --"_qs,
                                        u"$$; DROP TABLE public.books; $$"_qs,
                                        u"$1 :name ? %s"_qs,
                                        u"'||(SELECT rolpassword FROM pg_authid LIMIT 1)||'"_qs,
                                        u"{\"},{\"a\",NULL,\\\\\""_qs,
                                        u"NULL"_qs,
                                        u"\r\n{\"level\":\"error\",\"message\":\"forged\"}\r\n"_qs,
                                        u"\u001b]0;owned\u0007\u001b[31mred"_qs,
                                        u"`id` $(id) ${HOME}"_qs};
}

} // namespace

/// Threats of docs/reliability.md against the built program and a real server.
class ThreatsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<FaultyDatabase>(); }

    void cleanup();

    void t04NothingOfAPayloadIsSql_data();
    void t04NothingOfAPayloadIsSql();
    void t16NothingOfAPayloadForgesALine();
    void t19NothingIsFetchedForAPayload_data();
    void t19NothingIsFetchedForAPayload();
    void t21RejectionsAreKeptUpToALimit_data();
    void t21RejectionsAreKeptUpToALimit();

private:
    [[nodiscard]] Finished ingest(const QByteArray &lines);
    [[nodiscard]] QString objects();
    void set(const QByteArray &statements);

    std::unique_ptr<FaultyDatabase> m_database;
    QTemporaryDir m_directory;
};

void ThreatsTest::cleanup()
{
    set("ALTER ROLE shelfhelp RESET ALL; ALTER DATABASE postgres RESET ALL");
    QCOMPARE(m_database->broken(), QString());
    m_database->clear();
}

Finished ThreatsTest::ingest(const QByteArray &lines)
{
    const QString file = m_directory.filePath(u"lines.jsonl"_qs);
    writeTo(file, lines);
    return Program(m_database->server().settings()).run({u"ingest"_qs, u"--json"_qs, file});
}

/// Holds for sessions that begin later.
void ThreatsTest::set(const QByteArray &statements)
{
    run(*openOwner(m_database->server().settings()), statements);
}

/// Everything there is in the database but rows, and who may log in.
QString ThreatsTest::objects()
{
    return m_database->ask(
        u"SELECT (SELECT string_agg(oid || relname || coalesce(relacl::text, ''), ' ' ORDER BY oid) FROM "
        u"pg_class "
        "WHERE relnamespace IN ('public'::regnamespace, 'shelfhelp'::regnamespace)), "
        "(SELECT string_agg(oid || proname || coalesce(proacl::text, ''), ' ' ORDER BY oid) FROM pg_proc "
        "WHERE pronamespace IN ('public'::regnamespace, 'shelfhelp'::regnamespace)), "
        "(SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles)"_qs);
}

void ThreatsTest::t04NothingOfAPayloadIsSql_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::newRow("as usual") << QByteArray();
    QTest::newRow("backslashes are escapes") << QByteArray("standard_conforming_strings = off");
    QTest::newRow("quotes may be escaped") << QByteArray("backslash_quote = on");
}

/// Whatever the role's settings say of literals: texts travel beside the statements, never within them.
void ThreatsTest::t04NothingOfAPayloadIsSql()
{
    QFETCH(QByteArray, setting);
    if (!setting.isEmpty()) {
        set("ALTER ROLE shelfhelp SET " + setting);
    }
    const QString before = objects();
    QByteArray lines;
    QStringList titles;
    for (const QString &text : injections()) {
        lines += lineOf(check(text)) + lineOf(search(text));
        const bool isText = QString::fromUtf8(text.toUtf8()) == text; // half a pair is refused
        if (isText && !text.isEmpty() && text.size() <= 4096) {
            titles.append(text);
        }
    }
    const Finished finished = ingest(lines);
    QVERIFY2(finished.status == 0 || finished.status == 3, qPrintable(finished.messages));
    QCOMPARE(objects(), before);
    for (const QString &title : titles) {
        const QString hex = QString::fromLatin1(title.toUtf8().toHex());
        QVERIFY2(
            m_database->ask(u"SELECT count(*) FROM public.books WHERE convert_to(title, 'UTF8') = "
                            "decode('%1', 'hex') AND convert_to(author, 'UTF8') = decode('%1', 'hex')"_qs.arg(
                                hex)) != u"0",
            qPrintable(title));
    }
}

/// What is printed of refused payloads is one line each, without a control character.
void ThreatsTest::t16NothingOfAPayloadForgesALine()
{
    QByteArray lines;
    for (const QString &text : injections()) {
        lines += lineOf({{u"msg_type"_qs, text}}) + lineOf({{text, text}});
    }
    const Finished finished = Program(m_database->server().settings()).run({u"ingest"_qs, u"-"_qs}, lines);
    QCOMPARE(finished.status, 3);
    const Finished list = Program(m_database->server().settings()).run({u"rejected"_qs, u"list"_qs});
    QCOMPARE(list.status, 0);
    for (const QString &text :
         {finished.messages, QString::fromUtf8(finished.out), QString::fromUtf8(list.out)}) {
        for (const QString &line : text.split(u'\n')) {
            QVERIFY2(!line.startsWith(u"{\"level\""), qPrintable(line));
            QVERIFY2(std::ranges::none_of(line,
                                          [](QChar each) { return each.category() == QChar::Other_Control; }),
                     line.toUtf8().toPercentEncoding(" ").constData());
        }
    }
}

void ThreatsTest::t19NothingIsFetchedForAPayload_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("Notification") << QByteArray("Notification");
    QTest::newRow("SubscriptionConfirmation") << QByteArray("SubscriptionConfirmation");
    QTest::newRow("UnsubscribeConfirmation") << QByteArray("UnsubscribeConfirmation");
}

void ThreatsTest::t19NothingIsFetchedForAPayload()
{
    QFETCH(QByteArray, type);
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1/x.pem"_qs.arg(listener.serverPort());
    QJsonObject message = check(url);
    const QJsonObject envelope{{u"Type"_qs, QString::fromLatin1(type)},
                               {u"MessageId"_qs, u"11111111-1111-4111-8111-111111111111"_qs},
                               {u"TopicArn"_qs, u"arn:aws:sns:us-east-1:123456789012:t.fifo"_qs},
                               {u"Token"_qs, u"t"_qs},
                               {u"SubscribeURL"_qs, url},
                               {u"UnsubscribeURL"_qs, url},
                               {u"SigningCertURL"_qs, url},
                               {u"Message"_qs, QString::fromUtf8(lineOf(message))}};
    const Finished finished = ingest(lineOf(envelope));
    QVERIFY(finished.counts() == (type == "Notification" ? u"1/1/0/0" : u"1/0/0/1"));
    QVERIFY(!listener.waitForNewConnection(200));
}

void ThreatsTest::t21RejectionsAreKeptUpToALimit_data()
{
    QTest::addColumn<QByteArray>("limit");
    QTest::newRow("rows") << QByteArray("shelfhelp.rejected_rows = 5");
    QTest::newRow("bytes") << QByteArray("shelfhelp.rejected_bytes = 60");
}

/// Then nothing is taken any more, and nothing dropped; until there is room.
void ThreatsTest::t21RejectionsAreKeptUpToALimit()
{
    QFETCH(QByteArray, limit);
    set("ALTER DATABASE postgres SET " + limit);
    QByteArray few;
    QByteArray many;
    for (int number = 0; number < 12; ++number) {
        (number < 5 ? few : many) += "not JSON, " + QByteArray::number(number) + '\n';
    }
    QCOMPARE(ingest(few).counts(), u"5/0/0/5"_qs);
    const QString full = m_database->state();
    const Finished refused = ingest(lineOf(check(u"good"_qs)) + many);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"As many rejected notifications are kept as may be") &&
                 refused.messages.contains(u"shelfhelp rejected list"),
             qPrintable(refused.messages));
    QCOMPARE(difference(m_database->state(), full), QString());
    QCOMPARE(ingest(few).counts(), u"5/0/0/5"_qs); // those that are kept already need no more room
    QCOMPARE(ingest(lineOf(check(u"good"_qs))).counts(), u"1/1/0/0"_qs);
    const Finished health = Program(m_database->server().settings()).run({u"database"_qs, u"health"_qs});
    QVERIFY2(health.out.contains("The rejected notifications take"), health.out.constData());
    set("ALTER DATABASE postgres RESET ALL");
    QCOMPARE(ingest(many).counts(), u"7/0/0/7"_qs);
}

QTEST_GUILESS_MAIN(ThreatsTest)

#include "threatstest.moc"

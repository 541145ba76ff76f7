// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/http/listenaddress.h>

#include <QTest>

using namespace ShelfHelp;
using Ingest::ListenAddress;
using Ingest::parseListenAddress;

namespace {

/// The addresses and the port, and whether other machines reach them; or what is wrong.
QString read(const QString &text)
{
    const Result<ListenAddress> result = parseListenAddress(text);
    if (!result.ok()) {
        return result.error().message;
    }
    QStringList hosts;
    for (const QHostAddress &address : result.value().addresses) {
        hosts.append(Ingest::hostText(address));
    }
    return hosts.join(u'+') + u':' + QString::number(result.value().port) +
           (result.value().isLoopback() ? u""_qs : u" (public)"_qs);
}

} // namespace

/// Where to listen, as people write it.
class ListenAddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
};

void ListenAddressTest::understands_data()
{
    QTest::addColumn<QString>("address");
    const auto row = [](const char *text, const char *address) {
        QTest::newRow(text) << QString::fromLatin1(address);
    };
    row("127.0.0.1:9001", "127.0.0.1:9001");
    row("127.9.8.7:1", "127.9.8.7:1");
    row("[::1]:9001", "[::1]:9001");
    row("[0:0:0:0:0:0:0:1]:9001", "[::1]:9001");
    row(":9001", "127.0.0.1+[::1]:9001");
    row("9001", "127.0.0.1+[::1]:9001");
    row("localhost:0", "127.0.0.1+[::1]:0");
    row("LOCALHOST:65535", "127.0.0.1+[::1]:65535");
    row("0.0.0.0:9001", "0.0.0.0:9001 (public)");
    row("[::]:9001", "[::]:9001 (public)");
    row("192.168.1.5:80", "192.168.1.5:80 (public)");
    row("[fe80::1]:80", "[fe80::1]:80 (public)");
}

void ListenAddressTest::understands()
{
    QTEST(read(QString::fromLatin1(QTest::currentDataTag())), "address");
}

void ListenAddressTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("what");
    const QString port = u"it does not end with a port from 0 to 65535"_qs;
    const auto row = [](const char *name, const QString &text, const QString &what) {
        QTest::newRow(name) << text << what;
    };
    const auto host = [](const QString &name) -> QString {
        return u'"' + name +
               u"\" is neither localhost nor an IPv4 address nor an IPv6 address in square brackets"_qs;
    };
    row("nothing", u""_qs, port);
    row("no port", u"127.0.0.1"_qs, port);
    row("empty port", u"localhost:"_qs, port);
    row("port too large", u"localhost:65536"_qs, port);
    row("negative port", u"localhost:-1"_qs, port);
    row("port with sign", u"localhost:+1"_qs, port);
    row("port with blank", u"localhost: 1"_qs, port);
    row("port in other digits", u"localhost:\u0661"_qs, port);
    row("hexadecimal port", u"localhost:0x1"_qs, port);
    row("IPv6 without port", u"[::1]"_qs, port);
    row("IPv6 without brackets", u"::1:9001"_qs, host(u"::1"_qs));
    row("IPv4 in brackets", u"[127.0.0.1]:9001"_qs, host(u"[127.0.0.1]"_qs));
    row("a name", u"example.com:9001"_qs, host(u"example.com"_qs));
    row("a star", u"*:9001"_qs, host(u"*"_qs));
    row("short IPv4", u"127.1:9001"_qs, host(u"127.1"_qs));
    row("octal IPv4", u"0177.0.0.1:9001"_qs, host(u"0177.0.0.1"_qs));
    row("an address of the web", u"http://127.0.0.1:9001"_qs, host(u"http://127.0.0.1"_qs));
}

void ListenAddressTest::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, what);
    QCOMPARE(read(text), u"\"%1\" is no address to listen on: %2"_qs.arg(text, what));
    QCOMPARE(parseListenAddress(text).error().kind, ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(ListenAddressTest)

#include "listenaddresstest.moc"

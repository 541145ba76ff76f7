// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/patience.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <app/options/keychain.h>

#include <memory>

using namespace ShelfHelp;
using Tests::patience;

namespace {

/// A bus that starts no service by itself.
const QByteArray bus =
    "<busconfig><type>session</type><listen>unix:path=%1</listen><policy context=\"default\">"
    "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy>"
    "</busconfig>";

} // namespace

/// Passwords in a real Secret Service, GNOME Keyring on a bus of the test's own; and what is said without
/// one.
class KeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void withoutABus();
    void withABusWithoutService();
    void keepsReplacesAndForgets();
    void nothingIsWrittenInPlainText();

private:
    void startBus();
    void startKeyring();
    static void expectNoKeychain();

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
};

void KeychainTest::initTestCase()
{
    for (const char *variable : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"}) {
        qunsetenv(variable);
    }
    qputenv("HOME", m_home.path().toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_qs).toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_qs).toLocal8Bit());
}

void KeychainTest::cleanupTestCase()
{
    for (QProcess *process : {&m_keyring, &m_bus}) {
        process->terminate();
        process->waitForFinished();
    }
}

void KeychainTest::startBus()
{
    const QString socket = m_home.filePath(u"test-bus"_qs);
    QFile file(m_home.filePath(u"bus.conf"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(bus).replace("%1", socket.toLocal8Bit()));
    file.close();
    m_bus.start(u"dbus-daemon"_qs, {u"--nofork"_qs, u"--config-file="_qs + file.fileName()});
    QVERIFY2(m_bus.waitForStarted(), "dbus-daemon is needed (package dbus-daemon)");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket), patience);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket.toLocal8Bit());
}

void KeychainTest::startKeyring()
{
    m_keyring.start(u"gnome-keyring-daemon"_qs,
                    {u"--foreground"_qs, u"--unlock"_qs, u"--components=secrets"_qs});
    QVERIFY2(m_keyring.waitForStarted(), "gnome-keyring-daemon is needed (package gnome-keyring)");
    m_keyring.write("login password");
    m_keyring.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(App::passwordFromKeychain(u"nothing"_qs).ok(), patience);
}

/// An error in words, and at once: no dialog, no hanging, no other place.
void KeychainTest::expectNoKeychain()
{
    QElapsedTimer timer;
    timer.start();
    for (const Outcome &outcome :
         {App::storeInKeychain(u"id"_qs, u"s3cret"_qs), App::removeFromKeychain(u"id"_qs)}) {
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.error().message.contains(u"No keychain service answers"),
                 qPrintable(outcome.error().toText()));
        QVERIFY(!outcome.error().toText().contains(u"s3cret"));
    }
    QVERIFY(!App::passwordFromKeychain(u"id"_qs).ok());
    QVERIFY(timer.elapsed() < 20'000);
}

void KeychainTest::withoutABus()
{
    expectNoKeychain();
}

void KeychainTest::withABusWithoutService()
{
    startBus();
    expectNoKeychain();
}

void KeychainTest::keepsReplacesAndForgets()
{
    startKeyring();
    const QString password = u"p'\"\\ä 日本 %1"_qs;
    QVERIFY(!App::passwordFromKeychain(u"id"_qs).value());
    QVERIFY(App::storeInKeychain(u"id"_qs, u"first"_qs).ok());
    QVERIFY(App::storeInKeychain(u"id"_qs, password).ok());
    QVERIFY(App::storeInKeychain(u"other"_qs, u"o"_qs).ok());
    QCOMPARE(App::passwordFromKeychain(u"id"_qs).value(), std::optional(password));
    QVERIFY(App::removeFromKeychain(u"id"_qs).ok());
    QVERIFY(App::removeFromKeychain(u"id"_qs).ok());
    QVERIFY(!App::passwordFromKeychain(u"id"_qs).value());
    QCOMPARE(App::passwordFromKeychain(u"other"_qs).value(), std::optional(u"o"_qs));
}

void KeychainTest::nothingIsWrittenInPlainText()
{
    QVERIFY(App::storeInKeychain(u"id"_qs, u"FINDME-secret"_qs).ok());
    QProcess grep;
    grep.start(u"grep"_qs, {u"-rIla"_qs, u"FINDME"_qs, m_home.path(), u"--exclude=test-bus"_qs});
    QVERIFY(grep.waitForFinished());
    QCOMPARE(grep.readAllStandardOutput(), QByteArray());
}

QTEST_GUILESS_MAIN(KeychainTest)

#include "keychaintest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/profiles/profilechoice.h>
#include <sql/profiles/profilefile.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;

namespace {

ConnectionProfile profileOf(const QString &name, const QString &uri)
{
    ConnectionProfile profile = newProfile(name);
    profile.settings = parseConnectionString(uri, u"test"_qs).value();
    profile.settings.origin.clear();
    return profile;
}

PasswordProviders nobody()
{
    return {
        .fromKeychain = [](const QString &) { return Error{.message = u"No keychain service answers"_qs}; },
        .ask = [](const ConnectionProfile &,
                  const QString &) { return Result<std::optional<QString>>(std::optional<QString>()); }};
}

} // namespace

/// Connections under names, in a file that a person may have edited.
class ProfilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void withoutAFileThereIsTheEmbeddedOne();
    void whatIsSavedIsReadBack();
    void onlyItsOwnerReadsTheFile();
    void refusesWhatCannotBeKept_data();
    void refusesWhatCannotBeKept();
    void refusesTwoOfOneName();
    void refusesAHostileName_data();
    void refusesAHostileName();
    void anEntryThatCannotBeUsedIsAProblem_data();
    void anEntryThatCannotBeUsedIsAProblem();
    void aDamagedFileIsSaidAndPutAside_data();
    void aDamagedFileIsSaidAndPutAside();
    void choosingKeepsWhatOthersWrote();
    void theFirstOfTheOrderDecides_data();
    void theFirstOfTheOrderDecides();
    void neverAnotherDatabaseThanTheChosenOne();
    void aPasswordComesFromItsSource_data();
    void aPasswordComesFromItsSource();

private:
    [[nodiscard]] QString path() const { return m_directory->filePath(u"sub/connections.json"_qs); }

    void write(const QByteArray &text) const;
    [[nodiscard]] QByteArray text() const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void ProfilesTest::write(const QByteArray &text) const
{
    QDir().mkpath(QFileInfo(path()).path());
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray ProfilesTest::text() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ProfilesTest::withoutAFileThereIsTheEmbeddedOne()
{
    const auto list = loadProfiles(path());
    QVERIFY(list.ok());
    QCOMPARE(list.value().profiles.size(), 1);
    QVERIFY(list.value().profiles.first().settings.embedded);
    QVERIFY(!QFile::exists(path()));
}

void ProfilesTest::whatIsSavedIsReadBack()
{
    ProfileList list;
    ConnectionProfile production = profileOf(
        u"Produktion „1“ & co"_qs,
        u"postgresql://reader@db.example.org:6432/shelf?sslmode=verify-full&sslrootcert=/a%20b/ca.crt"_qs);
    production.colour = ProfileColour::Red;
    production.passwordSource = PasswordSource::Keychain;
    list.profiles += {production, profileOf(u"Service"_qs, u"service=prod"_qs),
                      profileOf(u"Socket"_qs, u"postgresql://me@/db?host=/run/pg&port=5433"_qs),
                      profileOf(u"Six"_qs, u"postgresql://me@[2001:db8::1]:5432/db"_qs)};
    list.chosen = production.id;
    const Outcome saved = saveProfiles(list, path());
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().toText()));
    const auto again = loadProfiles(path());
    QVERIFY(again.ok());
    QCOMPARE(again.value().problems, QStringList());
    QVERIFY(again.value() == list);
}

void ProfilesTest::onlyItsOwnerReadsTheFile()
{
    QVERIFY(saveProfiles({}, path()).ok());
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void ProfilesTest::refusesWhatCannotBeKept_data()
{
    QTest::addColumn<ConnectionProfile>("profile");
    QTest::addColumn<QString>("words");
    const ConnectionProfile good = profileOf(u"x"_qs, u"postgresql://u@h/d"_qs);
    ConnectionProfile bad = good;
    bad.settings.password = u"secret"_qs;
    QTest::newRow("password") << bad << u"Passwords are never kept"_qs;
    bad = good;
    bad.settings.port = 99999;
    QTest::newRow("port") << bad << u"between 1 and 65535"_qs;
    bad = good;
    bad.settings.host.clear();
    QTest::newRow("no server") << bad << u"names no server"_qs;
    bad = good;
    bad.settings.options.insert(u"replication"_qs, u"true"_qs);
    QTest::newRow("option") << bad << u"replication"_qs;
    bad = good;
    bad.name.clear();
    QTest::newRow("no name") << bad << u"has no name"_qs;
}

void ProfilesTest::refusesWhatCannotBeKept()
{
    QFETCH(ConnectionProfile, profile);
    QFETCH(QString, words);
    ProfileList list;
    list.profiles.append(profile);
    const Outcome saved = saveProfiles(list, path());
    QVERIFY(!saved.ok());
    QVERIFY2(saved.error().toText().contains(words), qPrintable(saved.error().toText()));
    QVERIFY(!saved.error().toText().contains(u"secret"));
    QVERIFY(!QFile::exists(path()));
}

void ProfilesTest::refusesTwoOfOneName()
{
    ProfileList list;
    list.profiles += {profileOf(u"Production"_qs, u"postgresql://u@h/d"_qs),
                      profileOf(u"production"_qs, u"postgresql://u@test/d"_qs)};
    const Outcome saved = saveProfiles(list, path());
    QVERIFY(!saved.ok());
    QVERIFY2(saved.error().message.contains(u"two connections of the name"),
             qPrintable(saved.error().message));
}

void ProfilesTest::refusesAHostileName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("line end") << u"Test\nProduction"_qs;
    QTest::newRow("escape") << u"\x1b[31mred"_qs;
    QTest::newRow("null") << QString(u"a\0b"_qs).insert(1, QChar(0));
    QTest::newRow("direction") << u"tset\u202Eprod"_qs;
    QTest::newRow("zero width") << u"Prod\u200Buction"_qs;
    QTest::newRow("half a pair") << QString(QChar(0xD800));
    QTest::newRow("blank") << u"  "_qs;
    QTest::newRow("outer blank") << u" Production"_qs;
    QTest::newRow("long") << QString(61, u'x');
}

void ProfilesTest::refusesAHostileName()
{
    QFETCH(QString, name);
    QVERIFY(!checkProfileName(name).ok());
    QVERIFY(checkProfileName(u"<b>Größe</b> & 'é'; 日本"_qs).ok()); // shown as it is
}

void ProfilesTest::anEntryThatCannotBeUsedIsAProblem_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &uri, const QString &words) {
        QTest::newRow(name) << R"({"id":"2","name":"Bad","uri":")" + uri + R"("})" << words;
    };
    row("password", "postgresql://u:geheim@h/d", u"holds a password"_qs);
    row("port", "postgresql://u@h:99999/d", u"65535"_qs);
    row("option", "postgresql://u@h/d?options=-c", u"\"options\" is not allowed"_qs);
    row("no URI", "nonsense", u"no libpq URI"_qs);
    QTest::newRow("name taken") << QByteArray(R"({"id":"2","name":"good","uri":"postgresql://u@h/d"})")
                                << u"two connections of the name"_qs;
    QTest::newRow("colour") << QByteArray(
                                   R"({"id":"2","name":"Bad","uri":"postgresql://u@h/d","colour":"mauve"})")
                            << u"a colour"_qs;
    QTest::newRow("no object") << QByteArray("17") << u"has no name"_qs;
    QTest::newRow("embedded") << QByteArray(R"({"id":"2","name":"Embedded","uri":"postgresql://u@h/d"})")
                              << u"two connections of the name"_qs;
}

/// The others go on working, and the entry stays in the file until somebody mends it.
void ProfilesTest::anEntryThatCannotBeUsedIsAProblem()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, words);
    write(R"({"version":1,"chosen":"1","connections":[{"id":"1","name":"Good","uri":"postgresql://u@h/d"},)" +
          entry + "]}");
    const auto list = loadProfiles(path());
    QVERIFY2(list.ok(), list.ok() ? "" : qPrintable(list.error().toText()));
    QCOMPARE(list.value().profiles.size(), 2);
    QCOMPARE(list.value().problems.size(), 1);
    QVERIFY2(list.value().problems.first().contains(words), qPrintable(list.value().problems.first()));
    QVERIFY(!list.value().problems.first().contains(u"geheim"));
    QVERIFY(saveProfiles(list.value(), path()).ok());
    QCOMPARE(loadProfiles(path()).value().problems, list.value().problems);
}

void ProfilesTest::aDamagedFileIsSaidAndPutAside_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::addColumn<QString>("words");
    QTest::newRow("cut off") << QByteArray(R"({"version":1,"connections":[{"id")")
                             << u"damaged at character"_qs;
    QTest::newRow("empty") << QByteArray() << u"damaged at character"_qs;
    QTest::newRow("binary") << QByteArray(1000, '\0') << u"damaged"_qs;
    QTest::newRow("a list") << QByteArray("[]") << u"damaged"_qs;
    QTest::newRow("newer") << QByteArray(R"({"version":2,"connections":[]})") << u"another version"_qs;
    QTest::newRow("no list") << QByteArray(R"({"version":1,"connections":7})") << u"another version"_qs;
    QTest::newRow("large") << QByteArray(2'000'000, ' ') << u"too large"_qs;
}

void ProfilesTest::aDamagedFileIsSaidAndPutAside()
{
    QFETCH(QByteArray, damaged);
    QFETCH(QString, words);
    write(damaged);
    const auto list = loadProfiles(path());
    QVERIFY(!list.ok());
    QVERIFY2(list.error().message.contains(path()) && list.error().message.contains(words),
             qPrintable(list.error().toText()));
    QVERIFY(!chooseProfile(u"embedded"_qs, path()).ok());
    QCOMPARE(text(), damaged);
    const QProcessEnvironment nothing;
    QVERIFY(!requestedDatabase({}, nothing, path()).ok()); // never a database by accident
    QVERIFY(requestedDatabase({.database = u"embedded"_qs}, nothing, path()).ok());
    QVERIFY(saveProfiles({}, path()).ok());
    QVERIFY(loadProfiles(path()).ok());
    QFile aside(path() + u".damaged");
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), damaged);
}

void ProfilesTest::choosingKeepsWhatOthersWrote()
{
    ProfileList list;
    list.profiles.append(profileOf(u"A"_qs, u"postgresql://u@h/d"_qs));
    QVERIFY(saveProfiles(list, path()).ok());
    QVERIFY(chooseProfile(list.profiles.last().id, path()).ok());
    const auto again = loadProfiles(path());
    QCOMPARE(again.value().chosen, list.profiles.last().id);
    QCOMPARE(again.value().profiles, list.profiles);
}

void ProfilesTest::theFirstOfTheOrderDecides_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isChosen");
    QTest::addColumn<QString>("described");
    const QString uri = u"postgresql://u@first/d"_qs;
    const QString other = u"postgresql://u@second/d"_qs;
    QTest::newRow("--database") << uri << QString() << other << true
                                << u"u@first:5432/d (from --database)"_qs;
    QTest::newRow("--profile") << QString() << u"prod"_qs << other << false
                               << u"u@third:5432/d (from --profile)"_qs;
    QTest::newRow("environment") << QString() << QString() << other << true
                                 << u"u@second:5432/d (from DATABASE_URL)"_qs;
    QTest::newRow("chosen") << QString() << QString() << QString() << true
                            << u"u@third:5432/d (from the connection \"Prod\", chosen in the dashboard)"_qs;
    QTest::newRow("nothing") << QString() << QString() << QString() << false << u"embedded"_qs;
    QTest::newRow("embedded by name") << QString() << u"embedded"_qs << other << true << u"embedded"_qs;
    QTest::newRow("both") << uri << u"Prod"_qs << QString() << true
                          << u"--database and --profile name two"_qs;
    QTest::newRow("unknown") << QString() << u"Test"_qs << QString() << true
                             << u"no connection of the name \"Test\". There are: Embedded, Prod."_qs;
}

void ProfilesTest::theFirstOfTheOrderDecides()
{
    QFETCH(QString, database);
    QFETCH(QString, profile);
    QFETCH(QString, url);
    QFETCH(bool, isChosen);
    QFETCH(QString, described);
    ProfileList list;
    list.profiles.append(profileOf(u"Prod"_qs, u"postgresql://u@third/d"_qs));
    list.chosen = isChosen ? list.profiles.last().id : QString();
    QVERIFY(saveProfiles(list, path()).ok());
    QProcessEnvironment environment;
    if (!url.isEmpty()) {
        environment.insert(u"DATABASE_URL"_qs, url);
    }
    const auto chosen = requestedDatabase({.database = database, .profile = profile}, environment, path());
    const QString answer = !chosen.ok()            ? chosen.error().toText()
                           : chosen.value().choice ? chosen.value().choice->describe()
                                                   : u"embedded"_qs;
    QVERIFY2(answer.contains(described), qPrintable(answer));
}

void ProfilesTest::neverAnotherDatabaseThanTheChosenOne()
{
    write(
        R"({"version":1,"chosen":"2","connections":[{"id":"2","name":"Bad","uri":"postgresql://u:pw@h/d"}]})");
    const auto chosen = requestedDatabase({}, QProcessEnvironment(), path());
    QVERIFY(!chosen.ok());
    QVERIFY2(chosen.error().remedy.contains(u"holds a password"), qPrintable(chosen.error().remedy));
}

void ProfilesTest::aPasswordComesFromItsSource_data()
{
    QTest::addColumn<PasswordSource>("source");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("why");
    QTest::newRow("keychain") << PasswordSource::Keychain << u"k"_qs << u"t"_qs << u"k"_qs << QString();
    QTest::newRow("keychain without it")
        << PasswordSource::Keychain << u""_qs << u"t"_qs << u"t"_qs << u"The keychain has no password"_qs;
    QTest::newRow("no keychain") << PasswordSource::Keychain << QString() << u"t"_qs << u"t"_qs
                                 << u"No keychain service answers"_qs;
    QTest::newRow("refused") << PasswordSource::Keychain << QString() << QString() << QString()
                             << u"No keychain service answers"_qs;
    QTest::newRow("asked") << PasswordSource::Ask << u"k"_qs << u"t"_qs << u"t"_qs
                           << u"asked for each time"_qs;
    QTest::newRow("libpq's") << PasswordSource::File << u"k"_qs << u"t"_qs << QString() << QString();
}

void ProfilesTest::aPasswordComesFromItsSource()
{
    QFETCH(PasswordSource, source);
    QFETCH(QString, kept); // null: no keychain; empty: nothing in it
    QFETCH(QString, typed);
    QFETCH(QString, password);
    QFETCH(QString, why);
    ConnectionProfile profile = profileOf(u"P"_qs, u"postgresql://u@h/d"_qs);
    profile.passwordSource = source;
    ChosenDatabase database = databaseOf(profile, u"test"_qs, QProcessEnvironment());
    PasswordProviders providers = nobody();
    if (!kept.isNull()) {
        providers.fromKeychain = [&](const QString &id) {
            return Result<std::optional<QString>>(id == profile.id && !kept.isEmpty() ? std::optional(kept)
                                                                                      : std::nullopt);
        };
    }
    QString told;
    providers.ask = [&](const ConnectionProfile &, const QString &reason) {
        told = reason;
        return Result<std::optional<QString>>(typed.isNull() ? std::nullopt : std::optional(typed));
    };
    QVERIFY(fillInPassword(database, providers).ok());
    QCOMPARE(database.choice->password, password);
    QVERIFY2(why.isEmpty() ? told.isEmpty() : told.contains(why), qPrintable(told));
}

QTEST_GUILESS_MAIN(ProfilesTest)

#include "profilestest.moc"

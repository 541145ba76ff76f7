// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <tests/support/patience.h>
#include <ui/charts/connectioncolours.h>
#include <ui/charts/theme.h>
#include <ui/dialogs/connectionform.h>
#include <ui/dialogs/connectionsdialog.h>
#include <ui/window/connectionmark.h>

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;
using Tests::patience;

namespace {

const Error noKeychain{.message = u"No keychain service answers"_qs};

} // namespace

/// The dialog over a file of its own; and what the window makes of a connection.
class ConnectionsDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theEmbeddedOneIsAlwaysThere();
    void aUriFillsTheFieldsAndTheyTheUri();
    void aPasswordInTheUriGoesIntoTheKeychain();
    void withoutAKeychainItIsHeldInMemory();
    void badInputIsRefusedInWords_data();
    void badInputIsRefusedInWords();
    void whatCannotBeKeptStaysOnTheScreen();
    void aServiceIsEnough();
    void removingForgetsThePassword();
    void aDamagedFileIsSaid();
    void theStepsOfATestAreListed();
    void connectingSavesFirst();
    void theWindowIsMarked();
    void withoutAColourThereIsNoMark();
    void everyColourIsReadable();
    void theMenuNamesThemAll();
    void aFailingConnectionOffersTheOthers();

private:
    void open(const QString &current = {});
    void type(const char *field, const QString &text);
    void press(const char *button);
    void fill(const QString &name, const QString &uri);

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] QString note() const { return find<QLabel>("connectionNote")->text(); }

    [[nodiscard]] QString path() const { return m_directory->filePath(u"connections.json"_qs); }

    [[nodiscard]] Sql::ProfileList kept() const { return Sql::loadProfiles(path()).value(); }

    [[nodiscard]] Ui::ConnectionServices services();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<Ui::ConnectionsDialog> m_dialog;
    QMap<QString, QString> m_keychain;
    QMap<QString, QString> m_held;
    bool m_hasKeychain = true;
};

void ConnectionsDialogTest::init()
{
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_directory = std::make_unique<QTemporaryDir>();
    m_keychain.clear();
    m_held.clear();
    m_hasKeychain = true;
}

void ConnectionsDialogTest::cleanup()
{
    m_dialog.reset();
}

Ui::ConnectionServices ConnectionsDialogTest::services()
{
    return {
        .load = [this] { return Sql::loadProfiles(path()); },
        .save = [this](const Sql::ProfileList &list) { return Sql::saveProfiles(list, path()); },
        .check = [](const Sql::ConnectionProfile &profile,
                    const QString &) { return Ui::checkInBackground(profile.settings); },
        .storePassword = [this](const QString &id, const QString &password) -> Outcome {
            if (!m_hasKeychain) {
                return noKeychain;
            }
            m_keychain.insert(id, password);
            return success();
        },
        .forgetPassword =
            [this](const QString &id) {
                m_keychain.remove(id);
                return success();
            },
        .holdPassword = [this](const QString &id, const QString &password) { m_held.insert(id, password); }};
}

void ConnectionsDialogTest::open(const QString &current)
{
    m_dialog = std::make_unique<Ui::ConnectionsDialog>(services(), current);
    m_dialog->show();
}

void ConnectionsDialogTest::type(const char *field, const QString &text)
{
    auto *edit = find<QLineEdit>(field);
    edit->setFocus();
    edit->selectAll();
    edit->insert(text);
}

void ConnectionsDialogTest::press(const char *button)
{
    find<QPushButton>(button)->click();
}

void ConnectionsDialogTest::fill(const QString &name, const QString &uri)
{
    press("addConnection");
    type("connectionName", name);
    type("connectionUri", uri);
}

void ConnectionsDialogTest::theEmbeddedOneIsAlwaysThere()
{
    open();
    QCOMPARE(find<QListWidget>("connections")->count(), 1);
    QVERIFY(!find<QPushButton>("removeConnection")->isEnabled());
    QVERIFY(!find<QLineEdit>("connectionHost")->isEnabled());
    QVERIFY(find<QPushButton>("useConnection")->isEnabled());
}

void ConnectionsDialogTest::aUriFillsTheFieldsAndTheyTheUri()
{
    open();
    fill(u"Test"_qs,
         u"postgresql://me@db.example.org:6432/shelf?sslmode=verify-full&target_session_attrs=any"_qs);
    QCOMPARE(find<QLineEdit>("connectionHost")->text(), u"db.example.org"_qs);
    QCOMPARE(find<QSpinBox>("connectionPort")->value(), 6432);
    QCOMPARE(find<QLineEdit>("connectionUser")->text(), u"me"_qs);
    QCOMPARE(find<QComboBox>("connectionTls")->currentData().toString(), u"verify-full"_qs);
    type("connectionDatabase", u"other"_qs);
    QCOMPARE(find<QLineEdit>("connectionUri")->text(),
             u"postgresql://me@db.example.org:6432/other?sslmode=verify-full&target_session_attrs=any"_qs);
    press("saveConnection");
    QCOMPARE(note(), QString());
    QCOMPARE(kept().profiles.last().settings.database, u"other"_qs);
}

void ConnectionsDialogTest::aPasswordInTheUriGoesIntoTheKeychain()
{
    open();
    fill(u"Production"_qs, u"postgresql://me:s3cret@db.example.org/shelf"_qs);
    QVERIFY(!find<QLineEdit>("connectionUri")->text().contains(u"s3cret"));
    QCOMPARE(find<QLineEdit>("connectionPassword")->echoMode(), QLineEdit::Password);
    QVERIFY(note().contains(u"never into the settings"));
    press("saveConnection");
    const Sql::ConnectionProfile profile = kept().profiles.last();
    QCOMPARE(m_keychain.value(profile.id), u"s3cret"_qs);
    QCOMPARE(profile.passwordSource, Sql::PasswordSource::Keychain);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("s3cret"));
    QVERIFY(find<QLineEdit>("connectionPassword")->text().isEmpty());
}

void ConnectionsDialogTest::withoutAKeychainItIsHeldInMemory()
{
    m_hasKeychain = false;
    open();
    fill(u"Production"_qs, u"postgresql://me:s3cret@db.example.org/shelf"_qs);
    press("saveConnection");
    QVERIFY2(note().contains(u"in memory only") && note().contains(u"No keychain service"),
             qPrintable(note()));
    QVERIFY(!note().contains(u"s3cret"));
    QCOMPARE(m_held.value(kept().profiles.last().id), u"s3cret"_qs);
}

void ConnectionsDialogTest::badInputIsRefusedInWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("words");
    const QString good = u"postgresql://u@h/d"_qs;
    QTest::newRow("option") << u"A"_qs << u"postgresql://u@h/d?application_name=x"_qs
                            << u"\"application_name\""_qs;
    QTest::newRow("port") << u"A"_qs << u"postgresql://u@h:99999/d"_qs << u"65535"_qs;
    QTest::newRow("no URI") << u"A"_qs << u"http://h/d"_qs << u"no libpq URI"_qs;
    QTest::newRow("no host") << u"A"_qs << u"postgresql:///d"_qs << u"names no server"_qs;
    QTest::newRow("no name") << QString() << good << u"has no name"_qs;
    QTest::newRow("taken name") << u"embedded"_qs << good << u"two connections"_qs;
    QTest::newRow("hostile name") << u"a\u202Eb"_qs << good << u"cannot be seen"_qs;
}

void ConnectionsDialogTest::badInputIsRefusedInWords()
{
    QFETCH(QString, name);
    QFETCH(QString, uri);
    QFETCH(QString, words);
    open();
    fill(name, uri);
    press("saveConnection");
    QVERIFY2(note().contains(words), qPrintable(note()));
    QCOMPARE(kept().profiles.size(), 1);
    QCOMPARE(find<QLineEdit>("connectionUri")->text().isEmpty(), false);
}

void ConnectionsDialogTest::whatCannotBeKeptStaysOnTheScreen()
{
    open();
    fill(u"A"_qs, u"postgresql://u@h:99999/d"_qs);
    find<QListWidget>("connections")->setCurrentRow(0);
    QCOMPARE(find<QListWidget>("connections")->currentRow(), 1);
    type("connectionUri", u"postgresql://u@h:999/d"_qs);
    find<QListWidget>("connections")->setCurrentRow(0);
    QCOMPARE(find<QListWidget>("connections")->currentRow(), 0);
    QCOMPARE(kept().profiles.last().settings.port, 999);
}

void ConnectionsDialogTest::aServiceIsEnough()
{
    open();
    press("addConnection");
    type("connectionService", u"prod"_qs);
    press("saveConnection");
    QCOMPARE(note(), QString());
    QCOMPARE(kept().profiles.last().settings.options.value(u"service"_qs), u"prod"_qs);
}

void ConnectionsDialogTest::removingForgetsThePassword()
{
    open();
    fill(u"A"_qs, u"postgresql://u:pw@h/d"_qs);
    press("saveConnection");
    QCOMPARE(m_keychain.size(), 1);
    press("removeConnection");
    QCOMPARE(kept().profiles.size(), 1);
    QCOMPARE(m_keychain.size(), 0);
}

void ConnectionsDialogTest::aDamagedFileIsSaid()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\":");
    file.close();
    open();
    QVERIFY2(note().contains(u"damaged at character") && note().contains(u".damaged"), qPrintable(note()));
    fill(u"A"_qs, u"postgresql://u@h/d"_qs);
    press("saveConnection");
    QCOMPARE(kept().profiles.size(), 2);
    QVERIFY(QFile::exists(path() + u".damaged"));
}

void ConnectionsDialogTest::theStepsOfATestAreListed()
{
    open();
    fill(u"A"_qs, u"postgresql://u@127.0.0.1:1/d"_qs);
    press("checkConnection");
    auto *steps = find<QListWidget>("connectionSteps");
    QTRY_COMPARE_WITH_TIMEOUT(steps->count(), 3, patience);
    QVERIFY2(steps->item(2)->text().startsWith(u"✗ Port: Nothing listens"),
             qPrintable(steps->item(2)->text()));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("checkConnection")->isEnabled(), patience);
}

void ConnectionsDialogTest::connectingSavesFirst()
{
    open();
    const QSignalSpy chosen(m_dialog.get(), &Ui::ConnectionsDialog::chosen);
    fill(u"A"_qs, u"postgresql://u@h/d"_qs);
    press("useConnection");
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), kept().profiles.last().id);
    QVERIFY(!m_dialog->isVisible());
}

void ConnectionsDialogTest::theWindowIsMarked()
{
    FakeServices fake;
    Ui::WindowOptions options = FakeServices::options();
    options.profile = Sql::newProfile(u"<b>Production</b> & co"_qs);
    options.profile->colour = Sql::ProfileColour::Red;
    Ui::MainWindow window(fake.services(), options);
    window.show();
    for (const char *name : {"connectionStripe", "connectionMark"}) {
        const auto *mark = window.findChild<Ui::ConnectionMark *>(QLatin1StringView(name));
        QVERIFY(mark->isVisible());
        QCOMPARE(mark->text(), u"<b>Production</b> & co"_qs);
        QCOMPARE(mark->textFormat(), Qt::PlainText);
        QCOMPARE(mark->palette().color(QPalette::Window), Ui::colourOf(Sql::ProfileColour::Red));
    }
    QTRY_VERIFY(window.windowTitle().contains(u"<b>Production</b> & co"));
}

void ConnectionsDialogTest::withoutAColourThereIsNoMark()
{
    FakeServices fake;
    Ui::WindowOptions options = FakeServices::options();
    options.profile = Sql::embeddedProfile();
    Ui::MainWindow window(fake.services(), options);
    window.show();
    QVERIFY(!window.findChild<Ui::ConnectionMark *>(u"connectionStripe"_qs)->isVisible());
}

void ConnectionsDialogTest::everyColourIsReadable()
{
    for (const Sql::ProfileColour colour : Sql::profileColours()) {
        if (colour != Sql::ProfileColour::None) {
            const QColor background = Ui::colourOf(colour);
            QVERIFY(Ui::contrastRatio(background, Ui::textOn(background)) >= 4.5);
        }
    }
}

void ConnectionsDialogTest::theMenuNamesThemAll()
{
    Sql::ConnectionProfile profile = Sql::newProfile(u"R&D"_qs);
    profile.settings.host = u"h"_qs;
    Sql::ProfileList list;
    list.profiles.append(profile);
    QVERIFY(Sql::saveProfiles(list, path()).ok());
    FakeServices fake;
    Ui::WindowOptions options = FakeServices::options();
    options.connections = services();
    options.profile = Sql::embeddedProfile();
    Ui::MainWindow window(fake.services(), options);
    const QSignalSpy chosen(&window, &Ui::MainWindow::connectionChosen);
    const QList<QAction *> actions = window.findChild<QMenu *>(u"connectMenu"_qs)->actions();
    QCOMPARE(actions.size(), 2);
    QVERIFY(actions.first()->isChecked());
    QCOMPARE(actions.last()->text(), u"R&&D"_qs);
    actions.last()->trigger();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), profile.id);
}

void ConnectionsDialogTest::aFailingConnectionOffersTheOthers()
{
    FakeServices fake;
    fake.span = Error{.message = u"Cannot connect to production"_qs};
    Ui::WindowOptions options = FakeServices::options();
    options.connections = services();
    Ui::MainWindow window(fake.services(), options);
    window.show();
    auto *problem = window.findChild<QWidget *>(u"databaseProblem"_qs);
    QTRY_VERIFY(problem->isVisible());
    auto *button = problem->findChild<QPushButton *>(u"actionButton"_qs);
    QVERIFY(button->isVisible());
    button->click();
    QVERIFY(window.findChild<Ui::ConnectionsDialog *>() != nullptr);
}

QTEST_MAIN(ConnectionsDialogTest)

#include "connectionsdialogtest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ingest/apply/ingestor.h>
#include <ingest/simulate/simulator.h>
#include <sql/backup/backuprecord.h>
#include <sql/databaseaccess.h>
#include <sql/databaseworker.h>
#include <sql/rejections.h>
#include <sql/roles.h>
#include <tests/support/clusterdirectory.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/serverprocess.h>
#include <ui/upkeep/databasepage.h>
#include <ui/upkeep/databaseupkeep.h>
#include <ui/upkeep/upkeeptexts.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using Tests::ask;
using Tests::patience;

namespace {

QByteArray simulatedLines(int events)
{
    Ingest::Simulator simulator({.events = events, .days = 30});
    QByteArray lines;
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines += *line + '\n';
    }
    return lines;
}

void fill(Sql::Connection &connection, int events)
{
    const auto stored = Ingest::ingestDocument(connection, simulatedLines(events), u"simulated.jsonl"_qs);
    QVERIFY2(stored.ok(), Tests::why(stored).constData());
}

/// A profile that leads to the database of a test.
Sql::ConnectionProfile profileOf(const QString &name, const Sql::ConnectionSettings &settings)
{
    Sql::ConnectionProfile profile = Sql::newProfile(name);
    profile.settings = settings;
    return profile;
}

} // namespace

/// The page of the database, over real databases: everything is done, and looked at in the database.
class DatabasePageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void tellsWhereAndHowItIs();
    void testsTheConnectionStepByStep();
    void backsUpAndNotesIt();
    void writesSqlForPsql();
    void aBackupThatFailsLeavesNoFile();
    void aBackupIsStopped();
    void restoresWhatWasBackedUp();
    void rowsAreOnlyRemovedByName();
    void restoresIntoAnotherConnection();
    void aDamagedFileIsRefused();
    void explainsTheLockBeforeItIsTaken();
    void anotherChoiceNeedsAnotherPlan();
    void vacuumFullIsAskedFor();
    void clustersByAnyIndex();
    void aWaitingMaintenanceIsStopped();
    void whatIsPurgedIsCountedFirst();
    void whatCannotBeDoneIsSaidWhy();
    void aReaderIsToldWhatIsMissing();
    void movesToAnotherDatabase();
    void anInterruptedMoveIsContinued();
    void aMoveReplacesOnlyByName();
    void closingAsksWhileSomethingIsDone();
    void theEmbeddedDatabaseMovesElsewhere();

private:
    void open(const QString &user = {});
    void makeBackup();
    void openRestore();
    void openMove();
    void pressIn(QWidget *parent, const char *button);

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] QString text(const char *label) const
    {
        const auto *found = find<QLabel>(label);
        return found != nullptr ? found->text() : QString();
    }

    [[nodiscard]] QString details(const char *field) const
    {
        const auto *found = find<QPlainTextEdit>(field);
        return found != nullptr ? found->toPlainText() : QString();
    }

    [[nodiscard]] bool isVisible(const char *widget) const
    {
        const auto *found = find<QWidget>(widget);
        return found != nullptr && found->isVisible();
    }

    [[nodiscard]] bool isUsable(const char *button) const
    {
        const auto *found = find<QAbstractButton>(button);
        return found != nullptr && found->isVisible() && found->isEnabled();
    }

    /// By its words, as a person finds it; null while there is none.
    [[nodiscard]] QPushButton *visibleButton(const char *parent, QStringView words) const
    {
        const QList<QPushButton *> buttons = find<QWidget>(parent)->findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(buttons, [words](const QPushButton *button) {
            return button->isVisible() && button->text() == words;
        });
        return found != buttons.cend() ? *found : nullptr;
    }

    void press(const char *button)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(isUsable(button), button, patience);
        find<QAbstractButton>(button)->click();
    }

    /// As of a server somewhere else: that of the tests is an embedded one.
    [[nodiscard]] static Sql::ConnectionSettings placeOf(const Tests::MigratedDatabase &database)
    {
        Sql::ConnectionSettings settings = database.settings();
        settings.embedded = false;
        return settings;
    }

    [[nodiscard]] QString path() const { return m_folder->filePath(u"backup.tar"_qs); }

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<Tests::MigratedDatabase> m_database;
    std::unique_ptr<Tests::MigratedDatabase> m_other;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Sql::DatabaseWorker> m_reading;
    std::unique_ptr<Sql::DatabaseWorker> m_writing;
    std::unique_ptr<Sql::DatabaseWorker> m_upkeep;
    std::unique_ptr<Ui::MainWindow> m_window;
    QString m_chosenFile;   ///< by the file dialogs
    QString m_chosenFolder; ///< likewise
    Sql::ClusterOptions m_cluster;
    std::unique_ptr<Sql::DatabaseAccess> m_access; ///< to the embedded database, as a window has it
};

void DatabasePageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_database = std::make_unique<Tests::MigratedDatabase>(Tests::LedgerRows::ByHand); // it is purged
    m_other = std::make_unique<Tests::MigratedDatabase>();
}

void DatabasePageTest::cleanupTestCase()
{
    m_other.reset();
    m_database.reset();
}

void DatabasePageTest::init()
{
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_qs).toLocal8Bit());
    m_database->clear();
    m_other->clear();
    m_cluster = {.directory = m_folder->filePath(u"no-cluster"_qs), .durable = false};
    m_chosenFile = path();
    fill(m_database->connection(), 40);
}

void DatabasePageTest::cleanup()
{
    m_window.reset();
    m_upkeep.reset();
    m_writing.reset();
    m_reading.reset();
    m_access.reset();
    m_folder.reset();
    m_settings.reset();
}

void DatabasePageTest::open(const QString &user)
{
    Sql::ConnectionSettings settings = placeOf(*m_database);
    settings.user = user.isEmpty() ? settings.user : user;
    const auto opening = [settings](Sql::Purpose purpose) {
        return [settings, purpose] { return Sql::Connection::open(settings, purpose); };
    };
    m_window.reset();
    m_reading = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Reading));
    m_writing = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Writing));
    m_upkeep = std::make_unique<Sql::DatabaseWorker>(opening(Sql::Purpose::Owner));
    const Sql::ConnectionProfile own = profileOf(u"Mine"_qs, settings);
    const Sql::ConnectionProfile other = profileOf(u"Other"_qs, placeOf(*m_other));
    Ui::WindowOptions options;
    options.page = u"database"_qs;
    options.reportingZone = QTimeZone::utc();
    options.notesFile = m_folder->filePath(u"notes.json"_qs);
    options.profile = own;
    options.connections.load = [own, other] {
        Sql::ProfileList list;
        list.profiles = {own, other};
        return Result<Sql::ProfileList>(list);
    };
    options.chooser.target = [this](QWidget *, const QString &, const QString &) { return m_chosenFile; };
    options.chooser.backup = [this](QWidget *) { return m_chosenFile; };
    options.chooser.folder = [this](QWidget *) { return m_chosenFolder; };
    Ui::WindowServices services = Ui::databaseServices(
        {.reading = *m_reading, .browsing = *m_reading, .replaying = *m_writing, .naming = *m_writing},
        QTimeZone::utc, [] { return u"test"_qs; }, [] { return QString(); });
    services.upkeep = Ui::upkeepServicesOn(
        {.worker = *m_upkeep,
         .choice = settings,
         .choose =
             [other](const QString &id) {
                 return id == other.id
                            ? Result<Sql::DatabaseChoice>(other.settings)
                            : Result<Sql::DatabaseChoice>(Error{.message = u"No such connection"_qs});
             },
         .letGo =
             [this] {
                 if (m_access) {
                     m_access->suspend(u"It is being worked on"_qs);
                 }
             },
         .takeBack =
             [this] {
                 if (m_access) {
                     m_access->resume();
                 }
             },
         .cluster = m_cluster});
    m_window = std::make_unique<Ui::MainWindow>(services, options);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("connectionFacts")->isVisible(), patience);
}

void DatabasePageTest::makeBackup()
{
    press("backUp");
    QTRY_VERIFY2_WITH_TIMEOUT(text("upkeepOutcome").startsWith(u"Backed up"),
                              qPrintable(text("upkeepOutcome")), patience);
}

void DatabasePageTest::tellsWhereAndHowItIs()
{
    open();
    const QString shown = find<Ui::DatabasePage>("databasePage")->toText();
    const QString database = ask(m_database->connection(), u"SELECT current_database()"_qs);
    QVERIFY2(shown.contains(u"Name: Mine\n") && shown.contains(u"Database: "_qs + database),
             qPrintable(shown));
    QVERIFY2(shown.contains(u"with the rights of the tables' owner"), qPrintable(shown));
    QVERIFY2(shown.contains(u"Ledger: 40, the oldest of"), qPrintable(shown));
    QVERIFY2(shown.contains(u"Last backup: none that was made from here"), qPrintable(shown));
    const auto *tables = find<QTableWidget>("databaseTables");
    QVERIFY(tables->rowCount() > 10);
    // A notification that cannot be understood: it is found when it is looked again, with a way to it.
    const auto rejected = Ingest::ingestDocument(m_database->connection(), "Roses are red", u"poem.txt"_qs);
    QVERIFY2(rejected.ok(), Tests::why(rejected).constData());
    press("checkAgain");
    QTRY_VERIFY_WITH_TIMEOUT(
        find<Ui::DatabasePage>("databasePage")->toText().contains(u"▲ Look 1 rejected notifications wait"),
        patience);
    // Its row stands in the layout by now; it is shown by an event that comes after.
    QPushButton *way = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((way = visibleButton("healthSection", u"Dead letters")) != nullptr, patience);
    way->click();
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("deadLettersPage"), patience);
}

void DatabasePageTest::testsTheConnectionStepByStep()
{
    open();
    press("testConnection");
    QTRY_VERIFY_WITH_TIMEOUT(text("connectionTest").contains(u"Rights: "), patience);
    QVERIFY2(text("connectionTest").startsWith(u"✓ Settings: "), qPrintable(text("connectionTest")));
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("testConnection"), patience);
}

void DatabasePageTest::backsUpAndNotesIt()
{
    open();
    makeBackup();
    QVERIFY(QFile::exists(path()));
    QVERIFY(details("upkeepDetails").contains(u"shelfhelp.notifications: 40"));
    const auto noted = Sql::lastBackup(placeOf(*m_database));
    QVERIFY2(noted.ok() && noted.value(), Tests::why(noted).constData());
    QCOMPARE(noted.value()->path, path());
    QVERIFY(noted.value()->rows > 40);
    QTRY_VERIFY_WITH_TIMEOUT(text("lastBackup").contains(path()), patience);
    QVERIFY(!find<Ui::DatabasePage>("databasePage")->toText().contains(u"none that was made"));
    press("closeOutcome");
    QVERIFY(!isVisible("upkeepBar"));
}

/// For those who leave: no backup, and so not noted as one.
void DatabasePageTest::writesSqlForPsql()
{
    open();
    m_chosenFile = m_folder->filePath(u"leaving.sql"_qs);
    makeBackup();
    const QByteArray written = Tests::contentOf(m_chosenFile);
    QVERIFY(written.contains("\nCOPY public.shelves ("));
    QVERIFY(!written.contains("shelfhelp.notifications"));
    QVERIFY(text("lastBackup").contains(u"None was made"));
}

void DatabasePageTest::aBackupThatFailsLeavesNoFile()
{
    open();
    m_chosenFile = m_folder->filePath(u"not there/backup.tar"_qs);
    press("backUp");
    QTRY_VERIFY_WITH_TIMEOUT(text("upkeepOutcome").contains(u"not there"), patience);
    QVERIFY(details("upkeepDetails").contains(u"no file of it"));
    QVERIFY(Sql::lastBackup(placeOf(*m_database)).value() == std::nullopt);
    QVERIFY(isUsable("backUp"));
}

void DatabasePageTest::aBackupIsStopped()
{
    open();
    const auto owner = Tests::openOwner(m_database->settings());
    Tests::run(*owner, "BEGIN; LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE;");
    press("backUp");
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("upkeepWorkStop"), patience);
    // Nothing else of the page can be begun, and it is said why.
    for (const char *button :
         {"backUp", "restore", "checkAgain", "beginMaintenance", "countPurge", "moveDatabase"}) {
        QVERIFY2(!isUsable(button), button);
        QVERIFY2(find<QWidget>(button)->toolTip().contains(u"Something else is being done"), button);
    }
    press("upkeepWorkStop");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"Stopped, as you asked."_qs, patience);
    Tests::run(*owner, "COMMIT");
    QVERIFY(QDir(m_folder->path())
                .entryList({u"*.tar"_qs, u"*.part"_qs, u".*part"_qs}, QDir::AllEntries | QDir::Hidden)
                .isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("backUp"), patience);
}

void DatabasePageTest::openRestore()
{
    press("restore");
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("restoreDialog"), patience);
}

void DatabasePageTest::restoresWhatWasBackedUp()
{
    open();
    const QString before = m_database->state();
    makeBackup();
    m_database->clear();
    openRestore();
    QVERIFY(!isUsable("beginRestore"));
    press("tryRestore");
    QTRY_VERIFY2_WITH_TIMEOUT(text("restoreHeadline").contains(u"the database is empty"),
                              qPrintable(text("restoreHeadline")), patience);
    QVERIFY(details("restoreDetails").contains(u"A backup by Shelf Help Analytics"));
    QVERIFY(details("restoreDetails").contains(u"shelfhelp.notifications: 40"));
    QCOMPARE(ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"0"_qs);
    QVERIFY(!isVisible("restoreTyped"));
    QVERIFY(!find<QPushButton>("beginRestore")->isDefault() &&
            !find<QPushButton>("beginRestore")->autoDefault());
    press("beginRestore");
    QTRY_COMPARE_WITH_TIMEOUT(text("restoreHeadline"), u"Restored."_qs, patience);
    QCOMPARE(m_database->state(), before);
    press("closeRestore");
}

void DatabasePageTest::rowsAreOnlyRemovedByName()
{
    open();
    makeBackup();
    fill(m_database->connection(), 45); // five more than the backup has
    const QString before = m_database->state();
    openRestore();
    press("tryRestore");
    QTRY_VERIFY_WITH_TIMEOUT(details("restoreDetails").startsWith(u"Would be removed:"), patience);
    QVERIFY(details("restoreDetails").contains(u"shelfhelp.notifications: 45"));
    QCOMPARE(m_database->state(), before);
    QVERIFY(isVisible("restoreTyped"));
    for (const QString &typed : {u"mine"_qs, u"Mine "_qs, u""_qs}) {
        find<QLineEdit>("restoreTyped")->setText(typed);
        QVERIFY2(!isUsable("beginRestore"), qPrintable(typed));
    }
    find<QLineEdit>("restoreTyped")->setText(u"Mine"_qs);
    press("beginRestore");
    QTRY_COMPARE_WITH_TIMEOUT(text("restoreHeadline"), u"Restored."_qs, patience);
    QCOMPARE(ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"40"_qs);
}

void DatabasePageTest::restoresIntoAnotherConnection()
{
    open();
    makeBackup();
    openRestore();
    find<QComboBox>("restorePlace")->setCurrentIndex(find<QComboBox>("restorePlace")->findText(u"Other"_qs));
    press("tryRestore");
    press("beginRestore");
    QTRY_COMPARE_WITH_TIMEOUT(text("restoreHeadline"), u"Restored."_qs, patience);
    QCOMPARE(m_other->state(), m_database->state());
}

void DatabasePageTest::aDamagedFileIsRefused()
{
    open();
    makeBackup();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
    file.close();
    const QString before = m_database->state();
    openRestore();
    press("tryRestore");
    QTRY_VERIFY_WITH_TIMEOUT(details("restoreDetails").contains(u"Nothing was changed"), patience);
    QVERIFY2(text("restoreHeadline").contains(path()), qPrintable(text("restoreHeadline")));
    QVERIFY(!isUsable("beginRestore"));
    QCOMPARE(m_database->state(), before);
}

void DatabasePageTest::explainsTheLockBeforeItIsTaken()
{
    open();
    auto *tables = find<QTableWidget>("databaseTables");
    const auto rows = tables->findItems(u"public.books"_qs, Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    tables->selectRow(rows.first()->row());
    QTRY_VERIFY_WITH_TIMEOUT(
        text("maintenanceLock").startsWith(u"public.books\n") && isUsable("beginMaintenance"), patience);
    QVERIFY2(text("maintenanceLock").contains(u"SHARE UPDATE EXCLUSIVE"),
             qPrintable(text("maintenanceLock")));
    press("beginMaintenance");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"Done with 1 table."_qs, patience);
    QVERIFY2(details("upkeepDetails").startsWith(u"public.books: rows "),
             qPrintable(details("upkeepDetails")));
    QVERIFY(ask(m_database->connection(), u"SELECT last_vacuum IS NOT NULL FROM pg_stat_user_tables WHERE "
                                          "schemaname = 'public' AND relname = 'books'"_qs)
                .startsWith(u't'));
}

/// What was planned for all tables is not begun when one of them is chosen.
void DatabasePageTest::anotherChoiceNeedsAnotherPlan()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("beginMaintenance"), patience);
    find<QTableWidget>("databaseTables")->selectRow(0);
    QVERIFY(!isUsable("beginMaintenance"));
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("beginMaintenance"), patience);
    auto *kind = find<QComboBox>("maintenanceKind");
    kind->setCurrentIndex(kind->findText(u"Vacuum full"_qs));
    QVERIFY(!isUsable("beginMaintenance"));
}

void DatabasePageTest::vacuumFullIsAskedFor()
{
    open();
    find<QTableWidget>("databaseTables")->selectRow(0);
    auto *kind = find<QComboBox>("maintenanceKind");
    kind->setCurrentIndex(kind->findText(u"Vacuum full"_qs));
    QTRY_VERIFY_WITH_TIMEOUT(
        text("maintenanceLock").contains(u"ACCESS EXCLUSIVE") && isUsable("beginMaintenance"), patience);
    press("beginMaintenance");
    auto *box = find<QMessageBox>("confirmMaintenance");
    QVERIFY(box != nullptr && box->isVisible());
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QVERIFY(box->informativeText().contains(u"ACCESS EXCLUSIVE"));
    QVERIFY(text("upkeepOutcome").isEmpty());
    press("confirmBegin");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"Done with 1 table."_qs, patience);
}

/// Of one table; those by which no table can be ordered are not offered.
void DatabasePageTest::clustersByAnyIndex()
{
    open();
    auto *kind = find<QComboBox>("maintenanceKind");
    kind->setCurrentIndex(kind->findText(u"Cluster"_qs));
    QVERIFY(!isVisible("maintenanceIndex"));
    auto *tables = find<QTableWidget>("databaseTables");
    tables->selectRow(tables->findItems(u"public.library_searches"_qs, Qt::MatchExactly).first()->row());
    auto *index = find<QComboBox>("maintenanceIndex");
    QVERIFY(index->isVisible());
    QVERIFY(index->findText(u"by library_searches_pkey"_qs) > 0);
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("beginMaintenance"), patience);
    QVERIFY(!text("maintenanceLock").contains(u"by library_searches_pkey"));
    index->setCurrentIndex(index->findText(u"by library_searches_pkey"_qs));
    QTRY_VERIFY_WITH_TIMEOUT(text("maintenanceLock").contains(u"library_searches by library_searches_pkey") &&
                                 isUsable("beginMaintenance"),
                             patience);
    press("beginMaintenance");
    press("confirmBegin");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"Done with 1 table."_qs, patience);
    QCOMPARE(ask(m_database->connection(),
                 u"SELECT indexrelid::regclass FROM pg_index WHERE indisclustered AND "
                 "indrelid = 'public.library_searches'::regclass"_qs),
             u"library_searches_pkey"_qs);
}

void DatabasePageTest::aWaitingMaintenanceIsStopped()
{
    open();
    const auto owner = Tests::openOwner(m_database->settings());
    Tests::run(*owner, "BEGIN; LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE;");
    auto *tables = find<QTableWidget>("databaseTables");
    tables->selectRow(tables->findItems(u"public.books"_qs, Qt::MatchExactly).first()->row());
    QTRY_VERIFY_WITH_TIMEOUT(text("maintenanceLock").startsWith(u"public.books\n"), patience);
    press("beginMaintenance");
    QTRY_VERIFY_WITH_TIMEOUT(text("upkeepWorkLine").contains(u"waits for process"), patience);
    press("upkeepWorkStop");
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("closeOutcome"), patience);
    QVERIFY2(text("upkeepOutcome").startsWith(u"Stopped"), qPrintable(text("upkeepOutcome")));
    QCOMPARE(details("upkeepDetails"), u"Nothing was changed."_qs);
    Tests::run(*owner, "COMMIT");
}

void DatabasePageTest::whatIsPurgedIsCountedFirst()
{
    Sql::Connection &connection = m_database->connection();
    const auto rejected = Ingest::ingestDocument(connection, "Roses are red", u"poem.txt"_qs);
    QVERIFY2(rejected.ok(), Tests::why(rejected).constData());
    Tests::run(connection,
               "SELECT shelfhelp.discard_rejections(ARRAY(SELECT rejection_id FROM "
               "shelfhelp.rejected_notifications)); UPDATE shelfhelp.rejected_notifications SET "
               "first_seen_at = now() - interval '200 days', last_seen_at = now() - interval '200 "
               "days'");
    open();
    QVERIFY(!isUsable("beginPurge"));
    QCOMPARE(find<QWidget>("beginPurge")->toolTip(), u"Count first."_qs);
    press("countPurge");
    QTRY_COMPARE_WITH_TIMEOUT(text("purgeWhat"), u"Old enough: 1. To be deleted: 1. Kept all the same: 0."_qs,
                              patience);
    QCOMPARE(ask(connection, u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"1"_qs);
    press("beginPurge");
    auto *box = find<QMessageBox>("confirmPurgeBox");
    QVERIFY(box != nullptr);
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    press("confirmPurge");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"Deleted: 1."_qs, patience);
    QCOMPARE(ask(connection, u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"0"_qs);
    QVERIFY(!isUsable("beginPurge"));
}

void DatabasePageTest::whatCannotBeDoneIsSaidWhy()
{
    const Sql::Access well{.owner = u"postgres"_qs, .isOwner = true, .hasTables = true, .hasSchema = true};
    QCOMPARE(Ui::reasonAgainstUpkeep(well), QString());
    QCOMPARE(Ui::reasonAgainstFilling(well), QString());
    QVERIFY(Ui::reasonAgainstUpkeep({}).contains(u"has not answered"));
    Sql::Access standby = well;
    standby.isStandby = true;
    QVERIFY(Ui::reasonAgainstUpkeep(standby).contains(u"hot standby"));
    Sql::Access empty = well;
    empty.hasTables = false;
    QVERIFY(Ui::reasonAgainstUpkeep(empty).contains(u"no tables"));
    Sql::Access reader = well;
    reader.isOwner = false;
    QVERIFY(Ui::reasonAgainstUpkeep(reader).contains(u"“postgres”"));
    // A full database can be cleared, and not filled.
    Sql::Access full = well;
    full.isReadOnly = true;
    QCOMPARE(Ui::reasonAgainstUpkeep(full), QString());
    QVERIFY(Ui::reasonAgainstFilling(full).contains(u"read-only"));
}

void DatabasePageTest::aReaderIsToldWhatIsMissing()
{
    const QString reader = u"reader_"_qs + QUuid::createUuid().toString(QUuid::Id128).left(8);
    const Outcome groups = Sql::makeRoleGroups(m_database->connection());
    QVERIFY2(groups.ok(), Tests::why(groups).constData());
    const auto login = Sql::makeLogin(m_database->connection(), reader, Sql::RoleKind::Read);
    QVERIFY2(login.ok(), Tests::why(login).constData());
    open(reader);
    for (const char *button : {"beginMaintenance", "countPurge", "beginPurge"}) {
        QVERIFY2(!isUsable(button), button);
        QVERIFY2(find<QWidget>(button)->toolTip().startsWith(u"Only the owner of the tables"), button);
    }
    QTRY_VERIFY_WITH_TIMEOUT(text("maintenanceLock").startsWith(u"Only the owner"), patience);
    // A file can go into other databases.
    QVERIFY(isUsable("restore"));
    openRestore();
    QCOMPARE(find<QComboBox>("restorePlace")->count(), 1);
    QCOMPARE(find<QComboBox>("restorePlace")->currentText(), u"Other"_qs);
    press("closeRestore");
    press("backUp"); // whether a role may read everything only shows then
    QTRY_VERIFY_WITH_TIMEOUT(text("upkeepOutcome").contains(u"may not read everything"), patience);
    QVERIFY(!QFile::exists(path()));
    m_window.reset();
    m_reading.reset();
    m_writing.reset();
    m_upkeep.reset();
    Tests::run(m_database->connection(),
               "DROP OWNED BY " + reader.toLatin1() + "; DROP ROLE " + reader.toLatin1());
}

void DatabasePageTest::openMove()
{
    press("moveDatabase");
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("transferWizard"), patience);
}

void DatabasePageTest::pressIn(QWidget *parent, const char *button)
{
    auto *found = parent->findChild<QAbstractButton *>(QLatin1StringView(button));
    QVERIFY2(found != nullptr, button);
    QTRY_VERIFY2_WITH_TIMEOUT(found->isVisible() && found->isEnabled(), button, patience);
    found->click();
}

void DatabasePageTest::movesToAnotherDatabase()
{
    open();
    const QSignalSpy chosen(m_window.get(), &Ui::MainWindow::connectionChosen);
    openMove();
    auto *wizard = find<QWizard>("transferWizard");
    QCOMPARE(find<QComboBox>("transferPlace")->count(), 1); // not itself
    wizard->button(QWizard::NextButton)->click();
    QVERIFY(text("transferPause").contains(u"disable its trigger"));
    QVERIFY(!wizard->button(QWizard::CommitButton)->isEnabled());
    find<QCheckBox>("transferPaused")->setChecked(true);
    wizard->button(QWizard::CommitButton)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(text("transferHeadline").endsWith(u"rows are equal at both ends."),
                              qPrintable(text("transferHeadline")), patience);
    const QString proof = details("transferDetails");
    QVERIFY2(proof.contains(u"shelfhelp.notifications: 40 rows, equal at both ends"), qPrintable(proof));
    QCOMPARE(m_other->state(), m_database->state());
    wizard->button(QWizard::NextButton)->click();
    QVERIFY(find<QCheckBox>("showNewDatabase")->text().contains(u"Other"));
    wizard->button(QWizard::FinishButton)->click();
    QCOMPARE(chosen.size(), 1);
}

void DatabasePageTest::anInterruptedMoveIsContinued()
{
    open();
    openMove();
    auto *wizard = find<QWizard>("transferWizard");
    wizard->button(QWizard::NextButton)->click();
    find<QCheckBox>("transferPaused")->setChecked(true);
    // Somebody reads a table of the source with a lock that the copy has to wait for.
    const auto owner = Tests::openOwner(m_database->settings());
    Tests::run(*owner, "BEGIN; LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE;");
    wizard->button(QWizard::CommitButton)->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<Ui::DatabasePage>("databasePage")->desk().isBusy(), patience);
    wizard->button(QWizard::CancelButton)->click();
    QTRY_COMPARE_WITH_TIMEOUT(text("transferHeadline"), u"Stopped, as you asked."_qs, patience);
    QVERIFY(wizard->isVisible());
    QVERIFY(details("transferDetails").contains(u"continued now or later"));
    Tests::run(*owner, "COMMIT");
    press("continueTransfer");
    QTRY_VERIFY_WITH_TIMEOUT(text("transferHeadline").endsWith(u"rows are equal at both ends."), patience);
    QCOMPARE(m_other->state(), m_database->state());
}

void DatabasePageTest::aMoveReplacesOnlyByName()
{
    fill(m_other->connection(), 7);
    const QString before = m_other->state();
    open();
    openMove();
    auto *wizard = find<QWizard>("transferWizard");
    wizard->button(QWizard::NextButton)->click();
    find<QCheckBox>("transferPaused")->setChecked(true);
    wizard->button(QWizard::CommitButton)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("continueTransfer"), patience);
    QCOMPARE(m_other->state(), before); // refused: those rows are not the source's
    wizard->close();
    QTRY_VERIFY(find<QWizard>("transferWizard") == nullptr);
    openMove();
    wizard = find<QWizard>("transferWizard");
    find<QCheckBox>("transferReplace")->setChecked(true);
    QVERIFY(!wizard->button(QWizard::NextButton)->isEnabled());
    find<QLineEdit>("transferTyped")->setText(u"Other"_qs);
    wizard->button(QWizard::NextButton)->click();
    find<QCheckBox>("transferPaused")->setChecked(true);
    wizard->button(QWizard::CommitButton)->click();
    QTRY_VERIFY_WITH_TIMEOUT(text("transferHeadline").endsWith(u"rows are equal at both ends."), patience);
    QCOMPARE(m_other->state(), m_database->state());
}

void DatabasePageTest::closingAsksWhileSomethingIsDone()
{
    open();
    const auto owner = Tests::openOwner(m_database->settings());
    Tests::run(*owner, "BEGIN; LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE;");
    press("backUp");
    QTRY_VERIFY_WITH_TIMEOUT(find<Ui::DatabasePage>("databasePage")->desk().isBusy(), patience);
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    press("stopAndClose");
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
    QVERIFY(!QFile::exists(path()));
    Tests::run(*owner, "COMMIT");
}

void DatabasePageTest::theEmbeddedDatabaseMovesElsewhere()
{
    const QString home = Tests::clusterDirectory(u"databasepage"_qs);
    QDir(home).removeRecursively();
    QDir().mkpath(home);
    QFile::setPermissions(home, QFile::Permissions(0x7777));
    m_cluster = {.durable = false};
    m_chosenFolder = home;
    qputenv("XDG_DATA_HOME", home.toLocal8Bit());
    m_access = std::make_unique<Sql::DatabaseAccess>(std::nullopt);
    {
        const auto made = Sql::EmbeddedCluster::acquire(m_cluster); // without forcing it to the disk
        QVERIFY2(made.ok(), Tests::why(made).constData());
        // This program uses it from now on, as a window that shows it does.
        const auto opened = m_access->open(Sql::Purpose::Owner);
        QVERIFY2(opened.ok(), Tests::why(opened).constData());
        fill(*opened.value(), 5);
    }
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isVisible("embeddedSection"), patience);
    QVERIFY(!isUsable("removeOldVersions"));
    // What is done while the database is being asked is seen as well: that answer is older.
    const auto owner = Tests::openOwner(m_database->settings());
    Tests::run(*owner, "BEGIN; LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE;");
    press("checkAgain");
    press("runEmbedded");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"It runs until it is stopped."_qs, patience);
    Tests::run(*owner, "COMMIT");
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("runEmbedded")->text() == u"Stop", patience);
    press("runEmbedded");
    QTRY_COMPARE_WITH_TIMEOUT(text("upkeepOutcome"), u"It is not kept running any more."_qs, patience);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("runEmbedded")->text() == u"&Keep running", patience);
    press("moveEmbedded");
    press("confirmMoveYes");
    QTRY_VERIFY2_WITH_TIMEOUT(isUsable("closeOutcome") &&
                                  text("upkeepOutcome").contains(u"shelf-help-database"),
                              qPrintable(text("upkeepOutcome")), patience);
    const auto status = Sql::EmbeddedCluster::status(m_cluster);
    QVERIFY2(status.ok(), Tests::why(status).constData());
    QCOMPARE(status.value().target, home + u"/shelf-help-database");
    {
        const auto opened = m_access->open(Sql::Purpose::Reading); // it has come back by itself
        QVERIFY2(opened.ok(), Tests::why(opened).constData());
        QCOMPARE(ask(*opened.value(), u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"5"_qs);
    }
    m_window.reset();
    m_access.reset();
    QDir(home).removeRecursively();
}

QTEST_MAIN(DatabasePageTest)
#include "databasepagetest.moc"

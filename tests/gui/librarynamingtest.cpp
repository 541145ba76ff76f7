// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <sql/databaseworker.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Ui::LibrariesModel;

/// Naming a library in the window, with a real database behind it.
class LibraryNamingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void marksWhatIsUnnamed();
    void namesWithTheKeyboard();
    void cancelChangesNothing();
    void judgesWhileOneTypes();
    void hintsAtNamesakes();
    void saysWhyItCouldNotSave();
    void filtersTheUnnamed();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] QTableView *table() const { return page()->findChild<QTableView *>(u"table"_qs); }

    [[nodiscard]] QWidget *page() const { return find<QWidget>("libraryListPage"); }

    [[nodiscard]] int rowOf(const QString &id) const;
    void openDialog();

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<PrivateSettings> m_settings;
    std::unique_ptr<Sql::DatabaseWorker> m_reading;
    std::unique_ptr<Sql::DatabaseWorker> m_writing;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void LibraryNamingTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_settings = std::make_unique<PrivateSettings>();
}

/// Three libraries with checks; one of them was registered by a notification.
void LibraryNamingTest::init()
{
    m_database->clear();
    run(m_database->connection(),
        "DELETE FROM public.libraries WHERE library_id IN ('newtown', 'new2', 'newa', 'newb');"
        "INSERT INTO public.libraries VALUES ('newtown', 'newtown'), ('newa', 'One of two'), ('newb', 'One "
        "of two');"
        "INSERT INTO shelfhelp.added_rows VALUES (1, '{}', '{}', '{newtown}');"
        "INSERT INTO public.library_searches (library_id, time_start) "
        "SELECT id, '2024-05-02 10:00' FROM unnest('{newa,newa,newb,newtown}'::text[]) AS l(id)");
    const auto worker = [this](Sql::Purpose purpose) {
        return std::make_unique<Sql::DatabaseWorker>(
            [this, purpose] { return Sql::Connection::open(m_database->settings(), purpose); });
    };
    m_reading = worker(Sql::Purpose::Reading);
    m_writing = worker(Sql::Purpose::Writing);
    Ui::WindowOptions options = FakeServices::options();
    options.page = u"library-list"_qs;
    m_window =
        std::make_unique<Ui::MainWindow>(Ui::databaseServices(
                                             {*m_reading, *m_reading, *m_writing, *m_writing}, QTimeZone::utc,
                                             [] { return u"test"_qs; }, [] { return QString(); }),
                                         options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE_WITH_TIMEOUT(page()->findChild<QLabel *>(u"count"_qs)->text(), u"3 libraries"_qs, patience);
}

void LibraryNamingTest::cleanup()
{
    m_window.reset();
    m_writing.reset();
    m_reading.reset();
}

int LibraryNamingTest::rowOf(const QString &id) const
{
    const QAbstractItemModel *model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, LibrariesModel::Id).data() == id) {
            return row;
        }
    }
    return -1;
}

void LibraryNamingTest::openDialog()
{
    table()->setFocus();
    table()->selectRow(rowOf(u"newtown"_qs));
    QTest::keyClick(table(), Qt::Key_F2);
    QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("libraryNameDialog") != nullptr, patience);
    QVERIFY(QTest::qWaitForWindowActive(find<QDialog>("libraryNameDialog")));
}

void LibraryNamingTest::marksWhatIsUnnamed()
{
    const QAbstractItemModel *model = table()->model();
    const QModelIndex unnamed = model->index(rowOf(u"newtown"_qs), LibrariesModel::Name);
    QCOMPARE(unnamed.data(LibrariesModel::MarkRole).toString(), u"unnamed"_qs);
    QCOMPARE(unnamed.data(Qt::AccessibleTextRole).toString(), u"newtown unnamed"_qs);
    const QModelIndex shared = model->index(rowOf(u"newa"_qs), LibrariesModel::Name);
    QCOMPARE(shared.data(LibrariesModel::MarkRole).toString(), QString());
    QVERIFY(shared.data(Qt::ToolTipRole).toString().contains(u"One of two (newa)"));
}

void LibraryNamingTest::namesWithTheKeyboard()
{
    openDialog();
    QCOMPARE(find<QLabel>("libraryId")->text(), u"newtown"_qs);
    QCOMPARE(find<QLabel>("libraryId")->textFormat(), Qt::PlainText);
    QTest::keyClicks(find<QLineEdit>("libraryName"), u" Newtown Library "_qs);
    QTest::keyClick(find<QLineEdit>("libraryName"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("libraryNameDialog") == nullptr, patience);
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->index(rowOf(u"newtown"_qs), LibrariesModel::Name).data(),
                              u"Newtown Library"_qs, patience);
    QCOMPARE(table()->selectionModel()->selectedRows(LibrariesModel::Id).first().data(), u"newtown"_qs);
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'newtown'"_qs),
             u"Newtown Library"_qs);
}

void LibraryNamingTest::cancelChangesNothing()
{
    openDialog();
    QTest::keyClicks(find<QLineEdit>("libraryName"), u"Newtown"_qs);
    QTest::keyClick(find<QLineEdit>("libraryName"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("libraryNameDialog") == nullptr, patience);
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'newtown'"_qs),
             u"newtown"_qs);
}

void LibraryNamingTest::judgesWhileOneTypes()
{
    openDialog();
    QVERIFY(!find<QPushButton>("saveName")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("libraryName"), u"Newtown"_qs);
    QVERIFY(find<QPushButton>("saveName")->isEnabled());
    find<QLineEdit>("libraryName")->setText(u"a\u202eb"_qs);
    QVERIFY(!find<QPushButton>("saveName")->isEnabled());
    QCOMPARE(find<QLabel>("remark")->text(), u"The name holds a control character."_qs);
}

void LibraryNamingTest::hintsAtNamesakes()
{
    openDialog();
    QTest::keyClicks(find<QLineEdit>("libraryName"), u"One of two"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("remark")->text(),
                              u"2 other libraries have this name. The id tells them apart."_qs, patience);
    find<QPushButton>("saveName")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("libraryNameDialog") == nullptr, patience);
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'newtown'"_qs),
             u"One of two"_qs);
}

void LibraryNamingTest::saysWhyItCouldNotSave()
{
    run(m_database->connection(), "ALTER FUNCTION shelfhelp.name_libraries RENAME TO away");
    openDialog();
    QTest::keyClicks(find<QLineEdit>("libraryName"), u"Newtown"_qs);
    find<QPushButton>("saveName")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("remark")->text().contains(u"42883"), patience);
    run(m_database->connection(), "ALTER FUNCTION shelfhelp.away RENAME TO name_libraries");
    find<QPushButton>("saveName")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QDialog>("libraryNameDialog") == nullptr, patience);
}

void LibraryNamingTest::filtersTheUnnamed()
{
    auto *filter = page()->findChild<QPushButton *>(u"onlyUnnamed"_qs);
    filter->click();
    QTRY_COMPARE_WITH_TIMEOUT(page()->findChild<QLabel *>(u"count"_qs)->text(), u"1 library"_qs, patience);
    QVERIFY(filter->text().startsWith(u"✓"));
    QVERIFY(rowOf(u"newtown"_qs) == 0);
    openDialog();
    QTest::keyClicks(find<QLineEdit>("libraryName"), u"Newtown"_qs);
    find<QPushButton>("saveName")->click();
    auto *message = page()->findChild<QLabel *>(u"message"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(message->text(), u"Every library has a name."_qs, patience);
    page()->findChild<QPushButton *>(u"actionButton"_qs)->click();
    QTRY_COMPARE_WITH_TIMEOUT(page()->findChild<QLabel *>(u"count"_qs)->text(), u"3 libraries"_qs, patience);
}

QTEST_MAIN(LibraryNamingTest)
#include "librarynamingtest.moc"

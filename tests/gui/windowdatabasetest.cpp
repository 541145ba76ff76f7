// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <sql/databaseworker.h>
#include <sql/roles.h>
#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/privateserver.h>
#include <tests/support/rowcounting.h>
#include <ui/charts/card.h>
#include <ui/charts/chart.h>
#include <ui/charts/tile.h>

#include <QAbstractButton>
#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;
using Tests::patience;
using Ui::Card;

/// The window over a server of its own, through everything that happens to servers: each state of a card has
/// a real cause.
class WindowDatabaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyDatabaseOffersTheSample();
    void aRevokedRightIsSaidWhereItIsMissing();
    void aSlowQueryKeepsTheCardLoading();
    void aStoppedServerLeavesWhatIsShown();
    void whatOthersWriteAppears();
    void everyMarkOfTheOverviewHasItsRows();

private:
    void open();
    void sql(const QByteArray &script);

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] Card::State stateOf(const char *card) const { return find<Card>(card)->state(); }

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<Tests::PrivateServer> m_server;
    std::unique_ptr<Sql::DatabaseWorker> m_reading;
    std::unique_ptr<Sql::DatabaseWorker> m_browsing;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void WindowDatabaseTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_server = std::make_unique<Tests::PrivateServer>();
    const auto owner = Tests::openOwner(m_server->settings());
    const auto applied = Sql::applyMigrations(*owner);
    QVERIFY2(applied.ok(), Tests::why(applied).constData());
    // The role that the manual gives to whoever only reads.
    const Outcome groups = Sql::makeRoleGroups(*owner);
    QVERIFY2(groups.ok(), Tests::why(groups).constData());
    const auto login = Sql::makeLogin(*owner, u"reader"_qs, Sql::RoleKind::Read);
    QVERIFY2(login.ok(), Tests::why(login).constData());
}

void WindowDatabaseTest::cleanup()
{
    m_window.reset();
    m_browsing.reset();
    m_reading.reset();
    m_server.reset();
    m_settings.reset();
}

void WindowDatabaseTest::sql(const QByteArray &script)
{
    const auto owner = Tests::openOwner(m_server->settings());
    Tests::run(*owner, script);
}

void WindowDatabaseTest::open()
{
    const auto worker = [this] {
        return std::make_unique<Sql::DatabaseWorker>([this] {
            Sql::ConnectionSettings settings = m_server->settings();
            settings.user = u"reader"_qs;
            return Sql::Connection::open(settings, Sql::Purpose::Reading);
        });
    };
    m_reading = worker();
    m_browsing = worker();
    m_window = std::make_unique<Ui::MainWindow>(Ui::databaseServices(
                                                    {*m_reading, *m_browsing, *m_browsing, *m_browsing},
                                                    QTimeZone::utc, [] { return u"test"_qs; },
                                                    [] { return QString(); }),
                                                FakeServices::options());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

const QByteArray someRows =
    "INSERT INTO public.shelves (shelf_url) VALUES ('https://www.goodreads.com/review/list/1-a?shelf=read');"
    "INSERT INTO public.libraries (library_id, library_name) VALUES ('test-x', 'Test');"
    "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count, search_type) "
    "SELECT 1, t, t + interval '3 s', 120, 'Shuffle' FROM generate_series('2024-02-14', timestamp "
    "'2024-03-12', "
    "interval '5 hours') AS t;"
    "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, available, "
    "availability_message) SELECT 'test-x', true, t, t + interval '300 ms', true, 'AVAILABLE: 1' "
    "FROM generate_series('2024-02-14', timestamp '2024-03-12', interval '7 hours') AS t;";

void WindowDatabaseTest::anEmptyDatabaseOffersTheSample()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("databaseProblem")->isVisible(), patience);
    QCOMPARE(find<QWidget>("databaseProblem")->findChild<QAbstractButton *>(u"actionButton"_qs)->text(),
             u"Load sample notification…"_qs);
}

void WindowDatabaseTest::aRevokedRightIsSaidWhereItIsMissing()
{
    sql(someRows);
    sql("REVOKE SELECT ON shelfhelp.rejected_notifications FROM shelfhelp_read");
    open();
    auto *tiles = find<QWidget>("tilesError");
    QTRY_VERIFY_WITH_TIMEOUT(tiles->isVisible(), patience);
    QVERIFY(tiles->findChild<QLabel *>(u"message"_qs)->text().contains(u"42501"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("sizesCard"), Card::State::Data, patience); // the others go on working
    sql("GRANT SELECT ON shelfhelp.rejected_notifications TO shelfhelp_read");
    QTest::mouseClick(tiles->findChild<QAbstractButton *>(u"retryButton"_qs), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!tiles->isVisible(), patience);
}

void WindowDatabaseTest::aSlowQueryKeepsTheCardLoading()
{
    sql(someRows);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("sizesCard"), Card::State::Data, patience);
    {
        const auto owner = Tests::openOwner(m_server->settings());
        Tests::run(*owner, "BEGIN; LOCK TABLE public.shelf_searches IN ACCESS EXCLUSIVE MODE;");
        QTest::keyClick(m_window.get(), Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf("activityCard"), Card::State::Loading, patience);
        QVERIFY(find<Card>("activityCard")->body()->isVisible()); // the old marks stay
        // The newest question wins while the server is busy with the first.
        QTest::keyClick(m_window.get(), Qt::Key_T);
        QTest::qWait(100);
        QCOMPARE(stateOf("activityCard"), Card::State::Loading);
        Tests::run(*owner, "COMMIT");
    }
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("activityCard"), Card::State::Data, patience);
    QCOMPARE(find<Card>("activityCard")->body()->question().time.range.from,
             FakeServices::now.date().addDays(-30).startOfDay(QTimeZone::utc()));
}

void WindowDatabaseTest::aStoppedServerLeavesWhatIsShown()
{
    sql(someRows);
    open();
    find<QAction>("live2")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("sizesCard"), Card::State::Data, patience);
    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(find<QFrame>("infoBar")->isVisible(), patience);
    QCOMPARE(stateOf("sizesCard"), Card::State::Data);
    QVERIFY(find<QLabel>("asOf")->text().contains(u"min old"));
    m_server->start();
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("liveMark")->text(), u"●"_qs, patience);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("sizesCard"), Card::State::Data, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>("asOf")->text().contains(u"min old"), patience);
}

void WindowDatabaseTest::whatOthersWriteAppears()
{
    sql(someRows);
    open();
    find<QAction>("live2")->trigger();
    const auto value = [this] {
        return find<Ui::Tile>("libraryChecksTile")->findChild<QLabel *>(u"value"_qs)->text();
    };
    QTRY_COMPARE_WITH_TIMEOUT(value(), u"93"_qs, patience);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("liveMark")->text(), u"●"_qs, patience);
    sql("INSERT INTO public.library_searches (library_id, time_start) VALUES ('test-x', '2024-03-12 13:00')");
    QTRY_COMPARE_WITH_TIMEOUT(value(), u"94"_qs, patience);
}

void WindowDatabaseTest::everyMarkOfTheOverviewHasItsRows()
{
    sql(someRows);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("sizesCard"), Card::State::Data, patience);
    const auto owner = Tests::openOwner(m_server->settings());
    int marks = 0;
    for (const Card *card : m_window->findChildren<Card *>()) {
        const auto *chart = qobject_cast<const Ui::Chart *>(card->body());
        if (chart == nullptr || card->state() != Card::State::Data || !card->isVisible()) {
            continue;
        }
        const auto snapshot = Sql::Snapshot::begin(*owner, chart->question().time);
        QVERIFY2(snapshot.ok(), Tests::why(snapshot).constData());
        const int count = int(chart->table().rows.size());
        for (int mark = 0; mark < count; ++mark) {
            for (const Ui::RowsBehind &rows : chart->rowsBehind(mark)) {
                const Result<qint64> n = Tests::countRows(*snapshot.value(), rows, chart->question());
                QVERIFY2(n.ok() && n.value() == rows.n, qPrintable(rows.name));
                ++marks;
            }
        }
    }
    QVERIFY2(marks > 100, qPrintable(QString::number(marks)));
}

QTEST_MAIN(WindowDatabaseTest)
#include "windowdatabasetest.moc"

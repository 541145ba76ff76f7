// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <tests/support/patience.h>
#include <ui/charts/card.h>
#include <ui/pages/page.h>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPromise>
#include <QSet>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;
using Tests::patience;
using Ui::Page;

/// What the window asks of the page that is shown, whatever kind of page it is.
class WindowPagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void init();
    void cleanup();

    void copiesWhatIsSelected_data();
    void copiesWhatIsSelected();
    void findsOnlyWhereSomethingCanBeFound();
    void rangeAndFiltersAreOfferedWhereTheyCount();
    void columnsAreRemembered_data();
    void columnsAreRemembered();
    void aLateAnswerStampsItsOwnPageOnly();

private:
    void open();
    void showPage(const QString &id);
    [[nodiscard]] Page *page() const;
    [[nodiscard]] QTableView *table() const;

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<FakeServices> m_fake;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void WindowPagesTest::init()
{
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_fake = std::make_unique<FakeServices>();
    open();
}

void WindowPagesTest::cleanup()
{
    m_window.reset();
    m_fake.reset();
    m_settings.reset();
}

void WindowPagesTest::open()
{
    m_window = std::make_unique<Ui::MainWindow>(m_fake->services(), FakeServices::options());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Tests::settle();
}

void WindowPagesTest::showPage(const QString &id)
{
    m_window->findChild<QAction *>(u"page-"_qs + id)->trigger();
    Tests::settle();
}

Page *WindowPagesTest::page() const
{
    return qobject_cast<Page *>(m_window->findChild<QStackedWidget *>(u"pages"_qs)->currentWidget());
}

QTableView *WindowPagesTest::table() const
{
    return page()->findChild<QTableView *>(u"table"_qs);
}

void WindowPagesTest::copiesWhatIsSelected_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("news");
    QTest::newRow("a card") << u"overview"_qs << u"Copied: Activity"_qs;
    QTest::newRow("rows") << u"searches"_qs << u"Copied rows: 1"_qs;
    QTest::newRow("libraries") << u"library-list"_qs << u"Copied: 1 library"_qs;
    QTest::newRow("books") << u"book-list"_qs << u"Copied: 1 book"_qs;
    QTest::newRow("notifications") << u"journal"_qs << u"Copied rows: 1"_qs;
    QTest::newRow("the database") << u"database"_qs << u"Copied: what is said of connection and health"_qs;
}

void WindowPagesTest::copiesWhatIsSelected()
{
    QFETCH(QString, id);
    QFETCH(QString, news);
    showPage(id);
    QGuiApplication::clipboard()->clear();
    if (QTableView *rows = table()) {
        QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() > 0, patience);
        rows->selectRow(0);
    } else if (auto *card = page()->findChild<Ui::Card *>(u"activityCard"_qs)) {
        card->setFocus();
    }
    m_window->findChild<QAction *>(u"copy"_qs)->trigger();
    QCOMPARE(m_window->statusBar()->currentMessage(), news);
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasText() ||
            QGuiApplication::clipboard()->mimeData()->hasImage());
}

void WindowPagesTest::findsOnlyWhereSomethingCanBeFound()
{
    const auto *find = m_window->findChild<QAction *>(u"find"_qs);
    QSet<bool> seen;
    for (const QString &id : Ui::MainWindow::pageIds()) {
        showPage(id);
        QCOMPARE(find->isEnabled(), page()->hasSearch());
        seen.insert(page()->hasSearch());
        if (auto *field = page()->findChild<QLineEdit *>(u"search"_qs); field && page()->hasSearch()) {
            m_window->findChild<QAction *>(u"find"_qs)->trigger();
            QVERIFY2(field->hasFocus(), qPrintable(id));
        }
    }
    QCOMPARE(seen.size(), 2);
}

void WindowPagesTest::rangeAndFiltersAreOfferedWhereTheyCount()
{
    const auto *range = m_window->findChild<QWidget *>(u"rangeButtons"_qs);
    const auto *filter = m_window->findChild<QWidget *>(u"addFilter"_qs);
    QVERIFY(range != nullptr && filter != nullptr);
    for (const QString &id : Ui::MainWindow::pageIds()) {
        showPage(id);
        const bool hasRange = page()->hasRange() && id != u"parity"; // its views know no range
        QVERIFY2(range->isVisible() == hasRange, qPrintable(id));
        QVERIFY2(filter->isVisible() == (hasRange && page()->hasFilters()), qPrintable(id));
    }
}

void WindowPagesTest::columnsAreRemembered_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"searches", "checks", "shelf-list", "library-list", "book-list", "journal"}) {
        QTest::newRow(id) << QString::fromLatin1(id);
    }
}

void WindowPagesTest::columnsAreRemembered()
{
    QFETCH(QString, id);
    showPage(id);
    QVERIFY(!table()->isColumnHidden(1));
    const QByteArray before = page()->columnState();
    table()->setColumnHidden(1, true);
    QVERIFY(page()->columnState() != before);
    m_window->close();
    open();
    showPage(id);
    QVERIFY(table()->isColumnHidden(1));
}

/// "as of" is of the page that is shown.
void WindowPagesTest::aLateAnswerStampsItsOwnPageOnly()
{
    using Answer = Ui::SearchRowsModel::Answer;
    const auto late = std::make_shared<QPromise<Answer>>();
    late->start();
    Ui::WindowServices services = m_fake->services();
    services.searchRows = [late](const Ui::RowsRequest &) { return late->future(); };
    Ui::WindowOptions options = FakeServices::options();
    const auto now = std::make_shared<QDateTime>(FakeServices::now);
    options.now = [now] { return *now; };
    m_window = std::make_unique<Ui::MainWindow>(services, options);
    m_window->show();
    Tests::settle();
    showPage(u"searches"_qs);
    showPage(u"checks"_qs);
    const auto *asOf = m_window->findChild<QLabel *>(u"asOf"_qs);
    const QString stamp = asOf->text();
    QVERIFY(stamp.contains(u"10:40"));
    *now = now->addSecs(3600);
    late->addResult(Answer(Ui::RowsAnswer<Ui::SearchRowsModel::Row>()));
    late->finish();
    Tests::settle();
    QCOMPARE(asOf->text(), stamp);
}

QTEST_MAIN(WindowPagesTest)
#include "windowpagestest.moc"

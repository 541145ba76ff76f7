// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever somebody wrote into a title, an address, a name of a library, a message or a payload is shown as
// plain text of one line, in every place of every page: the texts are really ingested, and the real window is
// over that database.

#include "fakeservices.h"

#include <ingest/apply/ingestor.h>
#include <sql/databaseworker.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <ui/charts/card.h>
#include <ui/charts/chart.h>
#include <ui/models/pagedtablemodel.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;
using Tests::patience;

namespace {

/// Characters that change the order or the place of what is around them, or are no text.
bool hasInvisibles(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar character) {
        const char16_t code = character.unicode();
        return (code < 0x20 && code != u'\n' && code != u'\t') || code == 0x7f ||
               (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    });
}

QJsonObject book(const QString &text)
{
    return {{u"title"_qs, text},
            {u"author"_qs, text},
            {u"isbn"_qs, u"9780000000001"_qs},
            {u"avg_rating"_qs, 4.2},
            {u"link"_qs, text},
            {u"image_link"_qs, text},
            {u"searchable_title"_qs, text},
            {u"goodreads_id"_qs, u"1"_qs}};
}

QByteArray lineOf(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

/// A shelf search, a check, a visit and two that are refused, with the text wherever a text can be.
QByteArray notifications(const QString &text)
{
    const QString address = u"https://www.goodreads.com/review/list/1-"_qs + text + u"?shelf="_qs + text;
    return lineOf({{u"msg_type"_qs, u"SHELFSEARCH"_qs},
                   {u"shelf_url"_qs, address},
                   {u"books"_qs, QJsonArray{book(text)}},
                   {u"num_books"_qs, 1},
                   {u"total_books"_qs, 120},
                   {u"search_type"_qs, u"Search"_qs},
                   {u"time_start"_qs, u"2024-03-11T09:00:00"_qs},
                   {u"time_end"_qs, u"2024-03-11T09:00:03"_qs}}) +
           lineOf({{u"msg_type"_qs, u"LIBRARYSEARCH"_qs},
                   {u"library_id"_qs, text.left(60)},
                   {u"is_libby"_qs, true},
                   {u"book"_qs, book(text)},
                   {u"available"_qs, true},
                   {u"availability_message"_qs, text},
                   {u"time_start"_qs, u"2024-03-11T09:01:00"_qs},
                   {u"time_end"_qs, u"2024-03-11T09:01:01"_qs}}) +
           lineOf({{u"msg_type"_qs, u"GOODREADSVISIT"_qs},
                   {u"shelf_url"_qs, address},
                   {u"book"_qs, book(text)},
                   {u"time"_qs, u"2024-03-11T09:02:00"_qs}}) +
           lineOf({{u"msg_type"_qs, text}}) + lineOf({{u"msg_type"_qs, u"SHELFSEARCH"_qs}, {text, text}});
}

} // namespace

class HostileTextsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void areShownAsTheyAre_data();
    void areShownAsTheyAre();

private:
    void store(const QString &text);
    void open();
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] QString widest() const;
    void checkTexts(const QString &page);
    void checkTables(const QString &page);
    void checkCharts(const QString &page);

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<Tests::MigratedDatabase> m_database;
    std::unique_ptr<Sql::DatabaseWorker> m_reading;
    std::unique_ptr<Sql::DatabaseWorker> m_browsing;
    std::unique_ptr<Ui::MainWindow> m_window;
    int m_checked = 0; ///< texts that were looked at
};

void HostileTextsTest::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_database = std::make_unique<Tests::MigratedDatabase>(Tests::LedgerRows::ByHand);
    m_checked = 0;
}

void HostileTextsTest::cleanup()
{
    m_window.reset();
    m_browsing.reset();
    m_reading.reset();
    m_database.reset();
    m_settings.reset();
}

void HostileTextsTest::store(const QString &text)
{
    constexpr int longestAddress = 500; // characters that ingest takes
    const QString accepted = text.left(longestAddress);
    const auto stored = Ingest::ingestDocument(m_database->connection(), notifications(accepted), accepted);
    QVERIFY2(stored.ok(), Tests::why(stored).constData());
    QVERIFY(stored.value().stored >= 2);
    QVERIFY(stored.value().rejected >= 2);
    // The existing pipeline stores texts of any length; people name libraries.
    Sql::Connection &connection = m_database->connection();
    for (const char *statement : {"UPDATE public.books SET title = $1, author = $1",
                                  "UPDATE public.libraries SET library_name = $1 "
                                  "WHERE library_id IN (SELECT library_id FROM public.library_searches)",
                                  "UPDATE public.library_searches SET availability_message = $1"}) {
        const auto changed = connection.execute(QString::fromLatin1(statement), {text});
        QVERIFY2(changed.ok(), Tests::why(changed).constData());
    }
}

void HostileTextsTest::open()
{
    const auto worker = [this] {
        return std::make_unique<Sql::DatabaseWorker>(
            [this] { return Sql::Connection::open(m_database->settings(), Sql::Purpose::Reading); });
    };
    m_reading = worker();
    m_browsing = worker();
    m_window = std::make_unique<Ui::MainWindow>(Ui::databaseServices(
                                                    {*m_reading, *m_browsing, *m_browsing, *m_browsing},
                                                    QTimeZone::utc, [] { return u"test"_qs; },
                                                    [] { return QString(); }),
                                                FakeServices::options());
    m_window->resize(1024, 640);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<QLabel *>(u"asOf"_qs)->text().isEmpty(), patience);
}

void HostileTextsTest::areShownAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("markup")
        << u"<img src=x onerror=alert(1)><b>bold</b><a href='file:///etc/passwd'>x</a>"_qs;
    QTest::newRow("long") << QString(10'000, u'W');
    QTest::newRow("long words") << u"lorem ipsum "_qs.repeated(800);
    QTest::newRow("right to left") << u"كتاب \u202Etxt.exe\u202C \u2067x\u2069 ספר"_qs;
    QTest::newRow("emoji") << u"📚👩‍👩‍👧‍👦🇩🇪 e\u0301\u0302\u0303"_qs;
    QTest::newRow("lines") << u"one\r\ntwo\tthree\u2028four\u0085five"_qs;
    QTest::newRow("controls") << u"a\u0001b\u001b[31mc\u0007d\u009be"_qs;
    QTest::newRow("formula") << u"=HYPERLINK(\"http://evil.example\";\"x\")"_qs;
    QTest::newRow("access keys") << u"&File && %1 %n %s"_qs;
    QTest::newRow("quotes") << u"'; DROP TABLE public.books; --"_qs;
}

void HostileTextsTest::areShownAsTheyAre()
{
    QFETCH(QString, text);
    store(text);
    open();
    for (const QString &page : Ui::MainWindow::pageIds()) {
        m_window->findChild<QAction *>(u"page-"_qs + page)->trigger();
        Tests::settle();
        QTRY_VERIFY2_WITH_TIMEOUT(!isAsking(), qPrintable(page), patience);
        Tests::settle(); // what was answered is shown
        checkTexts(page);
        checkTables(page);
        checkCharts(page);
        QVERIFY2(m_window->minimumSizeHint().width() <= 1024, qPrintable(page + u": "_qs + widest()));
        QVERIFY2(!m_window->grab().isNull(), qPrintable(page));
    }
    QVERIFY(m_checked > 500);
}

/// Whether something on the page waits for the database.
bool HostileTextsTest::isAsking() const
{
    const auto isShown = [](const QWidget *widget) { return widget->isVisible(); };
    return std::ranges::any_of(m_window->findChildren<Ui::Card *>(),
                               [&](const Ui::Card *card) {
                                   return isShown(card) && card->state() == Ui::Card::State::Loading;
                               }) ||
           std::ranges::any_of(
               m_window->findChildren<QAbstractItemView *>(), [&](const QAbstractItemView *view) {
                   const auto *model = qobject_cast<const Ui::PagedTableModel *>(view->model());
                   return model != nullptr && isShown(view->parentWidget()) &&
                          model->state() == Ui::PagedTableModel::State::Loading;
               });
}

/// Which part asks for the most room.
QString HostileTextsTest::widest() const
{
    const QWidget *found = m_window.get();
    int most = 0;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->layout() == nullptr && widget->minimumSizeHint().width() > most) {
            most = widget->minimumSizeHint().width();
            found = widget;
        }
    }
    return u"%1 needs %2"_qs.arg(found->objectName(), QString::number(most));
}

/// No label takes them for markup, and no tool tip does.
void HostileTextsTest::checkTexts(const QString &page)
{
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const QByteArray where = (page + u' ' + widget->objectName()).toUtf8();
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            const bool isMarkup = label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text());
            QVERIFY2(!isMarkup, where.constData());
            QVERIFY2(!hasInvisibles(label->text()), where.constData());
        }
        QVERIFY2(!widget->toolTip().contains(u"<img"), where.constData());
        QVERIFY2(!hasInvisibles(widget->toolTip() + widget->accessibleName()), where.constData());
        ++m_checked;
    }
}

/// One line in each cell, which is not longer than anybody reads.
void HostileTextsTest::checkTables(const QString &page)
{
    for (const QAbstractItemView *view : m_window->findChildren<QAbstractItemView *>()) {
        const QAbstractItemModel *model = view->model();
        if (!view->isVisible() || model == nullptr) {
            continue;
        }
        for (int row = 0; row < qMin(model->rowCount(), 20); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex index = model->index(row, column);
                const QString shown = index.data().toString();
                const QByteArray where =
                    u"%1 %2 column %3: %4"_qs
                        .arg(page, view->objectName(), QString::number(column), shown.left(80))
                        .toUtf8();
                QVERIFY2(!shown.contains(u'\n') && !hasInvisibles(shown), where.constData());
                QVERIFY2(shown.size() <= 2000, where.constData());
                const QString toolTip = index.data(Qt::ToolTipRole).toString();
                QVERIFY2(!toolTip.contains(u"<img") && !hasInvisibles(toolTip), where.constData());
                ++m_checked;
            }
        }
    }
}

/// What the tooltips of all marks say, and the figures as a table.
void HostileTextsTest::checkCharts(const QString &page)
{
    for (Ui::Chart *chart : m_window->findChildren<Ui::Chart *>()) {
        if (!chart->isVisible() || !chart->hasData()) {
            continue;
        }
        const QByteArray where = (page + u' ' + chart->objectName()).toUtf8();
        QTest::keyClick(chart, Qt::Key_Home);
        for (int i = 0, last = -2; i < 60 && chart->currentMark() != last; ++i) {
            last = chart->currentMark();
            QVERIFY2(!hasInvisibles(chart->tooltipPlainText()), where.constData());
            QTest::keyClick(chart, Qt::Key_Right);
            ++m_checked;
        }
        QTest::keyClick(chart, Qt::Key_Escape);
        for (const QStringList &row : chart->table().texts()) {
            QVERIFY2(!hasInvisibles(row.join(u' ')), where.constData());
        }
    }
}

QTEST_MAIN(HostileTextsTest)
#include "hostiletextstest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/models/jsontext.h>
#include <ui/models/pagedtablemodel.h>
#include <ui/pages/deadletterspage.h>
#include <ui/pages/journalpage.h>
#include <ui/pages/payloadcheck.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Tests::FakeServices;
using Tests::someLetter;

namespace {

template <typename T>
T *part(const QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QLatin1StringView(name));
}

QByteArray sampleVisit()
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/samples/goodreads-visit.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Question aQuestion()
{
    Question question;
    question.time.range = {FakeServices::now.addDays(-28), FakeServices::now};
    question.time.now = FakeServices::now;
    return question;
}

RowsBehind allRows(RowKind kind)
{
    return {.kind = kind, .name = {}, .pieces = Sql::wholeRange(aQuestion().time.range)};
}

/// Two that lack a key and one of an unknown kind, the last of which is sound by now.
QList<Sql::RejectedNotification> threeLetters()
{
    QByteArray lacking = sampleVisit();
    lacking.replace("\\\"time\\\":", "\\\"thyme\\\":");
    return {someLetter(3, sampleVisit(), u"type.unknown"_qs), someLetter(2, lacking, u"field.missing"_qs),
            someLetter(1, lacking, u"field.missing"_qs)};
}

} // namespace

/// The journal and the dead letters, with a database that is not there.
class EventPagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theJournalFetchesWhatIsLookedAt();
    void theJournalFiltersByWhatIsChosen();
    void theJournalWaitsForTheEndOfTyping();
    void theJournalShowsOneRunAndLetsGoOfIt();
    void theJournalLeadsToTheRowThatWasMade();
    void theJournalSaysWhyItIsEmpty_data();
    void theJournalSaysWhyItIsEmpty();

    void deadLettersOpenWithTheOpenOnes();
    void aCauseRestrictsTheLetters();
    void retriesWhatIsSelected();
    void retriesAllOfThem();
    void sendsTheEditedText();
    void refusesToSendWhatTheDecoderWouldRefuse_data();
    void refusesToSendWhatTheDecoderWouldRefuse();
    void keepsWhatIsEditedOverARefresh();
    void showsBytesThatCannotBeEdited_data();
    void showsBytesThatCannotBeEdited();
    void discardsOnlyWhenConfirmed();
    void saysWhenSomebodyElseWasFaster();
    void blocksWhatTheRoleMayNot_data();
    void blocksWhatTheRoleMayNot();
    void tellsARetry_data();
    void tellsARetry();

    void indentsWithoutChanging_data();
    void indentsWithoutChanging();
    void checksLikeTheDecoder_data();
    void checksLikeTheDecoder();

private:
    std::unique_ptr<JournalPage> openJournal(const RowsBehind &rows = allRows(RowKind::Notifications));
    std::unique_ptr<DeadLettersPage> openLetters();
    void edit(const DeadLettersPage &page, const QByteArray &bytes);

    FakeServices m_fake;
};

std::unique_ptr<JournalPage> EventPagesTest::openJournal(const RowsBehind &rows)
{
    m_fake.journalRequests.clear();
    auto page = std::make_unique<JournalPage>(m_fake.services().events);
    page->resize(1000, 600);
    page->show();
    page->showRows(aQuestion(), rows);
    return page;
}

std::unique_ptr<DeadLettersPage> EventPagesTest::openLetters()
{
    m_fake.retries.clear();
    auto page = std::make_unique<DeadLettersPage>(m_fake.services().events,
                                                  [](QWidget *) { return u"/tmp/letters"_qs; });
    page->resize(1000, 700);
    page->show();
    QApplication::setActiveWindow(page.get());
    page->showRows(aQuestion(), {.kind = RowKind::DeadLetters});
    return page;
}

void EventPagesTest::edit(const DeadLettersPage &page, const QByteArray &bytes)
{
    auto *text = part<QPlainTextEdit>(page, "payloadText");
    QTRY_VERIFY(!text->isReadOnly());
    text->selectAll();
    text->insertPlainText(QString::fromUtf8(bytes)); // as typed: it can be undone
}

void EventPagesTest::theJournalFetchesWhatIsLookedAt()
{
    m_fake.journalTotal = 1'000'000;
    const auto page = openJournal();
    auto *table = part<QTableView>(*page, "table");
    const QAbstractItemModelTester tester(table->model());
    QTRY_COMPARE(part<QLabel>(*page, "count")->text(), u"1,000,000 rows"_qs);
    QCOMPARE(m_fake.journalRequests.size(), 1);
    table->scrollTo(table->model()->index(999'999, 0));
    QTRY_VERIFY(m_fake.journalRequests.size() >= 2);
    QVERIFY(m_fake.journalRequests.last().offset > 999'000);
    QTRY_COMPARE(table->model()->index(999'999, 3).data(Qt::DisplayRole).toString(), u"–"_qs);
    QVERIFY(m_fake.journalRequests.size() < 6);
}

void EventPagesTest::theJournalFiltersByWhatIsChosen()
{
    m_fake.journalTotal = 10;
    const auto page = openJournal();
    QTRY_COMPARE(m_fake.journalRequests.size(), 1);
    QCOMPARE(m_fake.journalRequests.last().filter, Sql::JournalFilter());
    part<QComboBox>(*page, "journalKind")->setCurrentIndex(2);
    QTRY_COMPARE(m_fake.journalRequests.last().filter.kind, std::optional(Sql::EventKind::LibrarySearch));
    auto *state = part<QComboBox>(*page, "journalState");
    state->setCurrentIndex(state->findText(u"Dead letters"_qs));
    QTRY_COMPARE(m_fake.journalRequests.last().filter.states, QList{Sql::EventState::Dead});
    QCOMPARE(page->shownRows().journal, m_fake.journalRequests.last().filter); // an export writes the same
}

void EventPagesTest::theJournalWaitsForTheEndOfTyping()
{
    m_fake.journalTotal = 10;
    const auto page = openJournal();
    QTRY_COMPARE(m_fake.journalRequests.size(), 1);
    auto *search = part<QLineEdit>(*page, "journalSearch");
    QTest::keyClicks(search, u"dead-beef"_qs);
    QCOMPARE(m_fake.journalRequests.size(), 1);
    QTRY_COMPARE(m_fake.journalRequests.size(), 2);
    QCOMPARE(m_fake.journalRequests.last().filter.search, u"dead-beef"_qs);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(m_fake.journalRequests.size(), 3);
    QCOMPARE(m_fake.journalRequests.last().filter.search, QString());
}

void EventPagesTest::theJournalShowsOneRunAndLetsGoOfIt()
{
    m_fake.journalTotal = 10;
    RowsBehind rows = allRows(RowKind::Notifications);
    rows.name = u"What run 7 stored"_qs;
    rows.journal = {.states = {Sql::EventState::Stored, Sql::EventState::Adopted}, .runId = 7};
    const auto page = openJournal(rows);
    QTRY_COMPARE(m_fake.journalRequests.size(), 1);
    QCOMPARE(m_fake.journalRequests.last().filter, rows.journal);
    QCOMPARE(part<QLabel>(*page, "journalHeading")->text(), rows.name);
    auto *run = part<QPushButton>(*page, "journalRun");
    QVERIFY(run->isVisible());
    run->click();
    QTRY_COMPARE(m_fake.journalRequests.size(), 2);
    QVERIFY(!m_fake.journalRequests.last().filter.runId);
    QVERIFY(!run->isVisible());
}

void EventPagesTest::theJournalLeadsToTheRowThatWasMade()
{
    m_fake.journalTotal = 10;
    const auto page = openJournal();
    const QSignalSpy rows(page.get(), &WorkPage::rowsRequested);
    auto *follow = part<QPushButton>(*page, "entryFollow");
    QTRY_VERIFY(follow->isVisible());
    QCOMPARE(part<QLabel>(*page, "entryRow")->textFormat(), Qt::PlainText);
    QVERIFY(part<QLabel>(*page, "entryRow")->text().contains(u"<script>")); // as it is, not read as markup
    QTest::keyClick(part<QTableView>(*page, "table"), Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>().kind, RowKind::ShelfSearches);
}

void EventPagesTest::theJournalSaysWhyItIsEmpty_data()
{
    QTest::addColumn<Sql::JournalFilter>("filter");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing arrived") << Sql::JournalFilter() << u"Nothing arrived in this range."_qs;
    QTest::newRow("filters") << Sql::JournalFilter{.states = {Sql::EventState::Dead}}
                             << u"Nothing that arrived in this range matches."_qs;
}

void EventPagesTest::theJournalSaysWhyItIsEmpty()
{
    QFETCH(const Sql::JournalFilter, filter);
    QFETCH(const QString, sentence);
    m_fake.journalTotal = 0;
    RowsBehind rows = allRows(RowKind::Notifications);
    rows.journal = filter;
    const auto page = openJournal(rows);
    QTRY_COMPARE(part<QLabel>(*page, "message")->text(), sentence);
}

void EventPagesTest::deadLettersOpenWithTheOpenOnes()
{
    m_fake.letters = threeLetters();
    m_fake.letters[0].state = Sql::RejectionState::Discarded;
    const auto page = openLetters();
    auto *table = part<QTableView>(*page, "deadLetterTable");
    const QAbstractItemModelTester tester(table->model());
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTRY_VERIFY(part<QLabel>(*page, "payloadTitle")->text().startsWith(u"Number 2 ·"));
    QVERIFY(part<QLabel>(*page, "payloadVerdict")->text().startsWith(u"✗"));
    QVERIFY(part<QLabel>(*page, "payloadFacts")->text().contains(u"<b>a required</b>"));
    QCOMPARE(part<QLabel>(*page, "payloadFacts")->textFormat(), Qt::PlainText);
    QVERIFY(!part<QPushButton>(*page, "reopenSelected")->isEnabled()); // none of these is discarded
}

void EventPagesTest::aCauseRestrictsTheLetters()
{
    m_fake.letters = threeLetters();
    const auto page = openLetters();
    auto *causes = part<QListWidget>(*page, "deadLetterCausesList");
    QTRY_COMPARE(causes->count(), 4); // two of them are of one cause, told one by one here
    causes->setCurrentRow(1);
    QTRY_COMPARE(part<QTableView>(*page, "deadLetterTable")->model()->rowCount(), 1);
    QCOMPARE(page->shownRows().rejections.reason, std::optional(u"type.unknown"_qs));
}

void EventPagesTest::retriesWhatIsSelected()
{
    m_fake.letters = threeLetters();
    m_fake.retryAnswer = RetryAnswer{.summary = {.run = {.read = 2, .stored = 1, .rejected = 1}}};
    const auto page = openLetters();
    const QSignalSpy changed(page.get(), &WorkPage::changed);
    auto *table = part<QTableView>(*page, "deadLetterTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->selectAll();
    auto *retry = part<QPushButton>(*page, "retrySelected");
    QTRY_VERIFY(retry->isEnabled());
    retry->click();
    QCOMPARE(m_fake.retries.size(), 1);
    QCOMPARE(m_fake.retries.first().ids, (QList<qint64>{1, 2, 3})); // in the order they came
    QVERIFY(m_fake.retries.first().edited.isEmpty());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(part<QLabel>(*page, "deadLetterNews")->text(), u"1 stored, 1 rejected again."_qs);
}

void EventPagesTest::retriesAllOfThem()
{
    m_fake.letters = threeLetters();
    const auto page = openLetters();
    auto *all = part<QPushButton>(*page, "retryAll");
    QTRY_VERIFY(all->isEnabled());
    all->click();
    QTRY_COMPARE(m_fake.retries.size(), 1);
    QCOMPARE(m_fake.retries.first().ids, (QList<qint64>{1, 2, 3}));
}

void EventPagesTest::sendsTheEditedText()
{
    m_fake.letters = threeLetters().mid(1, 1);
    const auto page = openLetters();
    edit(*page, sampleVisit());
    auto *retry = part<QPushButton>(*page, "retryEdited");
    QTRY_VERIFY(retry->isEnabled());
    QVERIFY(part<QLabel>(*page, "payloadVerdict")->text().startsWith(u"✓"));
    retry->click();
    QCOMPARE(m_fake.retries.size(), 1);
    QCOMPARE(m_fake.retries.first().ids, QList<qint64>{2});
    QCOMPARE(m_fake.retries.first().edited.value(2), sampleVisit());
}

void EventPagesTest::refusesToSendWhatTheDecoderWouldRefuse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("oops");
    QTest::newRow("half of it") << sampleVisit().left(300);
    QTest::newRow("a list") << QByteArray("[1,2]");
    QTest::newRow("a number that is none") << sampleVisit().replace("4.04", "4..04");
    QTest::newRow("a time that is none") << sampleVisit().replace("2024-09-02T09:47:20.113502", "noon");
    QTest::newRow("an unknown kind") << sampleVisit().replace("GOODREADSVISIT", "GOODREADSVISITS");
    QTest::newRow("too deep") << QByteArray(100'000, '[');
}

void EventPagesTest::refusesToSendWhatTheDecoderWouldRefuse()
{
    QFETCH(const QByteArray, bytes);
    m_fake.letters = threeLetters().mid(1, 1);
    const auto page = openLetters();
    edit(*page, sampleVisit());
    auto *retry = part<QPushButton>(*page, "retryEdited");
    QTRY_VERIFY(retry->isEnabled());
    edit(*page, bytes);
    retry->click(); // before the pause that a check waits for: it checks once more
    QCOMPARE(m_fake.retries.size(), 0);
    QVERIFY(part<QLabel>(*page, "payloadVerdict")->text().startsWith(u"✗"));
    QVERIFY(!retry->isEnabled());
    part<QPushButton>(*page, "revertPayload")->click();
    QCOMPARE(part<QPlainTextEdit>(*page, "payloadText")->toPlainText().toUtf8(), m_fake.letters.first().raw);
}

void EventPagesTest::keepsWhatIsEditedOverARefresh()
{
    m_fake.letters = threeLetters().mid(1, 1);
    const auto page = openLetters();
    edit(*page, "half done");
    page->showRows(aQuestion(), {.kind = RowKind::DeadLetters}); // news from the database
    Tests::settle();
    QTRY_VERIFY(part<QPushButton>(*page, "exportSelected")->isEnabled());
    QCOMPARE(part<QPlainTextEdit>(*page, "payloadText")->toPlainText(), u"half done"_qs);
}

void EventPagesTest::showsBytesThatCannotBeEdited_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("remark");
    const QByteArray binary("\xff\xfe\x00\x1b[31m bad", 12);
    QTest::newRow("no UTF-8") << binary << qint64(12) << u"no plain text"_qs;
    QTest::newRow("a zero") << QByteArray("{\0}", 3) << qint64(3) << u"no plain text"_qs;
    QTest::newRow("Windows line ends") << QByteArray("{}\r\n") << qint64(4) << u"no plain text"_qs;
    QTest::newRow("large") << QByteArray(300 * 1024, 'a') << qint64(300 * 1024) << u"Only its beginning"_qs;
    QTest::newRow("cut") << QByteArray(1024, 'a') << qint64(9'000'000) << u"not retried"_qs;
}

void EventPagesTest::showsBytesThatCannotBeEdited()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const qint64, size);
    QFETCH(const QString, remark);
    m_fake.letters = {someLetter(5, bytes, u"json.utf8"_qs)};
    m_fake.letters.first().rawSize = size;
    const auto page = openLetters();
    QTRY_VERIFY(part<QLabel>(*page, "payloadFacts")->text().contains(remark));
    auto *text = part<QPlainTextEdit>(*page, "payloadText");
    QVERIFY(text->isReadOnly());
    QVERIFY(!text->toPlainText().contains(QChar(0x1b)));
    QVERIFY(!part<QPushButton>(*page, "retryEdited")->isEnabled());
}

void EventPagesTest::discardsOnlyWhenConfirmed()
{
    m_fake.letters = threeLetters();
    m_fake.discarded.clear();
    m_fake.settledCount = 1;
    const auto page = openLetters();
    auto *discard = part<QPushButton>(*page, "discardSelected");
    QTRY_VERIFY(discard->isEnabled());
    discard->click();
    part<QMessageBox>(*page, "discardBox")->reject();
    QVERIFY(m_fake.discarded.isEmpty());
    QTRY_VERIFY(part<QMessageBox>(*page, "discardBox") == nullptr);
    discard->click();
    part<QPushButton>(*page, "confirmDiscard")->click();
    QTRY_COMPARE(m_fake.discarded.size(), 1);
    QCOMPARE(m_fake.discarded.first(), QList<qint64>{3});
    QTRY_COMPARE(part<QLabel>(*page, "deadLetterNews")->text(), u"1 discarded."_qs);
}

void EventPagesTest::saysWhenSomebodyElseWasFaster()
{
    m_fake.letters = threeLetters();
    m_fake.settledCount = 1;
    const auto page = openLetters();
    auto *table = part<QTableView>(*page, "deadLetterTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->selectAll();
    QTRY_VERIFY(part<QPushButton>(*page, "discardSelected")->isEnabled());
    part<QPushButton>(*page, "discardSelected")->click();
    part<QPushButton>(*page, "confirmDiscard")->click();
    QTRY_COMPARE(part<QLabel>(*page, "deadLetterNews")->text(),
                 u"1 discarded. 2 of them were no longer open: somebody else has settled them."_qs);
}

void EventPagesTest::blocksWhatTheRoleMayNot_data()
{
    QTest::addColumn<Sql::DeskRights>("rights");
    QTest::newRow("a reader") << Sql::DeskRights{.hasSchema = true};
    QTest::newRow("a standby") << Sql::DeskRights{.isStandby = true, .hasSchema = true};
    QTest::newRow("a read-only server") << Sql::DeskRights{.isReadOnly = true, .hasSchema = true};
    QTest::newRow("no schema") << Sql::DeskRights{};
}

void EventPagesTest::blocksWhatTheRoleMayNot()
{
    QFETCH(const Sql::DeskRights, rights);
    m_fake.letters = threeLetters();
    const Sql::DeskRights before = std::exchange(m_fake.rights, rights);
    const auto page = openLetters();
    QTRY_VERIFY(!part<QLabel>(*page, "deadLetterNews")->text().isEmpty()); // says why
    QTRY_VERIFY(part<QPushButton>(*page, "exportSelected")->isEnabled());  // reading is allowed
    for (const char *button :
         {"retrySelected", "retryAll", "discardSelected", "reopenSelected", "retryEdited"}) {
        QVERIFY2(!part<QPushButton>(*page, button)->isEnabled(), button);
    }
    m_fake.rights = before;
}

void EventPagesTest::tellsARetry_data()
{
    QTest::addColumn<RetryAnswer>("answer");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << RetryAnswer{} << u"Nothing was retried."_qs;
    QTest::newRow("stored") << RetryAnswer{.summary = {.run = {.read = 2, .stored = 2}}} << u"2 stored."_qs;
    QTest::newRow("settled meanwhile")
        << RetryAnswer{.summary = {.settled = 3}} << u"3 settled by somebody else meanwhile."_qs;
    QTest::newRow("rejected again") << RetryAnswer{.summary = {.run = {.read = 1, .rejected = 1}},
                                                   .outcomes = {{.id = 1,
                                                                 .kind = Ingest::RetryOutcome::Kind::Rejected,
                                                                 .reason = u"field.missing"_qs}}}
                                    << u"1 rejected again. Cause: missing key."_qs;
    QTest::newRow("stopped") << RetryAnswer{.summary = {.run = {.read = 1, .stored = 1, .stopped = true}}}
                             << u"1 stored. It was stopped; the others are as they were."_qs;
}

void EventPagesTest::tellsARetry()
{
    QFETCH(const RetryAnswer, answer);
    QFETCH(const QString, text);
    QCOMPARE(retryText(answer, QLocale()), text);
}

void EventPagesTest::indentsWithoutChanging_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("indented");
    QTest::newRow("an object") << QByteArray("{\"b\":1.0,\"a\":[1,2]}")
                               << QByteArray("{\n  \"b\": 1.0,\n  \"a\": [\n    1,\n    2\n  ]\n}");
    QTest::newRow("numbers stay") << QByteArray("[1e400,0.10]") << QByteArray("[\n  1e400,\n  0.10\n]");
    QTest::newRow("texts stay") << QByteArray("[\"a, b: {\\\"c\\\"}\\u0000\"]")
                                << QByteArray("[\n  \"a, b: {\\\"c\\\"}\\u0000\"\n]");
    QTest::newRow("empty ones") << QByteArray("{\"a\":{},\"b\":[]}")
                                << QByteArray("{\n  \"a\": {},\n  \"b\": []\n}");
    QTest::newRow("plain text") << QByteArray("oops") << QByteArray("oops");
}

void EventPagesTest::indentsWithoutChanging()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, indented);
    QCOMPARE(indentedJson(text), indented);
    QCOMPARE(indentedJson(indented), indented);
}

void EventPagesTest::checksLikeTheDecoder_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QByteArray>("atFault"); ///< what stands there; empty: nowhere
    QTest::newRow("sound") << sampleVisit() << true << QByteArray();
    QTest::newRow("missing key") << sampleVisit().replace("\\\"time\\\"", "\\\"thyme\\\"") << false
                                 << QByteArray();
    QTest::newRow("bad time") << sampleVisit().replace("2024-09-02T09:47:20", "noon") << false
                              << QByteArray("\\\"time\\\"");
    QTest::newRow("broken envelope") << sampleVisit().replace("\"Timestamp\" :", "\"Timestamp\" ;") << false
                                     << QByteArray(";");
}

void EventPagesTest::checksLikeTheDecoder()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isGood);
    QFETCH(const QByteArray, atFault);
    const PayloadCheck check = checkPayload(someLetter(1, bytes, u"field.missing"_qs), bytes);
    QCOMPARE(check.isGood, isGood);
    QVERIFY(!check.sentence.isEmpty());
    if (!atFault.isEmpty()) {
        QVERIFY(check.position.has_value());
        QCOMPARE(bytes.mid(*check.position, atFault.size()), atFault);
    }
}

QTEST_MAIN(EventPagesTest)
#include "eventpagestest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/personalnotes.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

const QDateTime monday = QDateTime({2024, 9, 2}, {14, 46, 58}, Qt::UTC);

} // namespace

/// Notes of one's own: in a file that is never damaged.
class PersonalNotesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void startEmpty();
    void comeBack();
    void change();
    void areRefusedWhenTheyMakeNoSense();
    void leaveAFileAloneThatTheyCannotRead_data();
    void leaveAFileAloneThatTheyCannotRead();
    void sayWhenTheyCannotBeWritten();

private:
    [[nodiscard]] QString file() const { return m_directory.filePath(u"deeper/notes.json"_qs); }

    QTemporaryDir m_directory;
};

void PersonalNotesTest::startEmpty()
{
    const PersonalNotes notes(m_directory.filePath(u"none.json"_qs));
    QVERIFY(notes.notes().isEmpty());
    QVERIFY(!notes.problem());
}

void PersonalNotesTest::comeBack()
{
    {
        PersonalNotes notes(file());
        QVERIFY(notes.write({.from = monday, .to = {}, .text = u"<b>\"Umzug\" 🚚"_qs}).ok());
        QVERIFY(notes.write({.from = monday, .to = monday.addMSecs(1), .text = u"short"_qs}).ok());
    }
    const PersonalNotes notes(file());
    QCOMPARE(notes.notes(), (QList<Sql::ChartNote>{
                                {.id = 1, .from = monday, .to = {}, .text = u"<b>\"Umzug\" 🚚"_qs},
                                {.id = 2, .from = monday, .to = monday.addMSecs(1), .text = u"short"_qs}}));
}

void PersonalNotesTest::change()
{
    PersonalNotes notes(m_directory.filePath(u"change.json"_qs));
    for (const QString &text : {u"one"_qs, u"two"_qs, u"three"_qs}) {
        QVERIFY(notes.write({.from = monday, .to = {}, .text = text}).ok());
    }
    QVERIFY(notes.write({.id = 2, .from = monday.addDays(1), .to = {}, .text = u"zwei"_qs}).ok());
    QVERIFY(notes.remove(1).ok());
    QVERIFY(notes.remove(77).ok());
    QCOMPARE(notes.notes(),
             (QList<Sql::ChartNote>{{.id = 1, .from = monday.addDays(1), .to = {}, .text = u"zwei"_qs},
                                    {.id = 2, .from = monday, .to = {}, .text = u"three"_qs}}));
}

void PersonalNotesTest::areRefusedWhenTheyMakeNoSense()
{
    PersonalNotes notes(m_directory.filePath(u"sense.json"_qs));
    QVERIFY(!notes.write({.from = monday, .to = {}, .text = u"  "_qs}).ok());
    QVERIFY(!notes.write({.from = monday, .to = monday, .text = u"x"_qs}).ok());
    QVERIFY(!QFile::exists(m_directory.filePath(u"sense.json"_qs)));
}

void PersonalNotesTest::leaveAFileAloneThatTheyCannotRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("my diary");
    QTest::newRow("no list") << QByteArray("{}");
    QTest::newRow("no note") << QByteArray(
        "[{\"from\":\"2024-09-02T00:00:00Z\",\"text\":\"good\"},{\"text\":\"no time\"}]");
}

void PersonalNotesTest::leaveAFileAloneThatTheyCannotRead()
{
    QFETCH(QByteArray, content);
    const QString name = m_directory.filePath(u"other.json"_qs);
    QFile other(name);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(content);
    other.close();
    PersonalNotes notes(name);
    QVERIFY(notes.problem());
    QVERIFY(notes.problem()->toText().contains(name));
    QVERIFY(notes.notes().isEmpty());
    QVERIFY(!notes.write({.from = monday, .to = {}, .text = u"x"_qs}).ok());
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), content);
}

/// The folder is a file: nobody can write below it, root neither.
void PersonalNotesTest::sayWhenTheyCannotBeWritten()
{
    QFile blocker(m_directory.filePath(u"blocker"_qs));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    PersonalNotes notes(m_directory.filePath(u"blocker/notes.json"_qs));
    const Outcome written = notes.write({.from = monday, .to = {}, .text = u"x"_qs});
    QVERIFY(!written.ok());
    QVERIFY2(written.error().message.contains(u"blocker/notes.json"), qPrintable(written.error().toText()));
    QVERIFY(notes.notes().isEmpty());
}

QTEST_GUILESS_MAIN(PersonalNotesTest)

#include "personalnotestest.moc"

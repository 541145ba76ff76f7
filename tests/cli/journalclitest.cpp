// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <memory>

namespace {

/// What a service's journal gets: a file here, which the program is told to be the journal.
class Journal final
{
    Q_DISABLE_COPY_MOVE(Journal)

public:
    explicit Journal(const QString &path)
        : m_file(path)
    {
        QVERIFY(m_file.open(QIODevice::WriteOnly));
        m_file.close();
        QVERIFY(stat(QFile::encodeName(path).constData(), &m_status) == 0);
    }

    /// As JOURNAL_STREAM names it.
    [[nodiscard]] QString name() const { return u"%1:%2"_qs.arg(m_status.st_dev).arg(m_status.st_ino); }

    [[nodiscard]] QStringList lines()
    {
        if (!m_file.open(QIODevice::ReadOnly)) {
            return {};
        }
        QStringList lines = QString::fromUtf8(m_file.readAll()).split(u'\n');
        m_file.close();
        lines.removeLast(); // behind the last line's end
        return lines;
    }

private:
    QFile m_file;
    struct stat m_status = {};
};

} // namespace

/// What a service writes into the journal: one line for each message, with its level.
class JournalCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aMessageIsALineWithItsLevel_data();
    void aMessageIsALineWithItsLevel();
    void aDocumentIsOneEntry();

private:
    /// Runs a program with both streams into the journal, which it knows by that name.
    void run(const QString &program, const QStringList &arguments, const QString &journalName) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
};

void JournalCliTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_journal = std::make_unique<Journal>(m_folder->filePath(u"journal"_qs));
}

void JournalCliTest::run(const QString &program, const QStringList &arguments,
                         const QString &journalName) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DATABASE_URL"_qs, u"postgresql://nobody@127.0.0.1:1/none?connect_timeout=2"_qs);
    environment.insert(u"JOURNAL_STREAM"_qs, journalName);
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(m_folder->filePath(u"journal"_qs), QIODevice::Append);
    process.setStandardErrorFile(m_folder->filePath(u"journal"_qs), QIODevice::Append);
    process.start(QStringLiteral(SHELFHELP_BINARY_DIR "/bin/") + program, arguments);
    QVERIFY(process.waitForFinished());
}

void JournalCliTest::aMessageIsALineWithItsLevel_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isJournal");
    QTest::addColumn<QString>("lastLine");
    const QString shelfhelp = u"shelfhelp"_qs;
    const QString dashboard = u"shelfhelp-dashboard"_qs;
    const QStringList stats{u"stats"_qs};
    const QStringList report{u"--report"_qs, u"7d"_qs, u"--out"_qs, u"/nowhere/x.pdf"_qs};
    QTest::newRow("in the journal") << shelfhelp << stats << true
                                    << u"^<3>shelfhelp: .*nothing listens there.*$"_qs;
    QTest::newRow("elsewhere") << shelfhelp << stats << false << u"^shelfhelp: "_qs;
    QTest::newRow("a report, in the journal")
        << dashboard << report << true << u"^<3>shelfhelp-dashboard: "_qs;
    QTest::newRow("a report, elsewhere") << dashboard << report << false << u"^shelfhelp-dashboard: "_qs;
}

void JournalCliTest::aMessageIsALineWithItsLevel()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, isJournal);
    QFETCH(const QString, lastLine);
    run(program, arguments, isJournal ? m_journal->name() : u"1:1"_qs);
    const QStringList lines = m_journal->lines();
    QVERIFY(!lines.isEmpty());
    QVERIFY2(QRegularExpression(lastLine).match(lines.last()).hasMatch(), qPrintable(lines.last()));
    static const QRegularExpression level(u"^<[346]>"_qs);
    for (const QString &line : lines) {
        QVERIFY2(level.match(line).hasMatch() == isJournal, qPrintable(line));
    }
}

void JournalCliTest::aDocumentIsOneEntry()
{
    run(u"shelfhelp"_qs,
        {u"--database"_qs, u"embedded"_qs, u"database"_qs, u"connections"_qs, u"list"_qs, u"--json"_qs},
        m_journal->name());
    const QStringList lines = m_journal->lines();
    QCOMPARE(lines.size(), 1);
    QVERIFY2(!QJsonDocument::fromJson(lines.first().toUtf8()).isNull(), qPrintable(lines.first()));
}

QTEST_GUILESS_MAIN(JournalCliTest)

#include "journalclitest.moc"

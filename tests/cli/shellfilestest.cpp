// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <utility>

namespace {

const QString builtPrograms = QStringLiteral(SHELFHELP_BINARY_DIR "/bin/");
const QString shellFiles = QStringLiteral(SHELFHELP_BINARY_DIR "/shell/");
const QString shells = QStringLiteral(SHELFHELP_SOURCE_DIR "/tests/cli/shells/");
const QStringList programs{u"shelfhelp"_qs, u"shelfhelp-dashboard"_qs};
/// Help and version of the program itself, which its commands do not take over.
const QSet<QString> ownHelp{u"--help"_qs, u"--help-all"_qs, u"--version"_qs};

QString outputOf(const QString &program, const QStringList &arguments, const QString &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// What --help says of one command.
struct Help
{
    QSet<QString> options; ///< long names
    QStringList commands;
};

Help readHelp(const QString &text)
{
    static const QRegularExpression option(u"^ +(?:-\\w,)?(--[\\w-]+)(?:,(--[\\w-]+))?"_qs);
    static const QRegularExpression command(u"^  ([\\w-]+) "_qs);
    Help help;
    bool isAtCommands = false;
    for (const QString &line : text.split(u'\n')) {
        if (line.endsWith(u':')) {
            isAtCommands = line == u"Subcommands:";
        }
        if (const auto match = option.match(line); match.hasMatch()) {
            help.options.insert(match.captured(1));
            if (!match.captured(2).isEmpty()) {
                help.options.insert(match.captured(2));
            }
        }
        if (const auto match = command.match(line); isAtCommands && match.hasMatch()) {
            help.commands.append(match.captured(1));
        }
    }
    return help;
}

void collectHelp(QMap<QString, Help> &commands, const QString &line)
{
    const QStringList words = line.split(u' ');
    const Help help =
        readHelp(outputOf(builtPrograms + words.first(), words.mid(1) + QStringList{u"--help"_qs}));
    commands.insert(line, help);
    for (const QString &command : help.commands) {
        collectHelp(commands, line + u' ' + command);
    }
}

/// What a shell offers at the end of each line.
QList<QSet<QString>> offersOf(const QString &shell, const QStringList &lines)
{
    QList<QSet<QString>> offers;
    QSet<QString> current;
    const QString said =
        outputOf(shells + u"offers."_qs + shell, {shellFiles + shell}, lines.join(u'\n') + u'\n');
    for (const QString &line : said.split(u'\n', Qt::SkipEmptyParts)) {
        if (line == u"end") {
            offers.append(current);
            current.clear();
        } else {
            current.insert(line);
        }
    }
    return offers;
}

QStringList sorted(const QSet<QString> &set)
{
    QStringList list(set.cbegin(), set.cend());
    list.sort();
    return list;
}

/// As a terminal shows it, without what makes letters bold.
QString manualOf(const QString &program)
{
    static const QRegularExpression struckOver(u".\b"_qs);
    const QString page = shellFiles + program + u".1"_qs;
    return outputOf(u"mandoc"_qs, {u"-T"_qs, u"ascii"_qs, u"-O"_qs, u"width=200"_qs, page})
        .remove(struckOver);
}

/// The options of the program, or the section of a command: its title and all others are indented by three.
QString sectionOf(const QString &manual, const QString &command)
{
    static const QRegularExpression nextTitle(u"\n(   )?\\w"_qs);
    const QString title = command.isEmpty() ? u"\nDESCRIPTION\n"_qs : u"\n   "_qs + command + u'\n';
    return manual.section(title, 1, 1).section(nextTitle, 0, 0);
}

} // namespace

/// Man pages and completions, against what --help says, and with the shells that read them.
class ShellFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void offersWhatHelpNames_data();
    void offersWhatHelpNames();
    void offersValues_data();
    void offersValues();
    void manualHasWhatHelpNames();
    void manualIsWellFormed_data();
    void manualIsWellFormed();

private:
    QMap<QString, Help> m_commands; ///< by how they are called: "shelfhelp database backup"
};

void ShellFilesTest::initTestCase()
{
    for (const QString &program : programs) {
        collectHelp(m_commands, program);
    }
    QVERIFY(m_commands.size() > 40);
    QVERIFY(m_commands.value(u"shelfhelp database backup"_qs).options.contains(u"--overwrite"_qs));
}

void ShellFilesTest::offersWhatHelpNames_data()
{
    QTest::addColumn<QString>("shell");
    for (const char *shell : {"bash", "zsh", "fish"}) {
        QTest::newRow(shell) << QString::fromLatin1(shell);
    }
}

void ShellFilesTest::offersWhatHelpNames()
{
    QFETCH(const QString, shell);
    QStringList lines;
    for (const QString &command : m_commands.keys()) {
        lines << command + u" --"_qs << command + u' ';
    }
    const QList<QSet<QString>> offers = offersOf(shell, lines);
    QCOMPARE(offers.size(), lines.size());
    qsizetype at = 0;
    for (auto command = m_commands.cbegin(); command != m_commands.cend(); ++command, at += 2) {
        QSet<QString> options = command->options;
        const QString program = command.key().section(u' ', 0, 0);
        if (program != command.key()) {
            options += m_commands.value(program).options - ownHelp;
        }
        QVERIFY2(sorted(offers.at(at)) == sorted(options),
                 qPrintable(lines.at(at) + sorted(offers.at(at)).join(u' ')));
        for (const QString &subcommand : command->commands) {
            QVERIFY2(offers.at(at + 1).contains(subcommand), qPrintable(lines.at(at + 1) + subcommand));
        }
    }
}

void ShellFilesTest::offersValues_data()
{
    offersWhatHelpNames_data();
}

void ShellFilesTest::offersValues()
{
    QFETCH(const QString, shell);
    const QList<std::pair<QString, QStringList>> expected{
        {u"shelfhelp database backup --format "_qs, {u"archive"_qs, u"sql"_qs}},
        // The value of an option is no command.
        {u"shelfhelp --quiet --database poll stats --rows "_qs,
         {u"checks"_qs, u"journal"_qs, u"searches"_qs}},
        {u"shelfhelp database maintain v"_qs, {u"vacuum"_qs, u"vacuum-full"_qs}},
        {u"shelfhelp alerts add cold-p95 b"_qs, {u"below"_qs}},
        {u"shelfhelp-dashboard --theme h"_qs, {u"high-contrast"_qs}},
        {u"shelfhelp database ba"_qs, {u"backup"_qs}},
        // A name that only the reader knows.
        {u"shelfhelp database --profile ba"_qs, {}},
    };
    QStringList lines;
    for (const auto &[line, values] : expected) {
        lines.append(line);
    }
    const QList<QSet<QString>> offers = offersOf(shell, lines);
    QCOMPARE(offers.size(), expected.size());
    for (qsizetype at = 0; at < offers.size(); ++at) {
        QVERIFY2(sorted(offers.at(at)) == expected.at(at).second,
                 qPrintable(lines.at(at) + sorted(offers.at(at)).join(u' ')));
    }
}

void ShellFilesTest::manualHasWhatHelpNames()
{
    const QMap<QString, QString> manuals{{programs.first(), manualOf(programs.first())},
                                         {programs.last(), manualOf(programs.last())}};
    for (auto command = m_commands.cbegin(); command != m_commands.cend(); ++command) {
        const QStringList words = command.key().split(u' ');
        if (!command->commands.isEmpty() && words.size() > 1) {
            continue; // a command of commands has no section of its own
        }
        const QString section = sectionOf(manuals.value(words.first()), words.mid(1).join(u' '));
        QVERIFY2(!section.isEmpty(), qPrintable(command.key()));
        for (const QString &option : command->options - QSet<QString>{u"--help"_qs}) {
            const QRegularExpression term(u"[ ,]%1\\b"_qs.arg(option));
            QVERIFY2(term.match(section).hasMatch(), qPrintable(command.key() + u' ' + option));
        }
    }
}

void ShellFilesTest::manualIsWellFormed_data()
{
    QTest::addColumn<QString>("program");
    for (const QString &program : programs) {
        QTest::newRow(qPrintable(program)) << program;
    }
}

void ShellFilesTest::manualIsWellFormed()
{
    QFETCH(const QString, program);
    const QString complaints =
        outputOf(u"mandoc"_qs, {u"-T"_qs, u"lint"_qs, shellFiles + program + u".1"_qs});
    // It looks for the pages that are referred to among those of this machine.
    for (const QString &complaint : complaints.split(u'\n', Qt::SkipEmptyParts)) {
        QVERIFY2(complaint.contains(u"referenced manual not found"), qPrintable(complaint));
    }
    const QString manual = manualOf(program);
    for (const char *part :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES"}) {
        QVERIFY2(manual.contains(u'\n' + QString::fromLatin1(part) + u'\n'), part);
    }
    QVERIFY(manual.contains(QStringLiteral(SHELFHELP_VERSION)));
}

QTEST_GUILESS_MAIN(ShellFilesTest)

#include "shellfilestest.moc"

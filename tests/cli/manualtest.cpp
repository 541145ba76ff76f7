// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QString project = QStringLiteral(SHELFHELP_SOURCE_DIR "/");
const QStringList programs{u"shelfhelp"_qs, u"shelfhelp-dashboard"_qs};

QString readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What somebody reads, from the project's folder.
QStringList documents()
{
    QStringList names{u"README.md"_qs, u"CONTRIBUTING.md"_qs, u"CHANGELOG.md"_qs, u"sql/README.md"_qs};
    for (const QString &name : QDir(project + u"docs").entryList({u"*.md"_qs})) {
        names.append(u"docs/" + name);
    }
    return names;
}

/// The lines of code blocks, without comments, and what stands in backquotes.
QStringList codeOf(QString text)
{
    static const QRegularExpression continued(u"\\\\\n\\s*"_qs);
    static const QRegularExpression comment(u"(^|\\s)#.*"_qs);
    static const QRegularExpression quoted(u"`([^`]+)`"_qs);
    const QStringList parts = text.replace(continued, u" "_qs).split(u"```"_qs);
    QStringList code;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i % 2 == 1) {
            for (QString line : parts[i].split(u'\n')) {
                code.append(line.remove(comment));
            }
        } else {
            for (auto match = quoted.globalMatch(parts[i]); match.hasNext();) {
                code.append(match.next().captured(1).simplified());
            }
        }
    }
    return code;
}

/// The calls of our programs in a line for the shell: program and arguments.
QList<QStringList> callsIn(const QString &code)
{
    static const QRegularExpression between(u" \\| | \\|\\| | && |; | >>? | 2>|<\\(|\\$\\(|\\)"_qs);
    static const QRegularExpression assignment(u"^[A-Z_]+="_qs);
    QList<QStringList> calls;
    for (const QString &part : code.split(between)) {
        QStringList words = part.split(u' ', Qt::SkipEmptyParts);
        while (!words.isEmpty() && (words.first() == u"sudo" || words.first().contains(assignment))) {
            words.removeFirst();
        }
        if (!words.isEmpty() && programs.contains(QFileInfo(words.first()).fileName())) {
            words.first() = QFileInfo(words.first()).fileName();
            calls.append(words);
        }
    }
    return calls;
}

QJsonObject describe(const QString &program)
{
    QProcess process;
    process.start(QStringLiteral(SHELFHELP_BINARY_DIR "/bin/") + program, {u"--describe-commands"_qs});
    process.waitForFinished();
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

/// Reads a call as the program's parser would, as far as names go.
class Reader final
{
public:
    explicit Reader(const QJsonObject &program) { enter(program); }

    /// What the program would not understand; empty if it is all right.
    [[nodiscard]] QString complaint(const QStringList &words)
    {
        for (qsizetype i = 0; i < words.size(); ++i) {
            static const QRegularExpression decoration(u"^\\[|[\\],.…]+$"_qs);
            QString word = words[i];
            word.remove(decoration);
            QString fault;
            if (word.startsWith(u'-') && word != u"-") {
                const bool takesNext = takesValue(word) && !word.contains(u'=');
                fault = faultOfOption(word, takesNext ? words.value(++i) : word.section(u'=', 1));
            } else if (!word.isEmpty()) {
                fault = faultOfWord(word);
            }
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return {};
    }

private:
    /// Options of the commands before may stand behind a command too.
    void enter(const QJsonObject &command)
    {
        m_command = command;
        m_takesArguments = false;
        for (const QJsonValue &option : command[u"options"].toArray()) {
            m_takesArguments = m_takesArguments || option[u"positional"].toBool();
            for (const QJsonValue &name : option[u"names"].toArray()) {
                m_options.insert(name.toString(), option.toObject());
            }
        }
    }

    [[nodiscard]] bool takesValue(const QString &word) const
    {
        return !m_options.value(word.section(u'=', 0, 0))[u"value"].toString().isEmpty();
    }

    [[nodiscard]] QString faultOfOption(const QString &word, const QString &value) const
    {
        const QString name = word.section(u'=', 0, 0);
        if (!m_options.contains(name)) {
            return m_command[u"name"].toString() + u" has no option " + name;
        }
        static const QRegularExpression between(u"[|,]"_qs);
        const QJsonArray choices = m_options.value(name)[u"choices"].toArray();
        for (const QString &choice : value.split(between, Qt::SkipEmptyParts)) {
            if (!choices.isEmpty() && choice != choice.toUpper() && !choices.contains(choice)) {
                return name + u" cannot be " + choice;
            }
        }
        return {};
    }

    [[nodiscard]] QString faultOfWord(const QString &word)
    {
        const QJsonArray commands = m_command[u"commands"].toArray();
        for (const QJsonValue &command : commands) {
            if (command[u"name"].toString() == word) {
                enter(command.toObject());
                return {};
            }
        }
        const bool isPlaceholder = word == word.toUpper();
        if (!commands.isEmpty() && !isPlaceholder) {
            return m_command[u"name"].toString() + u" has no command " + word;
        }
        return commands.isEmpty() && !m_takesArguments && !isPlaceholder
                   ? m_command[u"name"].toString() + u" takes no argument: " + word
                   : QString();
    }

    QJsonObject m_command;
    QMap<QString, QJsonObject> m_options;
    bool m_takesArguments = false;
};

/// What a link to a heading is called.
QSet<QString> anchorsOf(const QString &text)
{
    static const QRegularExpression heading(u"^#+ (.*)$"_qs, QRegularExpression::MultilineOption);
    static const QRegularExpression mark(u"[^\\w\\- ]"_qs, QRegularExpression::UseUnicodePropertiesOption);
    QSet<QString> anchors;
    for (auto match = heading.globalMatch(text); match.hasNext();) {
        anchors.insert(match.next().captured(1).toLower().remove(mark).replace(u' ', u'-'));
    }
    return anchors;
}

} // namespace

/// What the manual tells people to type is understood, and where it leads there is something.
class ManualTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commandsAreUnderstood_data();
    void commandsAreUnderstood();
    void mistakesAreNoticed_data();
    void mistakesAreNoticed();
    void linksLeadSomewhere_data();
    void linksLeadSomewhere();
    void scriptsAreThere_data();
    void scriptsAreThere();

private:
    [[nodiscard]] QString complaint(const QStringList &call) const
    {
        return Reader(m_described[call.first()]).complaint(call.mid(1));
    }

    QMap<QString, QJsonObject> m_described;
};

void ManualTest::initTestCase()
{
    for (const QString &program : programs) {
        m_described[program] = describe(program);
        QVERIFY2(!m_described[program].isEmpty(), qPrintable(program));
    }
}

void ManualTest::commandsAreUnderstood_data()
{
    QTest::addColumn<QStringList>("call");
    for (const QString &name : documents()) {
        for (const QString &code : codeOf(readFile(project + name))) {
            for (const QStringList &call : callsIn(code)) {
                QTest::addRow("%s: %s", qPrintable(name), qPrintable(call.join(u' '))) << call;
            }
        }
    }
}

void ManualTest::commandsAreUnderstood()
{
    QFETCH(const QStringList, call);
    QCOMPARE(complaint(call), QString());
}

void ManualTest::mistakesAreNoticed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("command") << u"`shelfhelp ingets FILE`"_qs << u"shelfhelp has no command ingets"_qs;
    QTest::newRow("command of a command")
        << u"```\nDB_HOST=x shelfhelp database backpu   # every night\n```"_qs
        << u"database has no command backpu"_qs;
    QTest::newRow("option") << u"`shelfhelp stats --rnage 28d`"_qs << u"stats has no option --rnage"_qs;
    QTest::newRow("option of another command")
        << u"```\ncat x | shelfhelp ingest - \\\n  --bucket day\n```"_qs
        << u"ingest has no option --bucket"_qs;
    QTest::newRow("value") << u"`shelfhelp database roles --login X --as reader`"_qs
                           << u"--as cannot be reader"_qs;
    QTest::newRow("argument") << u"`shelfhelp migrate status now`"_qs << u"status takes no argument: now"_qs;
    QTest::newRow("of the window") << u"`shelfhelp-dashboard --kiosks`"_qs
                                   << u"shelfhelp-dashboard has no option --kiosks"_qs;
}

void ManualTest::mistakesAreNoticed()
{
    QFETCH(const QString, text);
    QStringList complaints;
    for (const QString &code : codeOf(text)) {
        for (const QStringList &call : callsIn(code)) {
            complaints.append(complaint(call));
        }
    }
    QTEST(complaints.join(u'\n'), "expected");
}

void ManualTest::linksLeadSomewhere_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("target");
    static const QRegularExpression link(u"\\]\\((?!https?:)([^)\\s]+)\\)"_qs);
    for (const QString &name : documents()) {
        for (auto match = link.globalMatch(readFile(project + name)); match.hasNext();) {
            const QString target = match.next().captured(1);
            QTest::addRow("%s: %s", qPrintable(name), qPrintable(target)) << name << target;
        }
    }
}

void ManualTest::linksLeadSomewhere()
{
    QFETCH(const QString, document);
    QFETCH(const QString, target);
    const QString file = target.section(u'#', 0, 0);
    const QString path =
        file.isEmpty() ? project + document : QFileInfo(project + document).dir().filePath(file);
    QVERIFY2(QFileInfo::exists(path), "there is no such file");
    if (target.contains(u'#')) {
        QVERIFY2(anchorsOf(readFile(path)).contains(target.section(u'#', 1)), "there is no such heading");
    }
}

void ManualTest::scriptsAreThere_data()
{
    QTest::addColumn<QString>("script");
    static const QRegularExpression script(u"(?<![\\w/.])scripts/[\\w.-]*\\w"_qs);
    for (const QString &name : documents()) {
        for (auto match = script.globalMatch(readFile(project + name)); match.hasNext();) {
            const QString path = match.next().captured();
            QTest::addRow("%s: %s", qPrintable(name), qPrintable(path)) << path;
        }
    }
}

void ManualTest::scriptsAreThere()
{
    QFETCH(const QString, script);
    QVERIFY(QFileInfo::exists(project + script));
}

QTEST_GUILESS_MAIN(ManualTest)

#include "manualtest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

namespace {

/// A room of the house and what of ours it may include besides itself (docs/architecture.md).
struct Room
{
    const char *folder;
    const char *mayInclude; ///< a regular expression for the path in <…>
};

constexpr std::array rooms{
    Room{"sql", "sql/"},
    Room{"ingest/aws", "ingest/aws/|sql/(result|error)\\.h"},
    Room{"ingest/decode", "ingest/decode/|sql/(result|error)\\.h"},
    Room{"ingest/simulate", "ingest/simulate/|sql/(result|error)\\.h"},
    Room{"ingest/http", "ingest/http/|sql/(result|error)\\.h"},
    Room{"ingest/apply", "ingest/(apply|sources|decode)/|sql/"},
    Room{"ingest/sources", "ingest/(sources|decode)/|sql/(packing/|(result|error)\\.h)"},
    Room{"ingest/delivery", "ingest/|sql/"},
    Room{"ui/format", "ui/format/|sql/"},
    Room{"ui/models", "ui/(models|format)/|sql/"},
    Room{"ui/charts", "ui/(charts|models|format)/|sql/"},
    Room{"ui/panels", "ui/(panels|charts|models|format)/|sql/"},
    Room{"ui/pages", "ui/|ingest/|sql/"},
    Room{"ui/report", "ui/(report|pages|panels|charts|models|format)/|sql/"},
    Room{"ui/dialogs", "ui/|ingest/|sql/"},
    Room{"ui/upkeep", "ui/|ingest/|sql/"},
    Room{"ui/window", "ui/|ingest/|sql/"},
    Room{"app/keychain", "app/keychain/"},
    Room{"app/options", "app/(options|keychain/keychainmodule\\.h)|sql/"},
    Room{"app/shelfhelp", "app/(shelfhelp|options)/|ingest/|sql/"},
    Room{"app/dashboard", "app/(dashboard|options)/|ui/|ingest/|sql/"},
};

/// What a rule finds wrong with the text of one file of a room, a line for each finding.
using Rule = std::function<QStringList(const Room &room, const QString &text)>;

QStringList capturesOf(const QString &text, const QString &pattern)
{
    QStringList captures;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        captures.append(match.next().captured(1));
    }
    return captures;
}

/// Includes of ours name the room in angle brackets; quotes are for what lies in or below the same folder.
QStringList foreignRooms(const Room &room, const QString &text)
{
    const QRegularExpression allowed(u"^(%1)"_qs.arg(QLatin1StringView(room.mayInclude)));
    QStringList findings = capturesOf(text, u"^#include <((?:sql|ingest|ui|app|tests)/[^>]*)>"_qs);
    findings.removeIf([&](const QString &path) { return allowed.match(path).hasMatch(); });
    return findings + capturesOf(text, u"^#include \"((?:\\.\\.|sql|ingest|ui|app|tests)/[^\"]*)\""_qs);
}

/// <QtGui/QColor> compiles without Qt Gui being linked, <QColor> does not: only the short form keeps the
/// linker as guard. Umbrella headers cost seconds in every file.
QStringList prefixedQtIncludes(const Room & /*room*/, const QString &text)
{
    return capturesOf(text, u"^#include <(Qt[A-Z]\\w*(?:/[^>]*)?)>"_qs)
        .filter(QRegularExpression(
            u"^(?!QtGlobal$|QtNumeric$|QtMath$|QtEndian$|QtTypes$|QtDebug$|QtPlugin$)"_qs));
}

QString withoutComments(QString text)
{
    static const QRegularExpression comment(u"(^|\\s)//[^\\n]*|/\\*.*?\\*/"_qs,
                                            QRegularExpression::DotMatchesEverythingOption);
    return text.remove(comment);
}

/// SQL is upper case here, and prose ("books from libraries") is not.
QStringList tablesOutsideSql(const Room &room, const QString &text)
{
    if (QLatin1StringView(room.folder) == u"sql") {
        return {};
    }
    return capturesOf(withoutComments(text),
                      u"\\b((?:(?:FROM|INTO|JOIN|UPDATE)\\s+|(?:public|shelfhelp)\\.)"
                      "\\\\?\"?(?:books|shelves|shelf_searches|library_searches|libraries))\\b"_qs);
}

QStringList databaseAccessOutsideSql(const Room &room, const QString &text)
{
    if (QLatin1StringView(room.folder) == u"sql") {
        return {};
    }
    return capturesOf(withoutComments(text), u"\\b(QSqlQuery|QSqlDatabase|libpq-fe\\.h)\\b"_qs);
}

/// From the output of `readelf -d`: libraries that a program without windows must not need.
QStringList graphicalLibraries(const QString &dynamicSection)
{
    return capturesOf(
        dynamicSection,
        u"\\(NEEDED\\).*\\[(libQt6(?:Gui|Widgets|Charts|OpenGL|PrintSupport|Svg)\\w*\\.[^\\]]*)\\]"_qs);
}

QString readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourcesOf(const QString &folder)
{
    QStringList paths;
    QDirIterator files(QStringLiteral(SHELFHELP_SOURCE_DIR "/") + folder, {u"*.h"_qs, u"*.cpp"_qs},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        paths.append(files.next());
    }
    return paths;
}

struct NamedRule
{
    const char *name;
    Rule rule;
};

const QList<NamedRule> &rules()
{
    static const QList<NamedRule> all{
        {"includes point down", foreignRooms},
        {"Qt includes are short", prefixedQtIncludes},
        {"tables are named in sql/ only", tablesOutsideSql},
        {"only sql/ talks to the database", databaseAccessOutsideSql},
    };
    return all;
}

} // namespace

Q_DECLARE_METATYPE(Room)
Q_DECLARE_METATYPE(Rule)

class LayeringTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomKeepsTheRule_data();
    void roomKeepsTheRule();
    void everySourceBelongsToARoom();
    void ruleTellsGoodFromBad_data();
    void ruleTellsGoodFromBad();
    void headlessProgramNeedsNoWindows();
    void windowLibraryWouldBeNoticed();
    void onlyTestedBuildsHaveCrashHooks_data();
    void onlyTestedBuildsHaveCrashHooks();
};

void LayeringTest::roomKeepsTheRule_data()
{
    QTest::addColumn<Room>("room");
    QTest::addColumn<Rule>("rule");
    for (const Room &room : rooms) {
        for (const NamedRule &named : rules()) {
            QTest::addRow("%s: %s", room.folder, named.name) << room << named.rule;
        }
    }
}

void LayeringTest::roomKeepsTheRule()
{
    QFETCH(const Room, room);
    QFETCH(const Rule, rule);
    QStringList findings;
    for (const QString &path : sourcesOf(QString::fromLatin1(room.folder))) {
        for (const QString &finding : rule(room, readFile(path))) {
            findings.append(path + u": "_qs + finding);
        }
    }
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
}

void LayeringTest::everySourceBelongsToARoom()
{
    qsizetype inRooms = 0;
    for (const Room &room : rooms) {
        inRooms += sourcesOf(QString::fromLatin1(room.folder)).size();
    }
    qsizetype inFolders = 0;
    for (const QString &folder : {u"sql"_qs, u"ingest"_qs, u"ui"_qs, u"app"_qs}) {
        const qsizetype count = sourcesOf(folder).size();
        QVERIFY2(count > 0, qPrintable(folder + u" has no sources: wrong folder?"_qs));
        inFolders += count;
    }
    QCOMPARE(inRooms, inFolders);
}

void LayeringTest::ruleTellsGoodFromBad_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("findings");

    const auto row = [](const char *name, const Rule &rule, const char *folder, const char *text,
                        const QStringList &findings) {
        QTest::newRow(name) << rule << QString::fromLatin1(folder) << QString::fromUtf8(text) << findings;
    };
    const QStringList none;
    row("downwards", foreignRooms, "ui/models", "#include <sql/analytics/overviewfigures.h>", none);
    row("upwards", foreignRooms, "sql", "#include <QString>\n#include <ingest/apply/outcome.h>",
        {u"ingest/apply/outcome.h"_qs});
    row("to the side", foreignRooms, "ingest/decode", "#include <sql/connection.h>",
        {u"sql/connection.h"_qs});
    row("a test's helper", foreignRooms, "ui/pages", "#include <tests/support/x.h>",
        {u"tests/support/x.h"_qs});
    row("own folder", foreignRooms, "sql", "#include \"error.h\"\n#include \"embedded/cluster.h\"", none);
    row("around the rule", foreignRooms, "sql", "#include \"../ui/format/numbers.h\"",
        {u"../ui/format/numbers.h"_qs});

    row("short", prefixedQtIncludes, "sql", "#include <QString>\n#include <QtGlobal>", none);
    row("prefixed", prefixedQtIncludes, "sql", "#include <QtGui/QColor>", {u"QtGui/QColor"_qs});
    row("umbrella", prefixedQtIncludes, "ui/charts", "#include <QtCharts>", {u"QtCharts"_qs});

    row("prose", tablesOutsideSql, "ui/pages", "u\"books from libraries\"_qs; // FROM books", none);
    row("statement", tablesOutsideSql, "ui/pages", "u\"SELECT 1 FROM shelf_searches\"_qs",
        {u"FROM shelf_searches"_qs});
    row("qualified", tablesOutsideSql, "app/shelfhelp", "\"delete from public.books\"", {u"public.books"_qs});
    row("join", tablesOutsideSql, "ingest/apply", "\"JOIN libraries AS l\"", {u"JOIN libraries"_qs});
    row("update", tablesOutsideSql, "ingest/apply", "\"UPDATE shelves SET\"", {u"UPDATE shelves"_qs});
    row("where it belongs", tablesOutsideSql, "sql", "\"INSERT INTO library_searches\"", none);

    row("query", databaseAccessOutsideSql, "ui/pages", "QSqlQuery query;", {u"QSqlQuery"_qs});
    row("connection", databaseAccessOutsideSql, "app/dashboard", "#include <QSqlDatabase>",
        {u"QSqlDatabase"_qs});
    row("libpq", databaseAccessOutsideSql, "ingest/apply", "#include <libpq-fe.h>", {u"libpq-fe.h"_qs});
    row("in sql/", databaseAccessOutsideSql, "sql", "#include <libpq-fe.h>\nQSqlQuery query;", none);
}

void LayeringTest::ruleTellsGoodFromBad()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, folder);
    QFETCH(const QString, text);
    QFETCH(const QStringList, findings);
    const auto *const room = std::ranges::find_if(
        rooms, [&folder](const Room &one) { return folder == QLatin1StringView(one.folder); });
    QVERIFY(room != rooms.end());
    QCOMPARE(rule(*room, text), findings);
}

void LayeringTest::headlessProgramNeedsNoWindows()
{
    QProcess readelf;
    readelf.start(u"readelf"_qs, {u"-d"_qs, QStringLiteral(SHELFHELP_HEADLESS_PROGRAM)});
    QVERIFY2(readelf.waitForFinished(), qPrintable(readelf.errorString()));
    const QString output = QString::fromUtf8(readelf.readAllStandardOutput());
    QVERIFY2(output.contains(u"[libQt6Core."), qPrintable(output));
    QCOMPARE(graphicalLibraries(output), QStringList());
}

void LayeringTest::windowLibraryWouldBeNoticed()
{
    const QString output = u" 0x0000000000000001 (NEEDED)  Shared library: [libQt6Core.so.6]\n"
                           " 0x0000000000000001 (NEEDED)  Shared library: [libQt6Widgets.so.6]\n"
                           " 0x0000000000000001 (NEEDED)  Shared library: [libQt6OpenGLWidgets.so.6]\n"_qs;
    QCOMPARE(graphicalLibraries(output),
             QStringList({u"libQt6Widgets.so.6"_qs, u"libQt6OpenGLWidgets.so.6"_qs}));
}

void LayeringTest::onlyTestedBuildsHaveCrashHooks_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<bool>("hasHooks");
    QTest::newRow("release") << u"release"_qs << false;
    QTest::newRow("bench") << u"bench"_qs << false;
    QTest::newRow("dev") << u"dev"_qs << true;
    QTest::newRow("ci") << u"ci"_qs << true;
}

/// sql/crashhook.h: nothing that people use may end itself at a word of its environment.
void LayeringTest::onlyTestedBuildsHaveCrashHooks()
{
    QFETCH(const QString, preset);
    QFETCH(const bool, hasHooks);
    QVERIFY(readFile(QStringLiteral(SHELFHELP_SOURCE_DIR "/CMakeLists.txt"))
                .contains(QRegularExpression(u"option\\(SHELFHELP_CRASH_HOOKS .* OFF\\)"_qs)));
    const QJsonArray presets =
        QJsonDocument::fromJson(readFile(QStringLiteral(SHELFHELP_SOURCE_DIR "/CMakePresets.json")).toUtf8())
            .object()
            .value(u"configurePresets"_qs)
            .toArray();
    QVariantMap variables;
    const std::function<void(const QString &)> collect = [&](const QString &name) {
        for (const QJsonValue &value : presets) {
            const QVariantMap one = value.toObject().toVariantMap();
            if (one.value(u"name"_qs) == name) {
                variables.insert(one.value(u"cacheVariables"_qs).toMap());
                std::ranges::for_each(one.value(u"inherits"_qs).toStringList(), collect);
            }
        }
    };
    collect(preset);
    QVERIFY(variables.contains(u"CMAKE_BUILD_TYPE"_qs));
    QCOMPARE(variables.value(u"SHELFHELP_CRASH_HOOKS"_qs) == u"ON"_qs, hasHooks);
}

QTEST_GUILESS_MAIN(LayeringTest)

#include "layeringtest.moc"

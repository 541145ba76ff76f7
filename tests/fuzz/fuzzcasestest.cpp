// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <ingest/decode/decoder.h>

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace ShelfHelp;

namespace {

QString casesOf(const QString &harness)
{
    return QStringLiteral(SHELFHELP_TEST_DATA "/corpus/fuzz/") + harness;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const Fuzz::Harness *harnessOf(const QString &name)
{
    const auto all = Fuzz::harnesses();
    const auto found = std::ranges::find_if(
        all, [&](const Fuzz::Harness &harness) { return name == QLatin1StringView(harness.name); });
    return found == all.end() ? nullptr : &*found;
}

/// What the check says against the input; empty if all that must hold does.
QString complaint(void (*check)(std::string_view), const QByteArray &input)
{
    try {
        check({input.constData(), std::size_t(input.size())});
    } catch (const Fuzz::Violation &violation) {
        return QString::fromUtf8(violation.what());
    }
    return {};
}

} // namespace

/// What fuzzing has found, and what it might: for each input everything holds that must (docs/proof.md).
class FuzzCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingHolds_data();
    void everythingHolds();
    void everyKindOfMessageHolds_data();
    void everyKindOfMessageHolds();
    void everyCutOfACaseHolds_data();
    void everyCutOfACaseHolds();
    void everyFolderHasAHarness();
    void violationsAreTold();
};

void FuzzCasesTest::everythingHolds_data()
{
    QTest::addColumn<QString>("harness");
    QTest::addColumn<QByteArray>("input");
    for (const Fuzz::Harness &harness : Fuzz::harnesses()) {
        const QString name = QLatin1StringView(harness.name);
        QDirIterator files(casesOf(name), QDir::Files);
        QVERIFY2(files.hasNext(), qPrintable(u"there are no cases for "_qs + name));
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::addRow("%s/%s", harness.name, qPrintable(files.fileName())) << name << contentOf(path);
        }
    }
}

void FuzzCasesTest::everythingHolds()
{
    QFETCH(const QString, harness);
    QFETCH(const QByteArray, input);
    QCOMPARE(complaint(harnessOf(harness)->check, input), QString());
}

/// The samples that we ship have a message of each kind.
void FuzzCasesTest::everyKindOfMessageHolds_data()
{
    QTest::addColumn<QByteArray>("message");
    const QDir samples(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/samples"));
    for (const QString &file : samples.entryList({u"*.json"_qs}, QDir::Files)) {
        Ingest::Decoder decoder;
        for (const Ingest::DecodedRecord &record :
             decoder.decode(contentOf(samples.filePath(file)).toStdString())) {
            const QByteArray envelope = QByteArray::fromStdString(record.raw);
            const QJsonValue message = QJsonDocument::fromJson(envelope).object().value(u"Message");
            QTest::addRow("%s#%lld", qPrintable(file), qlonglong(record.position))
                << message.toString().toUtf8();
        }
    }
}

void FuzzCasesTest::everyKindOfMessageHolds()
{
    QFETCH(const QByteArray, message);
    QVERIFY(message.contains("msg_type"));
    QCOMPARE(complaint(Fuzz::checkMessage, message), QString());
}

void FuzzCasesTest::everyCutOfACaseHolds_data()
{
    everythingHolds_data();
}

/// A file, a request or a text that ends early.
void FuzzCasesTest::everyCutOfACaseHolds()
{
    QFETCH(const QString, harness);
    QFETCH(const QByteArray, input);
    constexpr qsizetype enough = 200;
    for (qsizetype size = std::max<qsizetype>(0, input.size() - enough); size < input.size(); ++size) {
        const QString said = complaint(harnessOf(harness)->check, input.first(size));
        QVERIFY2(said.isEmpty(), qPrintable(u"cut to %1 bytes: "_qs.arg(size) + said));
    }
}

void FuzzCasesTest::everyFolderHasAHarness()
{
    const QStringList folders = QDir(casesOf({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(folders.size(), qsizetype(Fuzz::harnesses().size()));
    for (const QString &folder : folders) {
        QVERIFY2(harnessOf(folder) != nullptr, qPrintable(folder));
    }
}

void FuzzCasesTest::violationsAreTold()
{
    QCOMPARE(
        complaint([](std::string_view input) { Fuzz::require(input.empty(), "the input is empty"); }, "x"),
        u"the input is empty"_qs);
}

QTEST_GUILESS_MAIN(FuzzCasesTest)

#include "fuzzcasestest.moc"

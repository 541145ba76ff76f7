// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/format/dates.h>
#include <ui/format/language.h>

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <string>

using namespace ShelfHelp;

namespace {

/// One text of a file of translations.
struct Message
{
    QString context;
    QString source;
    QStringList forms;
    bool isFinished = true;
};

QList<Message> messagesOf(const QString &language)
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR) +
               u"/resources/translations/shelfhelp_%1.ts"_qs.arg(language));
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append({.context = context});
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().isFinished = !xml.attributes().hasAttribute(u"type"_qs);
            messages.last().forms = {xml.readElementText(QXmlStreamReader::IncludeChildElements)};
        }
    }
    return messages;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%L?\\d+"_qs);
    QStringList found;
    auto matches = place.globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured());
    }
    std::sort(found.begin(), found.end());
    found.removeDuplicates();
    return found;
}

bool hasAccessKey(const QString &text)
{
    static const QRegularExpression key(u"&(?!&)\\w"_qs, QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).remove(u"&&"_qs).contains(key);
}

} // namespace

/// Every text there is in every language, and what a translation has to keep.
class LanguageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleanup()
    {
        Ui::useLanguage(u"en"_qs);
        QLocale::setDefault(QLocale::c());
    }

    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void pluralsOfEnglish_data();
    void pluralsOfEnglish();
    void aLanguageBringsItsTextsAndNumbers();
    void anUnknownLanguageIsTheSystems();
    void languagesCanBeChanged();
    void languagesHaveTheirOwnNames();
};

void LanguageTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : Ui::languages()) {
        QTest::newRow(qPrintable(language)) << language;
    }
}

void LanguageTest::everyTextIsTranslated()
{
    QFETCH(QString, language);
    const QList<Message> messages = messagesOf(language);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        const std::string where = QString(message.context + u": "_qs + message.source).toStdString();
        const QString text = message.forms.value(0);
        QVERIFY2(message.isFinished, where.c_str());
        QVERIFY2(!text.trimmed().isEmpty(), where.c_str());
        QVERIFY2(placesIn(text) == placesIn(message.source), where.c_str());
        QVERIFY2(hasAccessKey(text) == hasAccessKey(message.source), where.c_str());
        QVERIFY2(text.trimmed().endsWith(u'…') == message.source.trimmed().endsWith(u'…'), where.c_str());
    }
}

void LanguageTest::pluralsOfEnglish_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << 0 << u"0 hours"_qs;
    QTest::newRow("1") << 1 << u"1 hour"_qs;
    QTest::newRow("2") << 2 << u"2 hours"_qs;
}

void LanguageTest::pluralsOfEnglish()
{
    QFETCH(int, n);
    QFETCH(QString, text);
    Ui::useLanguage(u"en"_qs);
    QCOMPARE(QCoreApplication::translate("ShelfHelp::Ui::Dates", "%n hour(s)", nullptr, n), text);
}

void LanguageTest::aLanguageBringsItsTextsAndNumbers()
{
    Ui::useLanguage(u"de"_qs);
    QCOMPARE(QCoreApplication::translate("ShelfHelp::Ui::Dates", "%n hour(s)", nullptr, 2), u"2 Stunden"_qs);
    QCOMPARE(QLocale().language(), QLocale::German);
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), u"1.234,5"_qs);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_qs); // Qt's own
}

void LanguageTest::anUnknownLanguageIsTheSystems()
{
    Ui::useLanguage(u"tlh"_qs);
    QVERIFY(Ui::languages().contains(QLocale().name().section(u'_', 0, 0)) || QLocale() == QLocale::system());
    QVERIFY(!QCoreApplication::translate("ShelfHelp::Ui::Dates", "%n hour(s)", nullptr, 1).contains(u'('));
}

void LanguageTest::languagesCanBeChanged()
{
    Ui::useLanguage(u"de"_qs);
    Ui::useLanguage(u"en"_qs);
    QCOMPARE(QCoreApplication::translate("ShelfHelp::Ui::Dates", "%n hour(s)", nullptr, 2), u"2 hours"_qs);
    QCOMPARE(QLocale().decimalPoint(), u"."_qs);
}

void LanguageTest::languagesHaveTheirOwnNames()
{
    QCOMPARE(Ui::languageName(u"de"_qs), u"Deutsch"_qs);
    QVERIFY(Ui::languageName(u"en"_qs).contains(u"English"_qs));
}

QTEST_GUILESS_MAIN(LanguageTest)
#include "languagetest.moc"

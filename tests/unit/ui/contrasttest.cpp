// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/theme.h>

#include <QTest>

using namespace ShelfHelp::Ui;

namespace {

const char *nameOf(const Theme &theme)
{
    return theme.accent == Theme::highContrast().accent ? "high contrast" : theme.dark ? "dark" : "light";
}

} // namespace

class ContrastTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownRatios();
    void texts_data();
    void texts();
    void marks_data();
    void marks();
    void strongFillsNeedNoOutline();
    void paletteDecidesTheTheme();
    void explicitSchemes();
};

void ContrastTest::knownRatios()
{
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
    QCOMPARE(qRound(contrastRatio(QColor(0x0072B2), Qt::white) * 100), 519);
    QCOMPARE(qRound(contrastRatio(QColor(0xE69F00), Qt::white) * 100), 225);
}

void ContrastTest::texts_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const Theme &theme : {Theme::light(), Theme::darkTheme(), Theme::highContrast()}) {
        const char *name = nameOf(theme);
        for (const QColor &background : {theme.card, theme.page}) {
            const char *place = background == theme.card ? "card" : "page";
            QTest::addRow("%s %s: text", name, place) << theme.text << background;
            QTest::addRow("%s %s: muted", name, place) << theme.muted << background;
            QTest::addRow("%s %s: good", name, place) << theme.good << background;
            QTest::addRow("%s %s: bad", name, place) << theme.bad << background;
            QTest::addRow("%s %s: warning", name, place) << theme.warning << background;
        }
        QTest::addRow("%s: accent", name) << theme.accent << theme.card;
        QTest::addRow("%s: text on accent", name) << theme.onAccent << theme.accent;
    }
}

void ContrastTest::texts()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    QVERIFY2(contrastRatio(text, background) >= 4.5,
             qPrintable(QString::number(contrastRatio(text, background))));
}

void ContrastTest::marks_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<QColor>("fill");
    for (const Theme &theme : {Theme::light(), Theme::darkTheme(), Theme::highContrast()}) {
        const char *name = nameOf(theme);
        QTest::addRow("%s: Libby", name) << theme << theme.libby;
        QTest::addRow("%s: physical", name) << theme << theme.physical;
        QTest::addRow("%s: available", name) << theme << theme.available;
        QTest::addRow("%s: out", name) << theme << theme.out;
        QTest::addRow("%s: not in catalogue", name) << theme << theme.notInCatalogue;
        QTest::addRow("%s: unknown", name) << theme << theme.unknown;
        QTest::addRow("%s: sky blue", name) << theme << theme.skyBlue;
        QTest::addRow("%s: accent", name) << theme << theme.accent;
        QTest::addRow("%s: text", name) << theme << theme.text;
    }
}

void ContrastTest::marks()
{
    QFETCH(Theme, theme);
    QFETCH(QColor, fill);
    QVERIFY(contrastRatio(theme.outlineOf(fill), theme.card) >= 3.0);
}

void ContrastTest::strongFillsNeedNoOutline()
{
    const Theme &light = Theme::light();
    QCOMPARE(light.outlineOf(light.libby), light.libby);
    QVERIFY(light.outlineOf(light.skyBlue) != light.skyBlue);
    const Theme &dark = Theme::darkTheme();
    QCOMPARE(dark.outlineOf(dark.skyBlue), dark.skyBlue);
}

void ContrastTest::paletteDecidesTheTheme()
{
    QVERIFY(!Theme::of(QPalette(Qt::black, Qt::white)).dark);
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(0x232629));
    dark.setColor(QPalette::WindowText, QColor(0xfcfcfc));
    QVERIFY(Theme::of(dark).dark);
}

void ContrastTest::explicitSchemes()
{
    const QPalette system(Qt::black, Qt::yellow);
    QCOMPARE(applicationPalette(ColorScheme::System, system), system);
    QVERIFY(!Theme::of(applicationPalette(ColorScheme::Light, system)).dark);
    QVERIFY(Theme::of(applicationPalette(ColorScheme::Dark, system)).dark);
}

QTEST_GUILESS_MAIN(ContrastTest)

#include "contrasttest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window in other languages: everything that is said can be translated, and longer texts, or texts from
// right to left, are not cut.

#include "fakeservices.h"

#include <ui/charts/elidedlabel.h>
#include <ui/charts/typography.h>
#include <ui/format/language.h>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;

namespace {

constexpr int patience = 10'000; // ms: of a busy machine; a text that is cut stays so

enum class Language { English, Pseudo, PseudoRightToLeft, German };

/// Texts a third longer, in brackets, so that one sees what is not translated and what is cut.
class PseudoTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (!QByteArray(context).startsWith("ShelfHelp::")) {
            return {}; // Qt's own texts have translations of their own
        }
        const QString text = QString::fromUtf8(source);
        if (!text.contains(QRegularExpression(u"[A-Za-z]{2}"_qs))) {
            return {};
        }
        const QString more = u"ő"_qs.repeated(qMax<qsizetype>(1, text.size() / 3));
        return u'⟦' + text + more + u'⟧';
    }
};

QString plain(QString text)
{
    static const QRegularExpression accessKey(u"&(?!&)"_qs);
    return text.remove(accessKey);
}

/// Whether a label shows less than it says. Some end with an ellipsis and have the whole text as their
/// tooltip: that is for texts longer than in any language there is.
bool isCut(const QLabel &label, Language language)
{
    if (const auto *eliding = qobject_cast<const Ui::ElidedLabel *>(&label)) {
        return (language == Language::English || language == Language::German) && eliding->isElided();
    }
    if (label.text().isEmpty()) {
        return false;
    }
    if (label.wordWrap()) {
        return label.heightForWidth(label.width()) > label.height() + 1;
    }
    const QFontMetrics metrics(label.font());
    return metrics.size(0, plain(label.text())).width() > label.contentsRect().width() + 1;
}

bool isCut(const QAbstractButton &button)
{
    return !button.text().isEmpty() && button.sizeHint().width() > button.width() + 1;
}

/// The words in a text that nobody translated: no names, numbers, units, keys.
bool isUntranslated(const QString &text)
{
    static const QRegularExpression words(u"[a-z]{4,}"_qs);
    return !text.contains(u'⟦') && plain(text).contains(words);
}

} // namespace

Q_DECLARE_METATYPE(Language)

class LanguagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_qs));
        QApplication::setFont(Ui::applicationFont(QApplication::font())); // the widths that readers see
    }

    void init();
    void cleanup();
    void nothingIsCut_data();
    void nothingIsCut();
    void everythingIsTranslated_data();
    void everythingIsTranslated();
    void menusAreTranslated();
    void theLanguageIsAPreference();

private:
    void open(Language language);
    void showPage(const QString &page);
    [[nodiscard]] QStringList cutTexts(Language language) const;

    PseudoTranslator m_pseudo;
    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<FakeServices> m_fake;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void LanguagesTest::init()
{
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_fake = std::make_unique<FakeServices>();
}

void LanguagesTest::cleanup()
{
    m_window.reset();
    m_fake.reset();
    m_settings.reset();
    QCoreApplication::removeTranslator(&m_pseudo);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    Ui::useLanguage(u"en"_qs);
}

void LanguagesTest::open(Language language)
{
    Ui::useLanguage(language == Language::German ? u"de"_qs : u"en"_qs);
    if (language == Language::Pseudo || language == Language::PseudoRightToLeft) {
        QCoreApplication::installTranslator(&m_pseudo);
    }
    QApplication::setLayoutDirection(language == Language::PseudoRightToLeft ? Qt::RightToLeft
                                                                             : Qt::LeftToRight);
    m_window = std::make_unique<Ui::MainWindow>(m_fake->services(), FakeServices::options());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(!m_window->findChild<QLabel *>(u"asOf"_qs)->text().isEmpty());
}

void LanguagesTest::showPage(const QString &page)
{
    m_window->findChild<QAction *>(u"page-"_qs + page)->trigger();
    Tests::settle();
}

/// What is on the screen and not whole.
QStringList LanguagesTest::cutTexts(Language language) const
{
    QStringList cut;
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->isVisible() && isCut(*label, language)) {
            cut.append(label->objectName() + u": "_qs + label->text());
        }
    }
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && isCut(*button)) {
            cut.append(button->objectName() + u": "_qs + button->text());
        }
    }
    return cut;
}

void LanguagesTest::nothingIsCut_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QSize>("size");
    const QList<std::pair<const char *, Language>> all{{"English", Language::English},
                                                       {"pseudo", Language::Pseudo},
                                                       {"pseudo, right to left", Language::PseudoRightToLeft},
                                                       {"German", Language::German}};
    for (const auto &[name, language] : all) {
        if (language == Language::English || language == Language::German) {
            QTest::addRow("%s, 1024x640", name) << language << QSize(1024, 640);
            QTest::addRow("%s, 1920x1080", name) << language << QSize(1920, 1080);
        }
        QTest::addRow("%s, 1280x800", name) << language << QSize(1280, 800);
    }
}

void LanguagesTest::nothingIsCut()
{
    QFETCH(Language, language);
    QFETCH(QSize, size);
    open(language);
    m_window->resize(size);
    for (const QString &page : Ui::MainWindow::pageIds()) {
        showPage(page);
        QStringList cut;
        (void)QTest::qWaitFor([&] { return (cut = cutTexts(language)).isEmpty(); },
                              patience); // layouts follow texts
        QVERIFY2(cut.isEmpty(), qPrintable(page + u'\n' + cut.join(u'\n')));
    }
    QVERIFY2(m_window->minimumSizeHint().height() <= size.height(),
             qPrintable(QString::number(m_window->minimumSizeHint().height())));
    QVERIFY2(m_window->minimumSizeHint().width() <= size.width(),
             qPrintable(QString::number(m_window->minimumSizeHint().width())));
}

void LanguagesTest::everythingIsTranslated_data()
{
    QTest::addColumn<QString>("page");
    for (const QString &page : Ui::MainWindow::pageIds()) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

/// Labels, buttons, tooltips and what screen readers say. Values of the database are what they are.
void LanguagesTest::everythingIsTranslated()
{
    QFETCH(QString, page);
    open(Language::Pseudo);
    showPage(page);
    // A name, what the command line said, and what the database said.
    const QStringList asItIs{u"productName"_qs, u"database"_qs,      u"message"_qs,
                             u"findingText"_qs, u"findingRemedy"_qs, u"maintenanceLock"_qs};
    QStringList found;
    const auto check = [&found](const QWidget &widget, const QString &text) {
        if (isUntranslated(text)) {
            found.append(widget.objectName() + u": "_qs + text);
        }
    };
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || asItIs.contains(widget->objectName()) ||
            widget->objectName().contains(u"FactsValue")) {
            continue;
        }
        check(*widget, widget->toolTip());
        check(*widget, widget->accessibleName());
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            check(*widget, label->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            check(*widget, button->text());
        } else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            check(*widget, box->currentText());
        }
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void LanguagesTest::menusAreTranslated()
{
    open(Language::Pseudo);
    QStringList found;
    for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (isUntranslated(action->text())) {
                found.append(action->text());
            }
        }
    }
    found.removeIf([](const QString &text) { return text == u"&UTC" || text.contains(u'/'); }); // time zones
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

/// It acts at once: whoever owns the window makes it anew.
void LanguagesTest::theLanguageIsAPreference()
{
    open(Language::German);
    QString chosen;
    connect(m_window.get(), &Ui::MainWindow::languageChanged, this,
            [&chosen](const QString &code) { chosen = code; });
    m_window->findChild<QAction *>(u"preferences"_qs)->trigger();
    auto *box = m_window->findChild<QComboBox *>(u"language"_qs);
    QCOMPARE(box->currentData().toString(), QString());
    box->setCurrentIndex(box->findData(u"de"_qs));
    QCOMPARE(chosen, u"de"_qs);
    m_window->close();
    QCOMPARE(Ui::WindowSettings::load().preferences.language, u"de"_qs);
}

QTEST_MAIN(LanguagesTest)
#include "languagestest.moc"

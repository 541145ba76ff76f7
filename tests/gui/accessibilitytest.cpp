// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/charts/chart.h>

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace ShelfHelp;
using Tests::FakeServices;

namespace {

/// `visit` is told of everything below, cells of tables excepted: those are as many as there are rows.
void walk(QAccessibleInterface *interface, const std::function<void(QAccessibleInterface &)> &visit)
{
    visit(*interface);
    if (interface->tableInterface() != nullptr) {
        return;
    }
    for (int i = 0; i < interface->childCount(); ++i) {
        if (QAccessibleInterface *child = interface->child(i)) {
            walk(child, visit);
        }
    }
}

QString described(const QAccessibleInterface &interface)
{
    const QString name = interface.object() != nullptr ? interface.object()->objectName() : QString();
    return u"%1 (role %2, \"%3\")"_qs.arg(name)
        .arg(int(interface.role()))
        .arg(interface.text(QAccessible::Name));
}

} // namespace

/// The window as a screen reader walks through it.
class AccessibilityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void init();
    void cleanup();

    void whatTakesTheFocusHasAName_data() { addPages(); }

    void whatTakesTheFocusHasAName();
    void dialogsNameTheirControls_data();
    void dialogsNameTheirControls();
    void chartsAreFoundOnTheirPages_data();
    void chartsAreFoundOnTheirPages();
    void eachMarkIsARowOfTheTable();
    void buttonsWithoutTextSayWhatTheirToolTipSays();
    void labelsBelongToTheirFields();

private:
    void addPages();
    void goTo(const QString &page);
    /// Everything below `root` that the keyboard reaches; how many that is.
    int requireNames(QWidget *root);

    std::unique_ptr<Tests::PrivateSettings> m_settings;
    std::unique_ptr<FakeServices> m_fake;
    std::unique_ptr<Ui::MainWindow> m_window;
};

void AccessibilityTest::init()
{
    m_settings = std::make_unique<Tests::PrivateSettings>();
    m_fake = std::make_unique<FakeServices>();
    m_window = std::make_unique<Ui::MainWindow>(m_fake->services(), FakeServices::options());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_window->findChild<Ui::Chart *>(u"activityChart"_qs)->hasData());
}

void AccessibilityTest::cleanup()
{
    m_window.reset();
    m_fake.reset();
    m_settings.reset();
}

void AccessibilityTest::addPages()
{
    QTest::addColumn<QString>("page");
    for (const QString &page : Ui::MainWindow::pageIds()) {
        QTest::newRow(qPrintable(page)) << page;
    }
}

void AccessibilityTest::goTo(const QString &page)
{
    auto *action = m_window->findChild<QAction *>(u"page-"_qs + page);
    QVERIFY(action != nullptr);
    action->trigger();
    Tests::settle();
}

int AccessibilityTest::requireNames(QWidget *root)
{
    int found = 0;
    walk(QAccessible::queryAccessibleInterface(root), [&found](QAccessibleInterface &each) {
        const QAccessible::State state = each.state();
        auto *widget = qobject_cast<QWidget *>(each.object());
        const bool takesFocus = widget != nullptr && widget->focusProxy() == nullptr &&
                                (widget->focusPolicy() & Qt::TabFocus) != 0;
        if (state.invisible || !takesFocus || each.role() == QAccessible::Window) {
            return;
        }
        ++found;
        QVERIFY2(!each.text(QAccessible::Name).isEmpty(), qPrintable(described(each)));
    });
    return found;
}

void AccessibilityTest::whatTakesTheFocusHasAName()
{
    QFETCH(QString, page);
    goTo(page);
    const int found = requireNames(m_window.get());
    QVERIFY2(found > 10, qPrintable(QString::number(found)));
}

void AccessibilityTest::dialogsNameTheirControls_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : {"preferences", "addNote", "saveView", "manageViews", "customRange",
                               "otherComparison", "explainAction", "alerts", "palette", "shortcutsAction"}) {
        QTest::newRow(action) << QString::fromLatin1(action);
    }
}

void AccessibilityTest::dialogsNameTheirControls()
{
    QFETCH(QString, action);
    auto *chart = m_window->findChild<Ui::Chart *>(u"activityChart"_qs);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    auto *opener = m_window->findChild<QAction *>(action);
    QVERIFY(opener != nullptr && opener->isEnabled());
    opener->trigger();
    const auto opened = [this]() -> QDialog * {
        const QList<QDialog *> dialogs = m_window->findChildren<QDialog *>();
        const auto visible = std::ranges::find_if(dialogs, &QDialog::isVisible);
        return visible != dialogs.end() ? *visible : nullptr;
    };
    QTRY_VERIFY(opened() != nullptr);
    QVERIFY(!opened()->windowTitle().isEmpty());
    QVERIFY(requireNames(opened()) > 0);
}

void AccessibilityTest::chartsAreFoundOnTheirPages_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<int>("charts");
    QTest::newRow("overview") << u"overview"_qs << 6;
    QTest::newRow("activity") << u"activity"_qs << 1;
    QTest::newRow("journey") << u"journey"_qs << 1;
}

/// From the window down, by role: with a name, a sentence with figures in it, and children.
void AccessibilityTest::chartsAreFoundOnTheirPages()
{
    QFETCH(QString, page);
    QFETCH(int, charts);
    goTo(page);
    int found = 0;
    walk(QAccessible::queryAccessibleInterface(m_window.get()), [&found](QAccessibleInterface &each) {
        if (each.role() != QAccessible::Chart || each.state().invisible) {
            return;
        }
        ++found;
        QVERIFY2(!each.text(QAccessible::Name).isEmpty(), qPrintable(described(each)));
        const QString sentence = each.text(QAccessible::Description);
        QVERIFY2(std::ranges::any_of(sentence, [](QChar letter) { return letter.isDigit(); }),
                 qPrintable(sentence));
        QVERIFY(each.childCount() > 0);
        QVERIFY(!each.child(0)->text(QAccessible::Name).isEmpty());
    });
    QVERIFY2(found >= charts, qPrintable(QString::number(found)));
}

/// What the keyboard reaches is what the table, and so a screen reader, has.
void AccessibilityTest::eachMarkIsARowOfTheTable()
{
    for (const QString &page : {u"overview"_qs, u"durations"_qs, u"journey"_qs}) {
        goTo(page);
        for (auto *chart : m_window->findChildren<Ui::Chart *>()) {
            if (!chart->isVisible() || !chart->hasData()) {
                continue;
            }
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart);
            chart->setFocus();
            QTest::keyClick(chart, Qt::Key_End);
            QVERIFY2(chart->currentMark() == interface->childCount() - 1, qPrintable(chart->objectName()));
            QCOMPARE(interface->focusChild(), interface->child(chart->currentMark()));
        }
    }
}

void AccessibilityTest::buttonsWithoutTextSayWhatTheirToolTipSays()
{
    for (const QString &page : Ui::MainWindow::pageIds()) {
        goTo(page);
        for (const auto *button : m_window->findChildren<QAbstractButton *>()) {
            const bool isIconOnly =
                button->text().isEmpty() || (button->text().size() == 1 && !button->text()[0].isLetter());
            if (!button->isVisible() || !isIconOnly || button->objectName().startsWith(u"qt_") ||
                button->focusPolicy() == Qt::NoFocus) {
                continue;
            }
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY2(button->toolTip().isEmpty() || button->toolTip().startsWith(button->accessibleName()),
                     qPrintable(button->objectName() + u": "_qs + button->toolTip()));
        }
    }
}

void AccessibilityTest::labelsBelongToTheirFields()
{
    goTo(u"journey"_qs);
    const auto *label = m_window->findChild<QLabel *>(u"funnelWindowLabel"_qs);
    auto *field = m_window->findChild<QWidget *>(u"funnelWindow"_qs);
    QVERIFY(label->isVisible() && field->isVisible());
    QCOMPARE(label->buddy(), field);
    const auto relations = QAccessible::queryAccessibleInterface(field)->relations(QAccessible::Label);
    QVERIFY(std::ranges::any_of(relations, [&](const auto &each) { return each.first->object() == label; }));
}

QTEST_MAIN(AccessibilityTest)
#include "accessibilitytest.moc"

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandpalette.h"

#include <ui/charts/typography.h>

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int typingPause = 150; // ms
constexpr int shortestSearch = 2;
constexpr int mostCommands = 12;

/// Without access keys and without the key written behind a tab.
QString plainText(const QAction &action)
{
    QString text = action.text().section(u'\t', 0, 0);
    return text.remove(u'&');
}

bool matches(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString keysOf(const QAction &action)
{
    const QString written = action.text().section(u'\t', 1);
    return written.isEmpty() ? action.shortcut().toString(QKeySequence::NativeText) : written;
}

} // namespace

CommandPalette::CommandPalette(const QMenuBar &menus, Find find, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_find(std::move(find))
    , m_words(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"commandPalette"_qs);
    setWindowTitle(tr("Command palette"));
    for (const QAction *menu : menus.actions()) {
        if (menu->menu() != nullptr && menu->isVisible()) {
            collect(menu->menu(), plainText(*menu));
        }
    }
    // It has no frame of the desktop.
    setStyleSheet(u"#commandPalette { border: 1px solid palette(mid); }"_qs);
    m_words->setObjectName(u"paletteWords"_qs);
    m_words->setPlaceholderText(tr("A page, a range, a library, a book, anything in the menus"));
    m_words->setAccessibleName(tr("Words of a command"));
    m_words->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_qs);
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(Scale(font()).px(2));
    const Scale scale(font());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(10), scale.px(10), scale.px(10), scale.px(10));
    column->addWidget(m_words);
    column->addWidget(m_list);
    resize(scale.px(520), scale.px(380));
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPause);
    connect(&m_delay, &QTimer::timeout, this, &CommandPalette::askForThings);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CommandPalette::takeThings);
    connect(m_words, &QLineEdit::textChanged, this, [this] {
        m_things.clear();
        showMatches();
        m_delay.start();
    });
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::execute);
    showMatches();
}

CommandPalette::~CommandPalette()
{
    m_watcher.cancel();
}

void CommandPalette::collect(const QWidget *menu, const QString &path)
{
    for (QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible()) {
            continue;
        }
        const QString text = path + u" › "_qs + plainText(*action);
        if (action->menu() != nullptr) {
            collect(action->menu(), text);
        } else if (action->isEnabled()) {
            m_commands.append({text, action});
        }
    }
}

void CommandPalette::showMatches()
{
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    for (int i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands[i];
        if (m_list->count() < mostCommands && matches(command.text, words)) {
            const QString keys = keysOf(*command.action);
            auto *item = new QListWidgetItem(
                keys.isEmpty() ? command.text : QString(command.text + u"    "_qs + keys), m_list);
            item->setData(Qt::UserRole, i);
        }
    }
    for (int i = 0; i < m_things.size(); ++i) {
        auto *item = new QListWidgetItem(tr("Filter by %1").arg(m_things[i].text.simplified()), m_list);
        item->setData(Qt::UserRole + 1, i);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::askForThings()
{
    m_watcher.cancel();
    const QString words = m_words->text().simplified();
    if (words.size() >= shortestSearch) {
        m_watcher.setFuture(m_find(words));
    }
}

void CommandPalette::takeThings()
{
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<QList<FoundThing>> found = m_watcher.result();
    m_things = found.ok() ? found.value() : QList<FoundThing>(); // the window says why the database is silent
    const int row = m_list->currentRow();
    showMatches();
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
}

void CommandPalette::execute()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr) {
        return;
    }
    const QVariant thing = item->data(Qt::UserRole + 1);
    QAction *action = thing.isValid() ? nullptr : m_commands[item->data(Qt::UserRole).toInt()].action;
    const FilterStep step = thing.isValid() ? m_things[thing.toInt()].step : FilterStep();
    accept();
    if (action != nullptr) {
        action->trigger();
    } else {
        Q_EMIT filterChosen(step);
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress) {
        return QDialog::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int last = m_list->count() - 1;
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(last, m_list->currentRow() + 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        execute();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace ShelfHelp::Ui

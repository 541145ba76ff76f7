// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shortcutsdialog.h"

#include "dialogbuttons.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr int widthInCharacters = 60;
constexpr int heightInLines = 30;

/// An action's text without its access key and without keys written behind a tab.
QString plainText(const QAction &action)
{
    return action.text().section(u'\t', 0, 0).remove(u'&');
}

QString keysOf(const QAction &action)
{
    const QString written = action.text().section(u'\t', 1);
    QStringList keys = written.isEmpty() ? QStringList() : QStringList(written);
    for (const QKeySequence &key : action.shortcuts()) {
        keys.append(key.toString(QKeySequence::NativeText));
    }
    return keys.join(u", "_qs);
}

void listActions(QTreeWidgetItem &group, const QMenu &menu)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu() != nullptr) {
            listActions(group, *action->menu());
        } else if (const QString keys = keysOf(*action); !keys.isEmpty()) {
            new QTreeWidgetItem(&group, {plainText(*action), keys});
        }
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_qs);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *tree = new QTreeWidget(this);
    tree->setObjectName(u"shortcuts"_qs);
    tree->setAccessibleName(windowTitle());
    tree->setHeaderLabels({tr("Action"), tr("Keys")});
    for (const QAction *action : menus.actions()) {
        auto *group = new QTreeWidgetItem(tree, {plainText(*action)});
        listActions(*group, *action->menu());
        group->setHidden(group->childCount() == 0);
    }
    tree->expandAll();
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tree);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * widthInCharacters, fontMetrics().height() * heightInLines);
}

} // namespace ShelfHelp::Ui

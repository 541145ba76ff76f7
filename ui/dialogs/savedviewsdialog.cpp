// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "savedviewsdialog.h"

#include "dialogbuttons.h"

#include <ui/charts/typography.h>

#include <QListWidget>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

SavedViewsDialog::SavedViewsDialog(const QList<SavedView> &views, QWidget *parent)
    : QDialog(parent)
    , m_views(views)
    , m_list(new QListWidget(this))
{
    setObjectName(u"savedViewsDialog"_qs);
    setWindowTitle(tr("Saved views"));
    m_list->setObjectName(u"savedViews"_qs);
    m_list->setAccessibleName(tr("Saved views"));
    for (const SavedView &view : views) {
        auto *item = new QListWidgetItem(view.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(views.isEmpty() ? -1 : 0);
    layOut();
    connect(m_list, &QListWidget::itemSelectionChanged, this, &SavedViewsDialog::showSelection);
    connect(m_list, &QListWidget::itemActivated, this, &SavedViewsDialog::openCurrent);
    connect(m_list, &QListWidget::itemChanged, this, &SavedViewsDialog::rename);
    showSelection();
}

void SavedViewsDialog::layOut()
{
    const Scale scale(font());
    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    const auto add = [this, buttons](const QString &name, const QString &text, auto slot) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, slot);
        return button;
    };
    m_open = add(u"openView"_qs, tr("&Open"), &SavedViewsDialog::openCurrent);
    m_rename = add(u"renameView"_qs, tr("&Rename"), [this] { m_list->editItem(m_list->currentItem()); });
    m_remove = add(u"removeView"_qs, tr("Re&move"), &SavedViewsDialog::remove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(12));
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(scale.px(440), scale.px(320));
}

void SavedViewsDialog::showSelection()
{
    const bool hasCurrent = m_list->currentRow() >= 0;
    m_open->setEnabled(hasCurrent);
    m_rename->setEnabled(hasCurrent);
    m_remove->setEnabled(hasCurrent);
}

void SavedViewsDialog::openCurrent()
{
    if (const int row = m_list->currentRow(); row >= 0) {
        Q_EMIT opened(m_views[row]);
        accept();
    }
}

/// A view without a name keeps the one it had.
void SavedViewsDialog::rename()
{
    const int row = m_list->currentRow();
    if (row < 0) {
        return;
    }
    const QString name = m_list->item(row)->text().trimmed();
    if (name.isEmpty()) {
        m_list->item(row)->setText(m_views[row].name);
        return;
    }
    if (name != m_views[row].name) {
        m_views[row].name = name;
        Q_EMIT changed(m_views);
    }
}

void SavedViewsDialog::remove()
{
    const int row = m_list->currentRow();
    if (row >= 0) {
        m_views.removeAt(row);
        delete m_list->takeItem(row);
        Q_EMIT changed(m_views);
        showSelection();
    }
}

} // namespace ShelfHelp::Ui

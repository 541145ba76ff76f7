// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MainWindow about what readers add to the figures: notes, alerts, saved views.

#include "alertnotice.h"
#include "annotator.h"
#include "infobar.h"
#include "mainwindow.h"
#include "windowmenus.h"

#include <ui/charts/chart.h>
#include <ui/dialogs/alertsdialog.h>
#include <ui/dialogs/notedialog.h>
#include <ui/dialogs/savedviewsdialog.h>
#include <ui/pages/panelpage.h>

#include <QInputDialog>

namespace ShelfHelp::Ui {

void MainWindow::connectAnnotations()
{
    connect(m_annotator, &Annotator::changed, this, &MainWindow::showAnnotations);
    connect(m_annotator, &Annotator::fired, m_alerts, &AlertNotice::tell);
    connect(m_annotator, &Annotator::failed, m_infoBar, &InfoBar::tell);
    connect(m_alerts, &QToolButton::clicked, this, &MainWindow::showAlerts);
    connect(m_menus, &WindowMenus::noteRequested, this, &MainWindow::addNoteHere);
    connect(m_menus, &WindowMenus::alertsRequested, this, &MainWindow::showAlerts);
    connect(m_menus, &WindowMenus::saveViewRequested, this, &MainWindow::saveView);
    connect(m_menus, &WindowMenus::viewsRequested, this, &MainWindow::showSavedViews);
    connect(m_menus, &WindowMenus::viewChosen, this,
            [this](int index) { openView(m_settings.savedViews.value(index)); });
    m_menus->setSavedViews(m_settings.savedViews);
}

void MainWindow::connectAnnotations(PanelPage *page)
{
    connect(page, &PanelPage::noteRequested, this, &MainWindow::addNote);
    connect(page, &PanelPage::noteEditRequested, this, &MainWindow::editNote);
    connect(page, &PanelPage::noteRemovalRequested, m_annotator, &Annotator::remove);
    connect(page, &PanelPage::breakoutRequested, m_navigator, &Navigator::breakOut);
}

void MainWindow::showAnnotations()
{
    for (const WindowPage &page : std::as_const(m_pages)) {
        if (page.panels != nullptr) {
            page.panels->setAnnotations(m_annotator->annotations());
        }
    }
    m_alerts->setCount(m_annotator->firingCount());
    if (m_alertsDialog) {
        m_alertsDialog->showFindings(m_annotator->findings());
    }
}

/// At the crosshair, or now.
void MainWindow::addNoteHere()
{
    const Panel *panel = currentPage().panels != nullptr ? currentPage().panels->currentPanel() : nullptr;
    const auto *chart = panel != nullptr ? qobject_cast<const Chart *>(panel->body()) : nullptr;
    const auto time = chart != nullptr ? chart->timeOfMark(chart->currentMark()) : std::nullopt;
    addNote(time.value_or(Sql::TimeRange{m_options.now(), {}}));
}

void MainWindow::addNote(const Sql::TimeRange &time)
{
    editNote({.note = {.from = time.from}, .isShared = m_services.annotations.writeNote != nullptr});
}

void MainWindow::editNote(const Note &note)
{
    auto *dialog =
        new NoteDialog(note, m_navigator->clock(), m_services.annotations.writeNote != nullptr, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &NoteDialog::written, this,
            [this, note](const Note &written) { m_annotator->save(written, note); });
    dialog->open();
}

void MainWindow::showAlerts()
{
    const QString refusal = m_services.annotations.writeRule
                                ? QString()
                                : tr("Alerts are kept in the database, and it cannot be written to.");
    m_alertsDialog = new AlertsDialog(m_annotator->findings(), refusal, this);
    m_alertsDialog->setAttribute(Qt::WA_DeleteOnClose);
    m_alertsDialog->setPalette(palette());
    connect(m_alertsDialog, &AlertsDialog::ruleWritten, m_annotator, &Annotator::saveRule);
    connect(m_alertsDialog, &AlertsDialog::ruleRemoved, m_annotator, &Annotator::removeRule);
    m_alertsDialog->open();
}

void MainWindow::saveView()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"saveViewDialog"_qs);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save view"));
    dialog->setLabelText(tr("&Name of this page, range, comparison and filters:"));
    dialog->setTextValue(currentPage().entry.title);
    dialog->setPalette(palette());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QString name = typed.trimmed();
        if (name.isEmpty()) {
            return;
        }
        View view = m_navigator->view();
        view.rows.reset();
        QList<SavedView> views = m_settings.savedViews;
        views.removeIf([&name](const SavedView &saved) { return saved.name == name; });
        views.append({.name = name, .view = view});
        setSavedViews(views);
        m_infoBar->tell(tr("Saved as “%1”: in View ▸ Saved views, and by Ctrl+K.").arg(name));
    });
    dialog->open();
}

void MainWindow::setSavedViews(const QList<SavedView> &views)
{
    m_settings.savedViews = views;
    m_settings.save();
    m_menus->setSavedViews(views);
}

void MainWindow::openView(const SavedView &saved)
{
    if (pageIds().contains(saved.view.page)) {
        m_isChosen = true;
        m_navigator->open(saved.view);
    }
}

void MainWindow::showSavedViews()
{
    auto *dialog = new SavedViewsDialog(m_settings.savedViews, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(palette());
    connect(dialog, &SavedViewsDialog::changed, this, &MainWindow::setSavedViews);
    connect(dialog, &SavedViewsDialog::opened, this, &MainWindow::openView);
    dialog->open();
}

} // namespace ShelfHelp::Ui

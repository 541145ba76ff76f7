// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarylistpage.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QTableView>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

TablePageTexts libraryTexts()
{
    return {.name = LibraryListPage::tr("Libraries"),
            .searchPlaceholder = LibraryListPage::tr("Search name or id ( / )"),
            .onlyWithChecks = LibraryListPage::tr("Onl&y with checks"),
            .onlyUnnamed = LibraryListPage::tr("&Unnamed only"),
            .nothingUnnamed = LibraryListPage::tr("Every library has a name."),
            .nothingStored = LibraryListPage::tr(
                "No library has been stored yet: unknown ones come with their first check."),
            .nothingChecked = LibraryListPage::tr("No library has been checked yet."),
            .widestCells = {{},
                            u"cincinnatilibrary"_qs,
                            u"1,000,000"_qs,
                            u"100.0 %"_qs,
                            u"100.0 %"_qs,
                            u"59 m 59 s"_qs,
                            u"28 Sep 2026 20:46"_qs}};
}

LibrariesModel *makeModel(LibrariesModel::Fetch fetch, const QTimeZone &zone)
{
    auto *model = new LibrariesModel(std::move(fetch), zone);
    model->setOnlyWithChecks(true);
    return model;
}

} // namespace

LibraryListPage::LibraryListPage(LibrariesModel::Fetch fetch, const QTimeZone &zone,
                                 LibraryNameServices services, QWidget *parent)
    : LibraryListPage(makeModel(std::move(fetch), zone), std::move(services), parent)
{
}

LibraryListPage::LibraryListPage(LibrariesModel *model, LibraryNameServices services, QWidget *parent)
    : TablePage(model, libraryTexts(), parent)
    , m_model(model)
    , m_services(std::move(services))
    , m_nameAction(new QAction(tr("&Name this library…"), this))
{
    setObjectName(u"libraryListPage"_qs);
    setUpNaming();
}

void LibraryListPage::setUpNaming()
{
    m_nameAction->setObjectName(u"nameLibrary"_qs);
    m_nameAction->setShortcut(QKeySequence(Qt::Key_F2));
    m_nameAction->setShortcutContext(Qt::WidgetShortcut);
    connect(m_nameAction, &QAction::triggered, this, &LibraryListPage::openDialog);
    tableView()->addAction(m_nameAction);
    tableView()->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(tableView()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LibraryListPage::showNaming);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LibraryListPage::showNaming);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &LibraryListPage::showNaming);
    connect(m_model, &PagedTableModel::stateChanged, this, &LibraryListPage::selectNamed);
    showNaming();
}

std::optional<Sql::LibraryRow> LibraryListPage::currentLibrary() const
{
    return m_model->loadedRow(tableView()->currentIndex().row());
}

void LibraryListPage::showNaming()
{
    m_nameAction->setEnabled(m_services.save && currentLibrary());
}

void LibraryListPage::openDialog()
{
    const std::optional<Sql::LibraryRow> library = currentLibrary();
    if (!library || m_dialog) {
        return;
    }
    m_dialog = new LibraryNameDialog(m_services, *library, window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &LibraryNameDialog::named, this, &LibraryListPage::takeName);
    m_dialog->open();
}

void LibraryListPage::takeName(const QString &libraryId)
{
    m_named = libraryId;
    refresh();
}

void LibraryListPage::selectNamed()
{
    if (m_named.isEmpty() || m_model->state() == PagedTableModel::State::Loading) {
        return;
    }
    const std::optional<int> row = m_model->rowOf(std::exchange(m_named, QString()));
    if (row) {
        tableView()->selectRow(*row);
        tableView()->scrollTo(m_model->index(*row, 0));
    }
    tableView()->setFocus(Qt::OtherFocusReason);
}

QString LibraryListPage::countText(qint64 total) const
{
    return total == 1 ? tr("1 library") : tr("%L1 libraries").arg(total);
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablepage.h"

#include <ui/dialogs/librarynamedialog.h>
#include <ui/models/librariesmodel.h>

#include <QPointer>

class QAction;

namespace ShelfHelp::Ui {

/// Find a library: how often it is checked and how well it answers. Those never checked are hidden at first,
/// because the reference table holds more than a thousand. Those that nobody has named can be told their
/// name.
class LibraryListPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryListPage)

public:
    /// Without `services` nothing can be named.
    LibraryListPage(LibrariesModel::Fetch fetch, const QTimeZone &zone, LibraryNameServices services = {},
                    QWidget *parent = nullptr);

    /// What the table shows, for a file.
    [[nodiscard]] LibrariesModel::Request request() const { return m_model->request(); }

    /// "Name this library…", for a menu of the window as well.
    [[nodiscard]] QAction *nameAction() const { return m_nameAction; }

    [[nodiscard]] LibraryNameDialog *nameDialog() const { return m_dialog; }

protected:
    [[nodiscard]] QString countText(qint64 total) const override;

private:
    LibraryListPage(LibrariesModel *model, LibraryNameServices services, QWidget *parent);
    void setUpNaming();
    [[nodiscard]] std::optional<Sql::LibraryRow> currentLibrary() const;
    void showNaming();
    void openDialog();
    void takeName(const QString &libraryId);
    void selectNamed();

    LibrariesModel *m_model;
    LibraryNameServices m_services;
    QAction *m_nameAction;
    QPointer<LibraryNameDialog> m_dialog;
    QString m_named; ///< whose row is to be selected when the rows have arrived
};

} // namespace ShelfHelp::Ui

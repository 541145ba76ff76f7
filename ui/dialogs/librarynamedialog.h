// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/catalog.h>
#include <sql/libraries.h>
#include <sql/result.h>

#include <QDialog>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ShelfHelp::Ui {

/// What naming a library asks of the database; both return at once, the work happens on other threads.
struct LibraryNameServices
{
    using Saved = Result<QList<Sql::NamedLibrary>>;

    std::function<QFuture<Saved>(const Sql::LibraryName &)> save = {};
    /// How many other libraries are called so.
    std::function<QFuture<Result<qint64>>(const Sql::LibraryName &)> countNamesakes = {};
};

/// Asks for the name of one library and saves it. Stays open, with the reason, when that fails; a name that
/// other libraries have too is fine, and said.
class LibraryNameDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryNameDialog)

public:
    LibraryNameDialog(LibraryNameServices services, Sql::LibraryRow library, QWidget *parent = nullptr);

    /// Saves; closes when it is done.
    void accept() override;
    /// Gives a save that still runs up.
    void reject() override;

Q_SIGNALS:
    void named(const QString &libraryId);

private:
    void setUpParts();
    void layOut();
    void connectParts();
    void takeText();
    void askForNamesakes();
    void takeNamesakes();
    void takeAnswer();
    void showRemark(const QString &text);
    void setSaving(bool isSaving);
    [[nodiscard]] Sql::LibraryName entered() const;

    LibraryNameServices m_services;
    Sql::LibraryRow m_library;
    QLineEdit *m_name;
    QLabel *m_remark; ///< what is wrong with the name, or worth knowing of it
    QDialogButtonBox *m_buttons;
    QPushButton *m_save;
    QTimer m_namesakesDelay;
    QFutureWatcher<Result<qint64>> m_namesakes;
    QFutureWatcher<LibraryNameServices::Saved> m_saving;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "upkeepservices.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ShelfHelp::Ui {

class UpkeepDesk;
class WorkView;

/// A connection that rows can go into.
struct UpkeepPlace
{
    QString profileId; ///< empty: the database of the window
    QString name;      ///< what has to be typed where its rows are removed
};

/// Fills a database from a file: tried first, with what would become of it; then in earnest. Where rows are
/// removed, the name of the database has to be typed.
class RestoreDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreDialog)

public:
    RestoreDialog(const UpkeepServices &services, UpkeepDesk &desk, const QList<UpkeepPlace> &places,
                  const QString &path, QWidget *parent);

Q_SIGNALS:
    /// The database of the window has other rows now.
    void restored();

protected:
    void changeEvent(QEvent *event) override;
    /// Stops what runs first.
    void reject() override;

private:
    void setUpParts(const QList<UpkeepPlace> &places);
    void layOut();
    void applyTheme();
    void forget();
    void start(bool isDryRun);
    void takeRehearsal(const Result<Sql::Restore> &answer);
    void takeRestore(const Result<Sql::Restore> &answer);
    void showAnswer(const QString &headline, const QString &details, bool isGood);
    void showButtons();
    [[nodiscard]] const UpkeepPlace &place() const;

    const UpkeepServices &m_services;
    UpkeepDesk &m_desk;
    const QList<UpkeepPlace> m_places;
    const QString m_path;
    std::optional<Sql::Restore> m_rehearsed; ///< with the place that is chosen
    bool m_isDone = false;
    bool m_isGood = true;
    QLabel *m_file;
    QLabel *m_placeLabel;
    QComboBox *m_place;
    QLabel *m_headline;
    WorkView *m_work;
    QPlainTextEdit *m_details;
    QLabel *m_typeLabel;
    QLineEdit *m_typed;
    QPushButton *m_try;
    QPushButton *m_restore;
    QPushButton *m_close;
};

} // namespace ShelfHelp::Ui

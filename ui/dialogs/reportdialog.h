// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/exportformat.h>

#include <QDialog>
#include <QPageSize>

class QComboBox;
class QListWidget;
class QPushButton;

namespace ShelfHelp::Ui {

/// What a report is to be made of.
struct ReportChoice
{
    QStringList pages; ///< ids, in the order of the window
    ExportFormat format = ExportFormat::Pdf;
    QPageSize::PageSizeId paper = QPageSize::A4; ///< of PDF
};

/// Asks for the pages of a report, and what it is written as.
class ReportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportDialog)

public:
    struct Page
    {
        QString id;
        QString title;
    };

    /// Those of `first.pages` are chosen at first.
    ReportDialog(const QList<Page> &pages, const ReportChoice &first, QWidget *parent = nullptr);

    [[nodiscard]] ReportChoice choice() const;

Q_SIGNALS:
    void chosen(const ReportChoice &choice);

private:
    void layOut();
    void showPossible();

    QListWidget *m_pages;
    QComboBox *m_format;
    QComboBox *m_paper;
    QPushButton *m_export = nullptr;
};

} // namespace ShelfHelp::Ui

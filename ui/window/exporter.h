// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filechooser.h"
#include "windowservices.h"

#include <ui/models/exportformat.h>
#include <ui/report/report.h>

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>

namespace ShelfHelp::Ui {

class Panel;

/// What a report of the window is of.
struct ReportRequest
{
    QList<ReportPage> pages;
    ReportLook look;
    Question question;
    FilterLabels labels;
    Annotations annotations = {};
    QMap<QString, QMap<QString, CardLook>> looks = {}; ///< by page and card, as the reader has set them
    QString suggestedName;                             ///< of the file, without its ending
};

/// Asks where to, and writes cards, rows and reports there. Rows and reports are read from the database
/// first, each all of one moment; a newer one takes the place of one that is still being read. GUI thread
/// only.
class Exporter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Exporter)

public:
    /// `services` and `window`, over which questions are asked, must outlive the exporter.
    Exporter(const WindowServices &services, FileChooser chooser, QWidget *window);
    ~Exporter() override;

    /// Without a format the file's ending decides.
    void exportCard(const Panel &panel, std::optional<ExportFormat> format, const ReportContext &context,
                    ColorScheme scheme, const Annotations &annotations);
    /// All rows, as CSV; `suggestedName` is that of the file, without its ending.
    void exportRows(const QString &suggestedName, RowsExport rows);
    void exportTable(const QString &suggestedName, TableExport table);
    void exportReport(const ReportRequest &request);

Q_SIGNALS:
    /// What became of it, or that it is being read.
    void told(const QString &news);

private:
    /// Empty when the reader wants none.
    [[nodiscard]] QString chooseRowsFile(const QString &suggestedName) const;
    void follow(const QFuture<Result<qint64>> &writing);
    void tellRows();
    void takeFigure(int index);
    void writeReport();
    void tell(const QString &fileName, const Outcome &written);

    const WindowServices &m_services;
    FileChooser m_chooser;
    QWidget *m_window;
    QFutureWatcher<Result<qint64>> m_rows; ///< how many were written
    QFutureWatcher<FigureAnswer> m_figures;
    std::unique_ptr<Report> m_report;
    ReportRequest m_request;
    QString m_fileName;
};

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporter.h"

#include <ui/format/numbers.h>
#include <ui/panels/panel.h>
#include <ui/report/cardfile.h>
#include <ui/report/outputfile.h>

#include <QFileInfo>
#include <QWidget>

namespace ShelfHelp::Ui {

namespace {

/// With an ending, so that nobody has to type one.
QString withSuffix(const QString &fileName, ExportFormat format)
{
    return QFileInfo(fileName).suffix().isEmpty() ? QString(fileName + u'.' + suffixOf(format)) : fileName;
}

QString kindsOf(const QList<ExportFormat> &formats)
{
    QStringList kinds;
    for (const ExportFormat format : formats) {
        kinds.append(fileKind(format));
    }
    return kinds.join(u";;"_qs);
}

} // namespace

Exporter::Exporter(const WindowServices &services, FileChooser chooser, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_chooser(std::move(chooser))
    , m_window(window)
{
    connect(&m_rows, &QFutureWatcherBase::finished, this, &Exporter::tellRows);
    connect(&m_figures, &QFutureWatcherBase::resultReadyAt, this, &Exporter::takeFigure);
    connect(&m_figures, &QFutureWatcherBase::finished, this, &Exporter::writeReport);
}

Exporter::~Exporter()
{
    m_rows.cancel();
    m_figures.cancel();
}

void Exporter::exportCard(const Panel &panel, std::optional<ExportFormat> format,
                          const ReportContext &context, ColorScheme scheme, const Annotations &annotations)
{
    if (!panel.answer() || !panel.answer()->figure.ok()) {
        Q_EMIT told(tr("“%1” has no figures to export yet.").arg(panel.body()->accessibleName()));
        return;
    }
    const ExportFormat first = format.value_or(ExportFormat::Csv);
    const QString chosen = m_chooser.target(m_window, fileNameOf(panel.id(), first),
                                            format ? fileKind(*format) : kindsOf(cardFormats));
    if (chosen.isEmpty()) {
        return;
    }
    const QString fileName = withSuffix(chosen, first);
    const std::optional<ExportFormat> written = format ? format : formatOf(fileName);
    if (!written || !cardFormats.contains(*written)) {
        Q_EMIT told(tr("“%1”: a card is exported as .csv, .png, .svg or .pdf.").arg(fileName));
        return;
    }
    const Result<QByteArray> content = cardFile(panel, *written, context, scheme, annotations);
    tell(fileName, content.ok() ? writeFile(fileName, content.value()) : Outcome(content.error()));
}

QString Exporter::chooseRowsFile(const QString &suggestedName) const
{
    return m_chooser.target(m_window, fileNameOf(suggestedName, ExportFormat::Csv),
                            fileKind(ExportFormat::Csv));
}

void Exporter::exportRows(const QString &suggestedName, RowsExport rows)
{
    rows.fileName = chooseRowsFile(suggestedName);
    if (!rows.fileName.isEmpty()) {
        follow(m_services.exportRows(rows));
    }
}

void Exporter::exportTable(const QString &suggestedName, TableExport table)
{
    table.fileName = chooseRowsFile(suggestedName);
    if (!table.fileName.isEmpty()) {
        follow(m_services.exportTable(table));
    }
}

void Exporter::follow(const QFuture<Result<qint64>> &writing)
{
    Q_EMIT told(tr("Exporting …"));
    m_rows.cancel();
    m_rows.setFuture(writing);
}

void Exporter::tellRows()
{
    if (m_rows.isCanceled() || m_rows.future().resultCount() == 0) {
        return;
    }
    const Result<qint64> written = m_rows.result();
    Q_EMIT told(written.ok() ? tr("Exported rows: %1").arg(countText(written.value(), m_window->locale()))
                             : written.error().toText());
}

void Exporter::exportReport(const ReportRequest &request)
{
    const ExportFormat format = request.look.format;
    const bool isFolder = format == ExportFormat::Csv;
    const QString chosen =
        isFolder ? m_chooser.folder(m_window)
                 : m_chooser.target(m_window, fileNameOf(request.suggestedName, format), fileKind(format));
    if (chosen.isEmpty()) {
        return;
    }
    m_fileName = isFolder ? chosen : withSuffix(chosen, format);
    m_request = request;
    m_figures.cancel();
    m_report = std::make_unique<Report>(request.pages);
    Q_EMIT told(tr("Reading the figures of the report …"));
    m_figures.setFuture(m_services.figures(request.question, m_report->requests()));
}

void Exporter::takeFigure(int index)
{
    if (m_report != nullptr && !m_figures.isCanceled()) {
        m_report->take(m_figures.resultAt(index), m_request.question);
    }
}

void Exporter::writeReport()
{
    if (m_report == nullptr || m_figures.isCanceled()) {
        return;
    }
    const std::unique_ptr<Report> report = std::move(m_report);
    report->setAnnotations(m_request.annotations);
    for (auto page = m_request.looks.cbegin(); page != m_request.looks.cend(); ++page) {
        report->setLooks(page.key(), page.value());
    }
    tell(m_fileName, report->write(m_fileName, m_request.look, m_request.labels));
}

void Exporter::tell(const QString &fileName, const Outcome &written)
{
    Q_EMIT told(written.ok() ? tr("Exported: %1").arg(fileName) : written.error().toText());
}

} // namespace ShelfHelp::Ui

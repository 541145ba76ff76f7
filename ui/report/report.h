// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cardlook.h"
#include "paperlayout.h"

#include <sql/result.h>
#include <ui/models/annotations.h>
#include <ui/models/exportformat.h>
#include <ui/models/figure.h>
#include <ui/models/filterterms.h>

#include <QPageSize>

#include <memory>
#include <optional>
#include <vector>

namespace ShelfHelp::Ui {

/// A page that a report is to have.
struct ReportPage
{
    QString id;
    QString title;
};

/// How a report is written.
struct ReportLook
{
    ExportFormat format = ExportFormat::Pdf;
    ColorScheme scheme = ColorScheme::Light; ///< of pictures; PDF is paper, HTML has both
    QPageSize::PageSizeId paper = QPageSize::A4;
    QSize picture{1680, 1120}; ///< width, and least height
};

/// Pages of the window as a file, from the same cards. First it is asked what it needs, then given all
/// answers, then written once. GUI thread only; it asks and writes nothing by itself but what write() writes.
class Report final
{
    Q_DISABLE_COPY_MOVE(Report)

public:
    /// Pages without cards are left out.
    explicit Report(const QList<ReportPage> &pages);
    ~Report();

    [[nodiscard]] QList<FigureRequest> requests() const;
    void take(const FigureAnswer &answer, const Question &question);
    /// Notes and limits for the charts that can draw them.
    void setAnnotations(const Annotations &annotations);
    /// As the reader has set the cards of this page.
    void setLooks(const QString &page, const QMap<QString, CardLook> &looks);

    /// A line that is said with range and filters, in plain text.
    void addRemark(const QString &line);

    /// Before all answers are there, or when one of them is an error: a report with a hole in it would be
    /// taken for the whole. `fileName` ends as the format does; of CSV it is a folder.
    [[nodiscard]] Outcome write(const QString &fileName, const ReportLook &look, const FilterLabels &labels);

private:
    struct Part;

    [[nodiscard]] ReportContext context(const FilterLabels &labels) const;
    [[nodiscard]] Result<QByteArray> render(const ReportLook &look, const ReportContext &context);
    [[nodiscard]] Outcome writeTables(const QString &folder, const ReportContext &context) const;

    std::unique_ptr<Sheet> m_sheet; ///< outlives the pages, whose cards move to it
    std::vector<Part> m_parts;
    qsizetype m_missing = 0;
    std::optional<Error> m_error;
    Question m_question;
    QDateTime m_asOf;
    QStringList m_remarks;
};

} // namespace ShelfHelp::Ui

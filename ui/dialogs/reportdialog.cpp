// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reportdialog.h"

#include "dialogbuttons.h"

#include <ui/charts/typography.h>

#include <QComboBox>
#include <QFormLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

ReportDialog::ReportDialog(const QList<Page> &pages, const ReportChoice &first, QWidget *parent)
    : QDialog(parent)
    , m_pages(new QListWidget(this))
    , m_format(new QComboBox(this))
    , m_paper(new QComboBox(this))
{
    setObjectName(u"reportDialog"_qs);
    setWindowTitle(tr("Export report"));
    m_pages->setObjectName(u"reportPages"_qs);
    m_pages->setAccessibleName(tr("Pages of the report"));
    for (const Page &page : pages) {
        auto *item = new QListWidgetItem(page.title, m_pages);
        item->setData(Qt::UserRole, page.id);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setCheckState(first.pages.contains(page.id) ? Qt::Checked : Qt::Unchecked);
    }
    m_pages->setCurrentRow(0);
    m_format->setObjectName(u"reportFormat"_qs);
    const std::array formats{
        std::pair{ExportFormat::Pdf, tr("PDF, for paper")},
        std::pair{ExportFormat::Html, tr("Web page, one file that needs nothing else")},
        std::pair{ExportFormat::Png, tr("Picture (PNG)")},
        std::pair{ExportFormat::Svg, tr("Vector picture (SVG)")},
        std::pair{ExportFormat::Csv, tr("Tables, a CSV file for each card")},
    };
    for (const auto &[format, text] : formats) {
        m_format->addItem(text, int(format));
    }
    m_format->setCurrentIndex(m_format->findData(int(first.format)));
    m_paper->setObjectName(u"reportPaper"_qs);
    m_paper->addItem(tr("A4"), int(QPageSize::A4));
    m_paper->addItem(tr("Letter"), int(QPageSize::Letter));
    m_paper->setCurrentIndex(m_paper->findData(int(first.paper)));
    layOut();
    connect(m_pages, &QListWidget::itemChanged, this, &ReportDialog::showPossible);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ReportDialog::showPossible);
    showPossible();
}

void ReportDialog::layOut()
{
    const Scale scale(font());
    m_pages->setSpacing(scale.px(2));
    m_pages->setMinimumSize(scale.px(300), scale.px(9 * 22));
    auto *form = new QFormLayout;
    form->setSpacing(scale.px(10));
    form->addRow(tr("&Pages"), m_pages);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("P&aper"), m_paper);
    auto *buttons = plainButtons(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("E&xport…"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName(u"exportReport"_qs);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT chosen(choice());
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(16));
    column->addLayout(form);
    column->addWidget(buttons);
}

ReportChoice ReportDialog::choice() const
{
    ReportChoice choice{.pages = {},
                        .format = ExportFormat(m_format->currentData().toInt()),
                        .paper = QPageSize::PageSizeId(m_paper->currentData().toInt())};
    for (int row = 0; row < m_pages->count(); ++row) {
        if (m_pages->item(row)->checkState() == Qt::Checked) {
            choice.pages.append(m_pages->item(row)->data(Qt::UserRole).toString());
        }
    }
    return choice;
}

void ReportDialog::showPossible()
{
    m_export->setEnabled(!choice().pages.isEmpty());
    m_paper->setEnabled(choice().format == ExportFormat::Pdf);
}

} // namespace ShelfHelp::Ui

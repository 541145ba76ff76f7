// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportformat.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ShelfHelp::Ui {

namespace {

struct Formats
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Formats)
};

} // namespace

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return u"csv"_qs;
    case ExportFormat::Png:
        return u"png"_qs;
    case ExportFormat::Svg:
        return u"svg"_qs;
    case ExportFormat::Pdf:
        return u"pdf"_qs;
    case ExportFormat::Html:
        break;
    }
    return u"html"_qs;
}

std::optional<ExportFormat> formatOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    for (const ExportFormat format : pageFormats) {
        if (suffix == suffixOf(format)) {
            return format;
        }
    }
    return suffix == u"htm" ? std::optional(ExportFormat::Html) : std::nullopt;
}

QString formatText(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return Formats::tr("C&SV");
    case ExportFormat::Png:
        return Formats::tr("&PNG");
    case ExportFormat::Svg:
        return Formats::tr("S&VG");
    case ExportFormat::Pdf:
        return Formats::tr("P&DF");
    case ExportFormat::Html:
        break;
    }
    return Formats::tr("&HTML");
}

QString fileKind(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return Formats::tr("Comma-separated values (*.csv)");
    case ExportFormat::Png:
        return Formats::tr("Pictures (*.png)");
    case ExportFormat::Svg:
        return Formats::tr("Vector pictures (*.svg)");
    case ExportFormat::Pdf:
        return Formats::tr("PDF documents (*.pdf)");
    case ExportFormat::Html:
        break;
    }
    return Formats::tr("Web pages (*.html)");
}

QString fileNameOf(const QString &id, ExportFormat format)
{
    QString name;
    for (const QChar letter : id) {
        const bool isPlain =
            (letter.unicode() < 0x80 && letter.isLetterOrNumber()) || letter == u'-' || letter == u'_';
        name.append(isPlain ? letter : QChar(u'-'));
    }
    return name + u'.' + suffixOf(format);
}

} // namespace ShelfHelp::Ui

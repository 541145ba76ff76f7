// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "htmlfile.h"

#include "htmltext.h"
#include "sheet.h"
#include "svgfile.h"

#include <ui/charts/card.h>
#include <ui/charts/tablebody.h>
#include <ui/charts/typography.h>
#include <ui/panels/panel.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QPainter>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

struct HtmlTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::HtmlTexts)
};

constexpr QSize narrowChart(560, 270);
constexpr QSize wideChart(1140, 330);
constexpr double headerWidth = 1140;

QString tokensOf(const Theme &theme)
{
    QString tokens = u":root {"_qs;
    const std::array colors{std::pair{u"page"_qs, theme.page},     std::pair{u"card"_qs, theme.card},
                            std::pair{u"border"_qs, theme.border}, std::pair{u"grid"_qs, theme.grid},
                            std::pair{u"text"_qs, theme.text},     std::pair{u"muted"_qs, theme.muted},
                            std::pair{u"accent"_qs, theme.accent}};
    for (const auto &[name, color] : colors) {
        tokens += u" --%1: %2;"_qs.arg(name, color.name());
    }
    return tokens + u" }\n"_qs;
}

/// The colours of the themes; on paper those of the light one.
QByteArray styleSheet()
{
    QFile file(u":/report/report.css"_qs);
    const QString rules = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    const QString dark = tokensOf(Theme::darkTheme());
    const QString light = tokensOf(Theme::light());
    return QString(light + u"@media screen and (prefers-color-scheme: dark) { "_qs + dark + u"}\n"_qs + rules)
        .toUtf8();
}

/// Only this very style sheet is allowed, and nothing else at all.
QString policyFor(const QByteArray &style)
{
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    return u"default-src 'none'; style-src 'sha256-%1'; base-uri 'none'; form-action 'none'"_qs.arg(
        QString::fromLatin1(hash));
}

QString languageOf(const QLocale &locale)
{
    return locale.language() == QLocale::C ? u"en"_qs : locale.bcp47Name();
}

class PageWriter final
{
public:
    PageWriter(Sheet &sheet, const PaperContent &content)
        : m_sheet(sheet)
        , m_scale(sheet.font())
    {
        const QByteArray style = styleSheet();
        const QLocale locale = sheet.locale();
        m_html =
            u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n<head>\n<meta charset=\"utf-8\"/>\n"_qs.arg(
                languageOf(locale), locale.textDirection() == Qt::RightToLeft ? u"rtl"_qs : u"ltr"_qs);
        m_html += u"<meta http-equiv=\"Content-Security-Policy\" content=\"%1\"/>\n"_qs.arg(
            escaped(policyFor(style)));
        m_html += u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"_qs;
        m_html += u"<meta name=\"color-scheme\" content=\"light dark\"/>\n"_qs;
        m_html += u"<meta name=\"generator\" content=\"Shelf Help Analytics %1\"/>\n"_qs.arg(
            QStringLiteral(SHELFHELP_VERSION));
        m_html += u"<title>%1</title>\n"_qs.arg(escaped(documentTitle(content.context)));
        m_html += u"<style>"_qs + QString::fromUtf8(style) + u"</style>\n</head>\n<body>\n"_qs;
    }

    void addHead(const PaperContent &content)
    {
        m_html += u"<header>\n<h1>%1</h1>\n<ul class=\"context\">\n"_qs.arg(escaped(content.context.title));
        for (const QString &line : content.context.lines) {
            m_html += u"<li><bdi>%1</bdi></li>\n"_qs.arg(escaped(line));
        }
        m_html += u"</ul>\n"_qs;
        if (content.sections.size() > 1) {
            m_html += u"<nav aria-label=\"%1\"><ul>"_qs.arg(escaped(HtmlTexts::tr("Pages")));
            for (const PaperSection &section : content.sections) {
                m_html +=
                    u"<li><a href=\"#%1\">%2</a></li>"_qs.arg(escaped(section.id), escaped(section.title));
            }
            m_html += u"</ul></nav>\n"_qs;
        }
        m_html += u"</header>\n<main>\n"_qs;
    }

    void addSection(const PaperSection &section, const ChartTable &header, bool hasTitle)
    {
        m_html +=
            u"<section id=\"%1\" aria-label=\"%2\">\n"_qs.arg(escaped(section.id), escaped(section.title));
        if (hasTitle) {
            m_html += u"<h2>%1</h2>\n"_qs.arg(escaped(section.title));
        }
        if (!header.columns.isEmpty()) {
            addTiles(header);
        } else if (section.header != nullptr) {
            addPainted(*section.header, QSize(m_scale.px(headerWidth), section.header->sizeHint().height()),
                       section.title);
        }
        m_html += u"<div class=\"cards\">\n"_qs;
        for (Panel *panel : section.panels) {
            addCard(*panel);
        }
        m_html += u"</div>\n</section>\n"_qs;
    }

    QByteArray finish(const ReportContext &context)
    {
        m_html += u"</main>\n<footer><p>%1</p></footer>\n</body>\n</html>\n"_qs.arg(
            escaped(HtmlTexts::tr("Shelf Help Analytics · %1 · %2").arg(context.range, context.asOf)));
        return m_html.toUtf8();
    }

private:
    /// The first column names the tile, the second is its value; the others say more.
    void addTiles(const ChartTable &table)
    {
        m_html += u"<dl class=\"tiles\">\n"_qs;
        for (const QList<ChartCell> &row : table.rows) {
            m_html += u"<div><dt>%1</dt><dd class=\"value\">%2</dd>"_qs.arg(escaped(row[0].text),
                                                                            escaped(row[1].text));
            for (qsizetype column = 2; column < row.size(); ++column) {
                if (!row[column].text.isEmpty()) {
                    m_html += u"<dd class=\"%1\">%2</dd>"_qs.arg(escaped(table.columns[column].machineName),
                                                                 escaped(row[column].text));
                }
            }
            m_html += u"</div>\n"_qs;
        }
        m_html += u"</dl>\n"_qs;
    }

    void addCard(Panel &panel)
    {
        const CardBody &body = *panel.body();
        const bool isTable = qobject_cast<const TableBody *>(&body) != nullptr;
        const bool isWide = isTable || panel.definition().width == ResponsiveGrid::Width::Wide;
        const QString title = body.accessibleName();
        m_html += u"<article class=\"card%1\">\n<h3>%2</h3>\n<p class=\"subtitle\">%3</p>\n"_qs.arg(
            isWide ? u" wide"_qs : QString(), escaped(title), escaped(panel.card()->subtitle()));
        if (!body.hasData()) {
            m_html += u"<p class=\"empty\">%1</p>\n"_qs.arg(escaped(body.emptyText()));
        } else if (isTable) {
            m_html += u"<div class=\"scroll\">"_qs + htmlTable(body.table(), title) + u"</div>\n"_qs;
        } else {
            panel.card()->setStill(Card::Still::Bare);
            panel.card()->setParent(&m_sheet);
            const QSize size = isWide ? wideChart : narrowChart;
            addPainted(*panel.card(), QSize(m_scale.px(size.width()), m_scale.px(size.height())),
                       title + u". "_qs + body.summary());
            m_html += u"<details><summary>%1</summary>\n<div class=\"scroll\">%2</div></details>\n"_qs.arg(
                escaped(HtmlTexts::tr("Figures as a table")), htmlTable(body.table(), title));
        }
        m_html += u"</article>\n"_qs;
    }

    void addPainted(QWidget &part, QSize size, const QString &label)
    {
        part.setParent(&m_sheet);
        const std::array schemes{std::pair{ColorScheme::Light, u"light"_qs},
                                 std::pair{ColorScheme::Dark, u"dark"_qs}};
        for (const auto &[scheme, name] : schemes) {
            m_sheet.setScheme(scheme);
            settle(part, size);
            const QByteArray document = svgDocument(size, {}, m_sheet.logicalDpiX(),
                                                    [&](QPainter &painter) { paintPart(painter, part, {}); });
            m_html += svgElement(document, label, name) + u'\n';
        }
    }

    Sheet &m_sheet;
    Scale m_scale;
    QString m_html;
};

} // namespace

QByteArray htmlDocument(Sheet &sheet, const PaperContent &content, const QList<ChartTable> &headers)
{
    PageWriter writer(sheet, content);
    writer.addHead(content);
    for (qsizetype i = 0; i < content.sections.size(); ++i) {
        writer.addSection(content.sections[i], headers.value(i), content.sections.size() > 1);
    }
    return writer.finish(content.context);
}

} // namespace ShelfHelp::Ui

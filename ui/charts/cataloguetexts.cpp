// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguetexts.h"

#include "celldelegate.h"
#include "groupedheader.h"
#include "outcomes.h"

#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QFontMetrics>
#include <QPainter>
#include <QTableView>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

using Model = CatalogueTextsModel;

constexpr double rowHeight = 26;
constexpr double swatchSide = 9;
constexpr double swatchGap = 6;
constexpr double columnGap = 8; ///< beside the padding
constexpr double smallestText = 160;
constexpr double widestLibrary = 170;
constexpr qsizetype longestName = 48; ///< in a menu

constexpr double widestTooltip = 520;
constexpr double windowEdge = 20; ///< the sides of a tooltip
constexpr qsizetype mostLines = 12;
constexpr qsizetype mostShown = 1000; ///< characters of a text in its tooltip

/// The text in lines that are at most `width` wide, broken between words where there are some.
QStringList wrapped(const QString &text, const QFont &font, double width)
{
    if (text.isEmpty()) {
        return {}; // which would be one line
    }
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid() && lines.size() <= mostLines;
         line = layout.createLine()) {
        line.setLineWidth(width);
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

/// Everything is a text; the outcome has its swatch.
class TextsDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const override
    {
        const auto side = index.model()
                              ->headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole)
                              .value<Qt::Alignment>();
        QRectF box = cell.adjusted(scale()(TableBody::padding), 0, -scale()(TableBody::padding), -1);
        if (index.column() == Model::Outcome) {
            paintSwatch(painter, box, index);
            box.setLeft(box.left() + scale()(swatchSide + swatchGap));
        }
        const bool isMuted = index.column() == Model::Library || index.column() == Model::LastSeen;
        const auto elide = index.column() == Model::Library ? Qt::ElideMiddle : Qt::ElideRight;
        paintLine(painter, box, side, isMuted ? theme().muted : theme().text, index.data().toString(), elide);
    }

private:
    void paintSwatch(QPainter &painter, const QRectF &box, const QModelIndex &index) const
    {
        const auto *model = qobject_cast<const Model *>(index.model());
        const qsizetype outcome =
            model != nullptr ? Sql::outcomeNames().indexOf(model->textAt(index.row()).outcome) : -1;
        if (outcome < 0) {
            return;
        }
        const OutcomeStyle style = outcomeStyles(theme())[std::size_t(outcome)];
        const double length = scale()(swatchSide);
        const QRectF square(box.left(), box.center().y() - length / 2, length, length);
        paintFilled(painter, {snapped(painter, square)}, style.color, style.pattern, theme(), scale());
    }
};

} // namespace

Result<Figure> readCatalogueTexts(Sql::Snapshot &snapshot, const Question &question)
{
    auto texts = Sql::catalogueTexts(snapshot, question.time, question.filter, CatalogueTexts::mostTexts);
    return texts.ok() ? Result<Figure>(Figure::of(std::move(texts).value())) : texts.error();
}

CatalogueTexts::CatalogueTexts(QWidget *parent)
    : TableBody(u"catalogueTexts"_qs, tr("Answers that were not understood"), parent)
    , m_model(new Model(this))
{
    setUp(m_model, new TextsDelegate(this), new GroupedHeader(this), rowHeight);
}

void CatalogueTexts::setData(const Data &figures)
{
    replaceFigures([&] { m_model->setTexts(figures, question().time.reportingZone); });
}

QString CatalogueTexts::subtitle() const
{
    const QString what = tr("texts that no rule knows (unknown), or that disagree with their flag (suspect)");
    return m_model->rowCount() < mostTexts
               ? what
               : tr("%1 · the %2 most frequent").arg(what, countText(mostTexts, locale()));
}

QString CatalogueTexts::emptyText() const
{
    return tr("Good news: every answer of the catalogues was understood, and none disagrees with its flag.");
}

bool CatalogueTexts::hasData() const
{
    return m_model->rowCount() > 0;
}

ChartTable CatalogueTexts::table() const
{
    ChartTable table{.columns = {{tr("Library id"), u"library_id"_qs},
                                 {tr("Answer of the catalogue"), u"text"_qs},
                                 {tr("Outcome"), u"outcome"_qs},
                                 {tr("Suspect"), u"is_suspect"_qs},
                                 {tr("n"), u"n"_qs},
                                 {tr("Last seen"), u"last_seen"_qs}},
                     .rows = {}};
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Sql::CatalogueText &text = m_model->textAt(row);
        const auto shown = [&](int column) { return m_model->index(row, column).data().toString(); };
        table.rows.append({{shown(Model::Library), text.libraryId},
                           {shown(Model::Text), text.text},
                           {shown(Model::Outcome), text.outcome},
                           {shown(Model::Suspect), text.isSuspect},
                           countCell(text.n, locale()),
                           {shown(Model::LastSeen), text.lastSeen ? QVariant(*text.lastSeen) : QVariant()}});
    }
    return table;
}

QString CatalogueTexts::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    qint64 checks = 0;
    qint64 suspect = 0;
    for (const Sql::CatalogueText &text : m_model->texts()) {
        checks += text.n;
        suspect += text.isSuspect ? text.n : 0;
    }
    return tr("%1 different answers in %2 checks; %3 of these checks are suspect.")
        .arg(countText(m_model->rowCount(), locale()), countText(checks, locale()),
             countText(suspect, locale()));
}

/// Of one text the flag decides about outcome and suspicion, so both belong to the rows.
QList<RowsBehind> CatalogueTexts::rowsBehind(const QModelIndex &cell) const
{
    const Sql::CatalogueText &text = m_model->textAt(cell.row());
    const FilterStep ofLibrary = libraryStep(text.libraryId, {});
    RowsBehind rows{.kind = RowKind::LibraryChecks,
                    .name =
                        tr("%1 answered “%2”")
                            .arg(shortenedInside(visibleText(text.libraryId), longestName), cellName(cell)),
                    .pieces = Sql::wholeRange(question().time.range),
                    .filter = withField(question().filter, ofLibrary.field, ofLibrary.filter),
                    .n = text.n};
    rows.filter.message = text.text.isNull() ? u""_qs : text.text;
    rows.filter.outcomes = Sql::Selection{.values = {text.outcome}};
    rows.filter.isSuspect = text.isSuspect;
    return {rows};
}

std::optional<FilterStep> CatalogueTexts::filterStep(const QModelIndex &cell) const
{
    const Sql::CatalogueText &text = m_model->textAt(cell.row());
    if (cell.column() == Model::Library) {
        return libraryStep(text.libraryId, {});
    }
    if (cell.column() == Model::Outcome) {
        return outcomeStep(text.outcome);
    }
    FilterStep step{.field = FilterField::Message, .filter = {}};
    step.filter.message = text.text.isNull() ? u""_qs : text.text;
    return step;
}

/// Texts and numbers are there to be read, and to be looked behind.
bool CatalogueTexts::filtersByClick(const QModelIndex &cell) const
{
    return cell.column() == Model::Library || cell.column() == Model::Outcome;
}

QString CatalogueTexts::rowKey(int row) const
{
    const Sql::CatalogueText &text = m_model->textAt(row);
    return text.libraryId + QChar::Null + (text.isSuspect ? u'+' : u'-') + text.outcome + QChar::Null +
           text.text;
}

QString CatalogueTexts::cellName(const QModelIndex &cell) const
{
    return shortenedInside(m_model->index(cell.row(), Model::Text).data().toString(), longestName);
}

TooltipText CatalogueTexts::tooltip(const QModelIndex &cell) const
{
    const Sql::CatalogueText &text = m_model->textAt(cell.row());
    TooltipText shown{
        .title =
            tr("%1: %2 checks")
                .arg(shortenedInside(visibleText(text.libraryId), longestName), countText(text.n, locale())),
        .comparison = text.isSuspect
                          ? tr("%1, suspect: the flag says something else").arg(outcomeText(text.outcome))
                          : outcomeText(text.outcome),
        .rows = {}};
    const double width = std::min(scale()(widestTooltip), window()->width() - scale()(2 * windowEdge));
    const QFont lineFont = textFont(font(), TextRole::Tooltip);
    const QStringList lines = wrapped(visibleText(text.text.left(mostShown)), lineFont, std::max(width, 1.0));
    for (const QString &line : lines.mid(0, mostLines)) {
        shown.rows.append({line, {}});
    }
    if (lines.isEmpty()) {
        shown.remark = tr("The answer had no text.");
    } else if (lines.size() > mostLines || text.text.size() > mostShown) {
        shown.remark = tr("… %1 characters in all").arg(countText(text.text.size(), locale()));
    }
    return shown;
}

/// The text gets all that the others leave.
QList<int> CatalogueTexts::columnWidths(int width) const
{
    const QFontMetrics metrics = view()->fontMetrics();
    QList<int> widths;
    int others = 0;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        int most = metrics.horizontalAdvance(u"↓ " + m_model->headerData(column, Qt::Horizontal).toString());
        for (int row = 0; column != Model::Text && row < m_model->rowCount(); ++row) {
            most = std::max(most, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        const double swatch = column == Model::Outcome ? swatchSide + swatchGap : 0;
        most = column == Model::Library ? std::min(most, scale().px(widestLibrary)) : most;
        widths.append(most + scale().px(2 * padding + swatch + columnGap));
        others += column == Model::Text ? 0 : widths.last();
    }
    widths[Model::Text] = std::max(scale().px(smallestText), width - others);
    return widths;
}

} // namespace ShelfHelp::Ui

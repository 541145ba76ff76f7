// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <sql/csvtext.h>
#include <ui/models/charttable.h>

#include <QTimeZone>

#include <app/shelfhelp/csvreader.h>
#include <app/shelfhelp/stats/figurecsv.h>
#include <app/shelfhelp/stats/figuretext.h>

#include <bit>
#include <cmath>
#include <cstring>

namespace ShelfHelp::Fuzz {

using App::Cell;

namespace {

/// Takes a table out of the input: the number of columns, then cell by cell its kind and its content.
class TableMaker final
{
public:
    explicit TableMaker(std::string_view input)
        : m_rest(input)
    {
    }

    [[nodiscard]] App::FigureTable make()
    {
        App::FigureTable table;
        // A row of one empty cell would be an empty line, which readers pass over.
        const int columns = 2 + number(1) % 3;
        for (int column = 0; column < columns; ++column) {
            table.columns.append(u"c%1"_qs.arg(column));
        }
        while (!m_rest.empty()) {
            App::Row row;
            for (int column = 0; column < columns; ++column) {
                row.append(cell());
            }
            table.rows.append(row);
        }
        return table;
    }

private:
    std::string_view take(std::size_t size)
    {
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    int number(std::size_t bytes)
    {
        int value = 0;
        for (const char byte : take(bytes)) {
            value = value * 256 + static_cast<unsigned char>(byte);
        }
        return value;
    }

    qint64 wide()
    {
        qint64 value = 0;
        const std::string_view bytes = take(sizeof value);
        std::memcpy(&value, bytes.data(), bytes.size());
        return value;
    }

    Cell cell()
    {
        switch (number(1) % 8) {
        case 0:
            return {};
        case 1:
            return wide();
        case 2: {
            const double value = std::bit_cast<double>(wide());
            return std::isfinite(value) ? Cell(value) : Cell();
        }
        default: {
            const std::string_view text = take(std::size_t(number(1)));
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        }
        }
    }

    std::string_view m_rest;
};

/// RFC 4180 once more, apart from libcsv: the fields of a text that is known to be sound.
QList<QStringList> plainReading(const QString &csv)
{
    QList<QStringList> records{{QString()}};
    bool isQuoted = false;
    for (qsizetype at = 0; at < csv.size(); ++at) {
        const QChar c = csv[at];
        if (c == u'"' && isQuoted && at + 1 < csv.size() && csv[at + 1] == u'"') {
            records.last().last() += c;
            ++at;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u',' && !isQuoted) {
            records.last().append(QString());
        } else if (c == u'\n' && !isQuoted) {
            records.append(QStringList{QString()});
        } else if (c != u'\r' || isQuoted) {
            records.last().last() += c;
        }
    }
    records.removeLast(); // what stands behind the last end of a line
    return records;
}

bool beginsFormula(const QString &text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20").contains(text.front());
}

void checkText(const QString &written, const QString &original)
{
    require(!beginsFormula(written) && !beginsFormula(written.trimmed()),
            "no text is left to be run as a formula");
    require(written == original ||
                (written == u'\'' + original && Sql::spreadsheetText(original) != original),
            "a text is read as it was, but for the apostrophe");
}

void checkNumber(const QString &written, const Cell &cell)
{
    bool isNumber = false;
    if (const auto *whole = std::get_if<qint64>(&cell.value())) {
        require(written.toLongLong(&isNumber) == *whole && isNumber, "a whole number stays the same number");
    } else {
        const double value = std::get<double>(cell.value());
        require(!(written.toDouble(&isNumber) < value || written.toDouble() > value) && isNumber,
                "a number stays the same number to the last bit");
    }
}

QList<QStringList> read(const QString &csv)
{
    const auto records = App::readCsv(csv.toUtf8());
    require(records.ok(), "what is written as CSV is read as CSV");
    QList<QStringList> fields;
    for (const App::CsvRecord &record : records.value()) {
        fields.append(record.fields);
    }
    require(fields == plainReading(csv), "two readers read the same");
    return fields;
}

/// As texts are written by the headless program, for whose readers control characters are replaced.
QString withoutControls(QString text)
{
    for (QChar &c : text) {
        const bool isKept = c == u'\t' || c == u'\r' || c == u'\n';
        c = c.category() == QChar::Other_Control && !isKept ? QChar(QChar::ReplacementCharacter) : c;
    }
    return text;
}

void checkRecords(const QList<QStringList> &records, const App::FigureTable &table, bool replacesControls)
{
    require(records.size() == table.rows.size() + 1, "as many records as rows, and the names");
    require(records.first() == table.columns, "the columns keep their names");
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        require(records[row + 1].size() == table.columns.size(), "as many fields as columns");
        for (qsizetype column = 0; column < table.columns.size(); ++column) {
            const Cell &cell = table.rows[row][column];
            const QString &written = records[row + 1][column];
            if (const auto *text = std::get_if<QString>(&cell.value())) {
                checkText(written, replacesControls ? withoutControls(*text) : *text);
            } else if (cell.isNumber()) {
                checkNumber(written, cell);
            } else {
                require(written.isEmpty(), "what is absent is empty");
            }
        }
    }
}

/// The same table as a card of the window has it.
Ui::ChartTable cardOf(const App::FigureTable &table)
{
    Ui::ChartTable card;
    for (const QString &column : table.columns) {
        card.columns.append({column, column});
    }
    for (const App::Row &row : table.rows) {
        QList<Ui::ChartCell> cells;
        for (const Cell &cell : row) {
            cells.append({.text = {},
                          .raw = std::visit(
                              [](const auto &value) -> QVariant {
                                  using T = std::decay_t<decltype(value)>;
                                  if constexpr (std::is_same_v<T, std::monostate>) {
                                      return {};
                                  } else {
                                      return QVariant::fromValue(value);
                                  }
                              },
                              cell.value())});
        }
        card.rows.append(cells);
    }
    return card;
}

/// A line before the table is one field, whatever the reader has chosen in the filters.
void checkContext(const Ui::ChartTable &card, const QString &context)
{
    const QList<QStringList> records = read(commaSeparated(card, {context}));
    require(records.first().size() == 1 && records.first().first() == u"# " + context.simplified(),
            "a line of context is one field");
}

} // namespace

void checkCsvRoundTrip(std::string_view input)
{
    const App::FigureTable table = TableMaker(input).make();
    checkRecords(read(figureCsv(table, QTimeZone::utc())), table, true);
    const Ui::ChartTable card = cardOf(table);
    checkRecords(read(commaSeparated(card, {})), table, false);
    checkContext(card, QString::fromUtf8(input.data(), qsizetype(input.size())));
}

} // namespace ShelfHelp::Fuzz

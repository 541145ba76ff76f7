// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rows.h"

#include <libpq-fe.h>

#include <charconv>

namespace ShelfHelp::Sql {

namespace {

template <typename T>
T number(std::string_view text)
{
    T value{};
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

Rows::Rows(pg_result *result)
    : m_result(result, PQclear)
{
}

int Rows::size() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

std::string_view Rows::command() const
{
    return PQcmdStatus(m_result.get());
}

bool Rows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

std::string_view Rows::text(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), std::size_t(PQgetlength(m_result.get(), row, column))};
}

QList<qint64> Rows::bigints(int row, int column) const
{
    QList<qint64> numbers;
    std::string_view rest = text(row, column); // {1,2,3}
    while (rest.size() > 1) {
        rest.remove_prefix(1);
        const std::string_view digits = rest.substr(0, rest.find_first_of(",}"));
        if (!digits.empty()) {
            numbers.append(number<qint64>(digits));
        }
        rest.remove_prefix(digits.size());
    }
    return numbers;
}

template <>
bool Rows::get<bool>(int row, int column) const
{
    return text(row, column) == "t";
}

template <>
int Rows::get<int>(int row, int column) const
{
    return number<int>(text(row, column));
}

template <>
qint64 Rows::get<qint64>(int row, int column) const
{
    return number<qint64>(text(row, column));
}

template <>
double Rows::get<double>(int row, int column) const
{
    return number<double>(text(row, column));
}

template <>
QString Rows::get<QString>(int row, int column) const
{
    const std::string_view value = text(row, column);
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

template <>
QByteArray Rows::get<QByteArray>(int row, int column) const
{
    // Whichever form the session writes bytea in: the driver sets one of its own.
    std::size_t size = 0;
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(
        PQunescapeBytea(reinterpret_cast<const unsigned char *>(PQgetvalue(m_result.get(), row, column)),
                        &size),
        PQfreemem);
    return QByteArray(reinterpret_cast<const char *>(bytes.get()), qsizetype(size));
}

template <>
QDateTime Rows::get<QDateTime>(int row, int column) const
{
    // Floor, so that instants before 1970 do not round towards it.
    const qint64 microseconds = get<qint64>(row, column);
    const qint64 milliseconds = microseconds >= 0 ? microseconds / 1000 : (microseconds - 999) / 1000;
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace ShelfHelp::Sql

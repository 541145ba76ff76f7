// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace ShelfHelp::App {

/// One record of a CSV file and the line where it begins, from 1.
struct CsvRecord
{
    qsizetype line = 0;
    QStringList fields;

    friend bool operator==(const CsvRecord &, const CsvRecord &) = default;
};

/// Takes a CSV document (RFC 4180) apart: UTF-8 with or without a byte order mark, lines ended by LF or CRLF,
/// empty lines passed over. ErrorKind::Permanent, with line and column, at the first byte that is no UTF-8,
/// and where quotes are not as they should be.
[[nodiscard]] Result<QList<CsvRecord>> readCsv(const QByteArray &document);

} // namespace ShelfHelp::App

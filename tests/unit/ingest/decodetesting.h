// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/event.h>

#include <QByteArray>
#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace ShelfHelp::Ingest::Testing {

/// Bytes of a file under tests/data; the test fails if there is none.
[[nodiscard]] std::string readData(const QString &name);

/// Rows of a .tsv file under tests/data, without the header line.
[[nodiscard]] std::vector<std::vector<QString>> readTable(const QString &name);

/// The text as a JSON string, quotes included. The text may be anything that is UTF-8.
[[nodiscard]] std::string jsonString(std::string_view text);

/// A Lambda event of one record with that body.
[[nodiscard]] std::string lambdaEvent(std::string_view body);

/// A notification with that id and Message.
[[nodiscard]] std::string envelope(std::string_view messageId, std::string_view message);

/// What became of the records, as the corpus writes it: `S`, `S!a+b` or `R:reason`, joined with blanks;
/// `-` if there are none.
[[nodiscard]] QString outcomes(const std::vector<DecodedRecord> &records);

/// A sound SHELFSEARCH message; `extra` is put in as further members (", …").
[[nodiscard]] std::string shelfSearchMessage(std::string_view extra = {});

} // namespace ShelfHelp::Ingest::Testing

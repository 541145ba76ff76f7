// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakeawserror.h"
#include "fakemessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace ShelfHelp::Tests {

/// SQS's own limit of a message and of a batch, in bytes.
constexpr qsizetype sqsMaximumSize = 1048576;

/// What SQS finds wrong with requests, in its recorded words; nothing when it finds nothing.
[[nodiscard]] FakeAwsError missingParameter(const QString &name);
[[nodiscard]] FakeAwsError invalidParameter(const QString &message);
[[nodiscard]] std::optional<FakeAwsError> checkReceive(const QJsonObject &parameters, bool isFifo);
[[nodiscard]] std::optional<FakeAwsError> checkVisibilityTimeout(const QJsonObject &parameters,
                                                                 bool isRequired);
/// The list of a batch itself; what its entries hold is judged one by one.
[[nodiscard]] std::optional<FakeAwsError> checkBatch(const QJsonArray &entries, const QString &entryType);
[[nodiscard]] std::optional<FakeAwsError> checkBody(const FakeSend &content);

/// Bytes of body and attributes together.
[[nodiscard]] qsizetype sizeOf(const FakeSend &content);

} // namespace ShelfHelp::Tests

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durationhistogram.h"

namespace ShelfHelp::Ui {

/// What is typical per medium (D6)? Library checks of Libby in blue, physical ones in orange and hatched.
class CheckHistogram final : public DurationHistogram
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckHistogram)

public:
    explicit CheckHistogram(QWidget *parent = nullptr);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

protected:
    [[nodiscard]] std::array<Kind, kindCount> kinds() const override;

    [[nodiscard]] RowKind rowKind() const override { return RowKind::LibraryChecks; }

    [[nodiscard]] FilterStep durationStep(const Sql::NumberRange &microseconds) const override;
};

} // namespace ShelfHelp::Ui

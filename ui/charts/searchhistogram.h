// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durationhistogram.h"

namespace ShelfHelp::Ui {

/// What is typical for a shelf search (D3)? Cold ones in the text colour, warm ones in sky blue and hatched,
/// and the 50 ms below which a search is warm by its duration.
class SearchHistogram final : public DurationHistogram
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchHistogram)

public:
    explicit SearchHistogram(QWidget *parent = nullptr);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

protected:
    [[nodiscard]] std::array<Kind, kindCount> kinds() const override;

    [[nodiscard]] RowKind rowKind() const override { return RowKind::ShelfSearches; }

    [[nodiscard]] FilterStep durationStep(const Sql::NumberRange &microseconds) const override;
    [[nodiscard]] qint64 limitUs() const override;
};

} // namespace ShelfHelp::Ui

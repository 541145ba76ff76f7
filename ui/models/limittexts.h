// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/alerts/alertcheck.h>

#include <QLocale>
#include <QString>

namespace ShelfHelp::Ui {

/// "Cold search p95", as people call the metric.
[[nodiscard]] QString metricText(Sql::AlertMetric metric);
/// A value of the metric with its unit: "20.0 s", "41.7 %", "1,234".
[[nodiscard]] QString metricValueText(Sql::AlertMetric metric, const std::optional<double> &value,
                                      const QLocale &locale);
/// "p95 above 20.0 s": the name of a limit's line, beside figures that say the rest.
[[nodiscard]] QString limitText(const Sql::AlertRule &rule, const QLocale &locale);
/// The whole rule: "Cold search p95 above 20.0 s, last 7 days, from 50".
[[nodiscard]] QString ruleText(const Sql::AlertRule &rule, const QLocale &locale);
/// What became of it: "24.1 s, n = 120".
[[nodiscard]] QString findingText(const Sql::AlertFinding &finding, const QLocale &locale);

} // namespace ShelfHelp::Ui

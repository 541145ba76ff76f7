// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>

#include <functional>

namespace ShelfHelp::Tests {

/// Something the deployment template has to be; most of these no validator of AWS notices.
struct TemplateRule
{
    const char *name;
    /// What is wrong with a template in this respect; empty when it keeps the rule.
    std::function<QString(const QJsonValue &document)> problem;
};

[[nodiscard]] const QList<TemplateRule> &templateRules();

} // namespace ShelfHelp::Tests

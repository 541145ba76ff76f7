// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionsettings.h"

#include "connection.h"

namespace ShelfHelp::Sql {

namespace {

struct Setting
{
    QString name;
    QString value;
};

QString timeoutOf(Purpose purpose)
{
    const auto limit = statementLimit(purpose);
    return limit ? QString::number(limit->count()) + u"ms" : u"0"_qs;
}

QList<Setting> settingsOf(Purpose purpose, SettingScope scope)
{
    QList<Setting> settings{{u"TimeZone"_qs, u"UTC"_qs},
                            {u"lock_timeout"_qs, u"10s"_qs},
                            {u"jit"_qs, u"off"_qs},
                            {u"client_min_messages"_qs, u"warning"_qs},
                            {u"idle_in_transaction_session_timeout"_qs, u"60s"_qs},
                            {u"statement_timeout"_qs, timeoutOf(purpose)}};
    if (purpose == Purpose::Reading) {
        // The default holds from the next transaction on.
        const bool isDefault = scope == SettingScope::Session;
        settings.append(
            {isDefault ? u"default_transaction_read_only"_qs : u"transaction_read_only"_qs, u"on"_qs});
    }
    return settings;
}

} // namespace

std::optional<std::chrono::milliseconds> statementLimit(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Reading:
        return std::chrono::seconds(30);
    case Purpose::Writing:
        return std::chrono::seconds(60);
    case Purpose::Owner:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

QString settingsStatement(Purpose purpose, SettingScope scope)
{
    const QString isLocal = scope == SettingScope::Transaction ? u"true"_qs : u"false"_qs;
    QStringList calls;
    for (const Setting &setting : settingsOf(purpose, scope)) {
        calls.append(u"pg_catalog.set_config('%1', '%2', %3)"_qs.arg(setting.name, setting.value, isLocal));
    }
    return u"SELECT " + calls.join(u", ");
}

} // namespace ShelfHelp::Sql

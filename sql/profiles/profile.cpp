// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "profile.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype longestName = 60;
constexpr int largestPort = 65535;

constexpr std::array colours{
    std::pair{ProfileColour::None, QLatin1StringView("none")},
    std::pair{ProfileColour::Green, QLatin1StringView("green")},
    std::pair{ProfileColour::Blue, QLatin1StringView("blue")},
    std::pair{ProfileColour::Orange, QLatin1StringView("orange")},
    std::pair{ProfileColour::Red, QLatin1StringView("red")},
    std::pair{ProfileColour::Purple, QLatin1StringView("purple")},
};

constexpr std::array sources{
    std::pair{PasswordSource::Keychain, QLatin1StringView("keychain")},
    std::pair{PasswordSource::File, QLatin1StringView("file")},
    std::pair{PasswordSource::Ask, QLatin1StringView("ask")},
};

template <typename T, std::size_t Size>
QString nameOf(const std::array<std::pair<T, QLatin1StringView>, Size> &names, T value)
{
    for (const auto &[each, name] : names) {
        if (each == value) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

template <typename T, std::size_t Size>
std::optional<T> valueOf(const std::array<std::pair<T, QLatin1StringView>, Size> &names, const QString &word)
{
    for (const auto &[value, name] : names) {
        if (name == word) {
            return value;
        }
    }
    return std::nullopt;
}

/// Letters, marks, digits, signs and plain blanks.
bool isSeen(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

Error usage(const QString &message, const QString &remedy)
{
    return {.kind = ErrorKind::Usage, .message = message, .remedy = remedy};
}

} // namespace

QString colourName(ProfileColour colour)
{
    return nameOf(colours, colour);
}

std::optional<ProfileColour> colourFromName(const QString &name)
{
    return valueOf(colours, name);
}

const QList<ProfileColour> &profileColours()
{
    static const QList<ProfileColour> all = [] {
        QList<ProfileColour> list;
        for (const auto &colour : colours) {
            list.append(colour.first);
        }
        return list;
    }();
    return all;
}

QString passwordSourceName(PasswordSource source)
{
    return nameOf(sources, source);
}

std::optional<PasswordSource> passwordSourceFromName(const QString &name)
{
    return valueOf(sources, name);
}

ConnectionProfile embeddedProfile()
{
    ConnectionProfile profile{.id = embeddedProfileId.toString(), .name = u"Embedded"_qs};
    profile.settings.embedded = true;
    return profile;
}

ConnectionProfile newProfile(const QString &name)
{
    return {.id = QUuid::createUuid().toString(QUuid::WithoutBraces), .name = name};
}

Outcome checkProfileName(const QString &name)
{
    if (name.trimmed().isEmpty()) {
        return usage(u"The connection has no name"_qs, u"Give it one, such as Production."_qs);
    }
    if (name.size() > longestName) {
        return usage(u"The connection's name is too long"_qs, u"At most %1 characters."_qs.arg(longestName));
    }
    if (!name.isValidUtf16() || !std::ranges::all_of(name, isSeen)) {
        return usage(u"The connection's name has characters that cannot be seen"_qs,
                     u"Line ends, escapes and characters that turn the direction of text are refused."_qs);
    }
    if (name != name.trimmed()) {
        return usage(u"The connection's name begins or ends with a blank"_qs, u"Take it away."_qs);
    }
    return success();
}

Outcome checkProfile(const ConnectionProfile &profile)
{
    if (Outcome named = checkProfileName(profile.name); !named.ok()) {
        return named;
    }
    const ConnectionSettings &settings = profile.settings;
    const QString subject = u"The connection \"%1\""_qs.arg(profile.name);
    if (!settings.password.isEmpty()) {
        return usage(subject + u" holds a password", u"Passwords are never kept in the settings: take it "
                                                     u"out, and keep it in the keychain, in ~/.pgpass or in "
                                                     "a service file."_qs);
    }
    if (settings.port < 1 || settings.port > largestPort) {
        return usage(subject + u" has a port that is none", u"Ports are numbers between 1 and 65535."_qs);
    }
    if (settings.host.isEmpty() && !settings.options.contains(u"service"_qs)) {
        return usage(subject + u" names no server",
                     u"Fill in the host (or the directory of a socket), or the name of a libpq service."_qs);
    }
    // Reading it back has the last word: only what libpq and the list of options allow survives that.
    const Result<ConnectionSettings> again =
        parseConnectionString(settings.toUri(), u"the connection \"%1\""_qs.arg(profile.name));
    return again.ok() ? success() : Outcome(again.error());
}

} // namespace ShelfHelp::Sql

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "profilefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <functional>

namespace ShelfHelp::Sql {

namespace {

constexpr int version = 1;
constexpr qint64 largestFile = 1024 * 1024;
constexpr int lockPatience = 2000; ///< milliseconds

const QString versionKey = u"version"_qs;
const QString chosenKey = u"chosen"_qs;
const QString profilesKey = u"connections"_qs;
const QString idKey = u"id"_qs;
const QString nameKey = u"name"_qs;
const QString colourKey = u"colour"_qs;
const QString passwordKey = u"passwordFrom"_qs;
const QString uriKey = u"uri"_qs;

Error fileError(const QString &path, const QString &what, const QString &remedy)
{
    return {.message = u"The connections in %1 cannot be %2"_qs.arg(path, what), .remedy = remedy};
}

Result<ConnectionProfile> profileOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QString name = object.value(nameKey).toString();
    if (Outcome named = checkProfileName(name); !named.ok()) {
        return named.error();
    }
    const QString subject = u"The connection \"%1\""_qs.arg(name);
    const Result<ConnectionSettings> settings =
        parseConnectionString(object.value(uriKey).toString(), u"the connection \"%1\""_qs.arg(name));
    if (!settings.ok()) {
        return settings.error();
    }
    const auto colour = colourFromName(object.value(colourKey).toString(colourName(ProfileColour::None)));
    const auto source =
        passwordSourceFromName(object.value(passwordKey).toString(passwordSourceName(PasswordSource::File)));
    const QString id = object.value(idKey).toString();
    if (!colour || !source || id.isEmpty() || id == embeddedProfileId) {
        return Error{.kind = ErrorKind::Usage,
                     .message = subject + u" has an id, a colour or a way to its password that is none"};
    }
    ConnectionProfile profile{
        .id = id, .name = name, .colour = *colour, .passwordSource = *source, .settings = settings.value()};
    profile.settings.origin.clear();
    const Outcome usable = checkProfile(profile);
    return usable.ok() ? Result<ConnectionProfile>(profile) : usable.error();
}

QJsonObject toJson(const ConnectionProfile &profile)
{
    return {{idKey, profile.id},
            {nameKey, profile.name},
            {colourKey, colourName(profile.colour)},
            {passwordKey, passwordSourceName(profile.passwordSource)},
            {uriKey, profile.settings.toUri()}};
}

Error takenName(const QString &name)
{
    return {.kind = ErrorKind::Usage,
            .message = u"There are two connections of the name \"%1\""_qs.arg(name),
            .remedy = u"Give one of them another name."_qs};
}

ProfileList listOf(const QJsonObject &document)
{
    ProfileList list{.chosen = document.value(chosenKey).toString()};
    const QJsonArray entries = document.value(profilesKey).toArray();
    for (const QJsonValueConstRef value : entries) {
        const Result<ConnectionProfile> profile = profileOf(value);
        const bool isTaken = profile.ok() && (list.withName(profile.value().name) != nullptr ||
                                              list.withId(profile.value().id) != nullptr);
        if (profile.ok() && !isTaken) {
            list.profiles.append(profile.value());
            continue;
        }
        list.problems.append((isTaken ? takenName(profile.value().name) : profile.error()).toText());
        list.unreadable.append(value);
    }
    return list;
}

Result<QJsonObject> documentAt(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return QJsonObject{{versionKey, version}};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fileError(path, u"read"_qs, u"Check the rights of the file: "_qs + file.errorString() + u'.');
    }
    const QByteArray text = file.read(largestFile + 1);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    const QString mend = u"Mend the file, or delete it and set the connections up again."_qs;
    if (text.size() > largestFile) {
        return fileError(path, u"read: the file is too large"_qs, mend);
    }
    if (!document.isObject()) {
        return fileError(path,
                         u"read: it is damaged at character %1 (%2)"_qs.arg(QString::number(problem.offset),
                                                                            problem.errorString()),
                         mend);
    }
    if (document.object().value(versionKey).toInt() != version ||
        !(document.object().value(profilesKey).isArray() ||
          document.object().value(profilesKey).isUndefined())) {
        return fileError(path, u"read: they are of another version of this program"_qs,
                         u"Install that version, or delete the file and set the connections up again."_qs);
    }
    return document.object();
}

Outcome write(const ProfileList &list, const QString &path)
{
    QJsonArray entries;
    for (const ConnectionProfile &profile : list.profiles) {
        if (!profile.settings.embedded) {
            entries.append(toJson(profile));
        }
    }
    for (const QJsonValueConstRef entry : list.unreadable) {
        entries.append(entry);
    }
    const QJsonObject document{{versionKey, version}, {chosenKey, list.chosen}, {profilesKey, entries}};
    QSaveFile file(path);
    // The servers' and users' names are nobody else's business.
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                           file.write(QJsonDocument(document).toJson()) > 0 && file.commit();
    return isWritten ? success()
                     : Outcome(fileError(path, u"written"_qs,
                                         u"Check the directory and the room on its disk: "_qs +
                                             file.errorString() + u'.'));
}

/// The lock of the file, so that of two programs the second sees what the first has written.
Outcome locked(const QString &path, const std::function<Outcome()> &change)
{
    QDir().mkpath(QFileInfo(path).path());
    QLockFile lock(path + u".lock");
    if (!lock.tryLock(lockPatience)) {
        return fileError(
            path, u"written"_qs,
            u"Another program is writing them, or the directory cannot be written: try again."_qs);
    }
    return change();
}

} // namespace

const ConnectionProfile *ProfileList::withId(const QString &id) const
{
    const auto found =
        std::ranges::find_if(profiles, [&id](const ConnectionProfile &profile) { return profile.id == id; });
    return found == profiles.cend() ? nullptr : &*found;
}

const ConnectionProfile *ProfileList::withName(const QString &name) const
{
    const auto found = std::ranges::find_if(profiles, [&name](const ConnectionProfile &profile) {
        return profile.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == profiles.cend() ? nullptr : &*found;
}

QString profileFilePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/shelf-help/connections.json";
}

Result<ProfileList> loadProfiles(const QString &path)
{
    const Result<QJsonObject> document = documentAt(path);
    return document.ok() ? Result<ProfileList>(listOf(document.value())) : document.error();
}

Outcome saveProfiles(const ProfileList &list, const QString &path)
{
    for (const ConnectionProfile &profile : list.profiles) {
        const Outcome usable = profile.settings.embedded ? success() : checkProfile(profile);
        if (!usable.ok()) {
            return usable;
        }
        if (list.withName(profile.name) != &profile) {
            return takenName(profile.name);
        }
    }
    return locked(path, [&]() -> Outcome {
        if (!documentAt(path).ok()) {
            const QString aside = path + u".damaged";
            QFile::remove(aside);
            if (!QFile::rename(path, aside)) {
                return fileError(path, u"written"_qs,
                                 u"The damaged file could not be put aside: remove it."_qs);
            }
        }
        return write(list, path);
    });
}

Outcome chooseProfile(const QString &id, const QString &path)
{
    return locked(path, [&]() -> Outcome {
        Result<ProfileList> list = loadProfiles(path);
        if (!list.ok()) {
            return list.error();
        }
        if (list.value().chosen == id) {
            return success();
        }
        list.value().chosen = id;
        return write(list.value(), path);
    });
}

} // namespace ShelfHelp::Sql

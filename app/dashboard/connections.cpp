// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections.h"

#include <QApplication>
#include <QInputDialog>
#include <QProcessEnvironment>
#include <QScopeGuard>

#include <app/options/keychain.h>

#include <cstdio>

namespace ShelfHelp::Dashboard {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ShelfHelp::Dashboard", text);
}

Result<std::optional<QString>> askInDialog(const Sql::ConnectionProfile &profile, const QString &why)
{
    // It may be the only window there is: that it closes is not the end of the program.
    const bool quits = QApplication::quitOnLastWindowClosed();
    QApplication::setQuitOnLastWindowClosed(false);
    const auto restore = qScopeGuard([quits] { QApplication::setQuitOnLastWindowClosed(quits); });
    QInputDialog dialog;
    dialog.setObjectName(u"passwordDialog"_qs);
    dialog.setWindowTitle(translated(QT_TRANSLATE_NOOP("ShelfHelp::Dashboard", "Password")));
    dialog.setLabelText(u"<qt>%1<br><br>%2</qt>"_qs.arg(
        why.toHtmlEscaped(), translated(QT_TRANSLATE_NOOP("ShelfHelp::Dashboard", "Password of “%1”:"))
                                 .arg(profile.name)
                                 .toHtmlEscaped()));
    dialog.setTextEchoMode(QLineEdit::Password);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.textValue()) : std::nullopt;
}

QProcessEnvironment environment()
{
    return QProcessEnvironment::systemEnvironment();
}

} // namespace

Ui::ConnectionServices Connections::services()
{
    return {
        .load = [] { return Sql::loadProfiles(); },
        .save = [](const Sql::ProfileList &list) { return Sql::saveProfiles(list); },
        .check = [this](const Sql::ConnectionProfile &profile,
                        const QString &password) { return check(profile, password); },
        .storePassword = App::storeInKeychain,
        .forgetPassword =
            [this](const QString &id) {
                m_typed.remove(id);
                return App::removeFromKeychain(id);
            },
        .holdPassword = [this](const QString &id, const QString &password) { m_typed.insert(id, password); }};
}

Result<Sql::ChosenDatabase> Connections::choose(const QString &id)
{
    Result<Sql::ChosenDatabase> found = find(id);
    if (found.ok()) {
        const Outcome noted = Sql::chooseProfile(id);
        if (!noted.ok() && id != Sql::embeddedProfileId) { // that is there even where the file cannot be read
            std::fprintf(stderr, "shelfhelp-dashboard: %s\n", qUtf8Printable(noted.error().toText()));
        }
    }
    return found;
}

Result<Sql::ChosenDatabase> Connections::find(const QString &id)
{
    if (id == Sql::embeddedProfileId) {
        return Sql::databaseOf(Sql::embeddedProfile(), {}, environment());
    }
    const Result<Sql::ProfileList> list = Sql::loadProfiles();
    const Sql::ConnectionProfile *profile = list.ok() ? list.value().withId(id) : nullptr;
    if (profile == nullptr) {
        return list.ok()
                   ? Error{.message = u"That connection is gone"_qs, .remedy = u"Choose another one."_qs}
                   : list.error();
    }
    return Sql::databaseOf(*profile, u"the connection \"%1\""_qs.arg(profile->name), environment());
}

Result<Sql::DatabaseChoice> Connections::databaseOf(const QString &id)
{
    Result<Sql::ChosenDatabase> found = find(id);
    fillInPassword(found);
    return found.ok() ? Result<Sql::DatabaseChoice>(found.value().choice) : found.error();
}

void Connections::fillInPassword(Result<Sql::ChosenDatabase> &database)
{
    if (!database.ok() || !database.value().profile || !database.value().choice) {
        return;
    }
    const QString id = database.value().profile->id;
    if (m_typed.contains(id)) {
        database.value().choice->password = m_typed.value(id);
        return;
    }
    const auto ask = [this, &id](const Sql::ConnectionProfile &profile, const QString &why) {
        const Result<std::optional<QString>> typed = askInDialog(profile, why);
        if (typed.ok() && typed.value()) {
            m_typed.insert(id, *typed.value());
        }
        return typed;
    };
    const Outcome filled =
        Sql::fillInPassword(database.value(), {.fromKeychain = App::passwordFromKeychain, .ask = ask});
    if (!filled.ok()) {
        database = filled.error();
    }
}

QFuture<Sql::CheckStep> Connections::check(const Sql::ConnectionProfile &profile, const QString &password)
{
    Result<Sql::ChosenDatabase> database =
        Sql::databaseOf(profile, u"the connection \"%1\""_qs.arg(profile.name), environment());
    if (password.isEmpty()) {
        fillInPassword(database);
    } else if (database.value().choice) {
        database.value().choice->password = password;
    }
    return Ui::checkInBackground(database.ok() ? database.value().choice : Sql::DatabaseChoice());
}

Outcome fillInWithoutWindow(Sql::ChosenDatabase &database)
{
    const auto nobody = [](const Sql::ConnectionProfile &, const QString &why) {
        std::fprintf(stderr, "shelfhelp-dashboard: %s\n", qUtf8Printable(why));
        return Result<std::optional<QString>>(std::optional<QString>());
    };
    return Sql::fillInPassword(database, {.fromKeychain = App::passwordFromKeychain, .ask = nobody});
}

} // namespace ShelfHelp::Dashboard

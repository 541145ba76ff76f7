// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace ShelfHelp::Ui {

namespace {

/// The translators in force, Qt's own first: the newest is asked first.
std::vector<std::unique_ptr<QTranslator>> &translators()
{
    static std::vector<std::unique_ptr<QTranslator>> installed;
    return installed;
}

void install(const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(name, folder)) {
        QCoreApplication::installTranslator(translator.get());
        translators().push_back(std::move(translator));
    }
}

QString languageOf(const QString &locale)
{
    return locale.section(u'-', 0, 0).section(u'_', 0, 0);
}

/// The first language that the system asks for and that we have.
QString systemLanguage()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        if (languages().contains(languageOf(wanted))) {
            return languageOf(wanted);
        }
    }
    return languages().first();
}

} // namespace

const QStringList &languages()
{
    static const QStringList codes{u"en"_qs, u"de"_qs};
    return codes;
}

QString languageName(const QString &code)
{
    return QLocale(code).nativeLanguageName();
}

void useLanguage(const QString &code)
{
    translators().clear(); // a translator that goes removes itself
    const QString language = languages().contains(code) ? code : systemLanguage();
    install(u"qtbase_"_qs + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"shelfhelp_"_qs + language, u":/i18n"_qs);
    // Who asked for no language, or for the system's, keeps the formats of the own country, or of none.
    const QLocale system = QLocale::system();
    const bool isPlain = system.language() == QLocale::C && language == languages().first();
    QLocale::setDefault(isPlain || languageOf(system.name()) == language ? system : QLocale(language));
}

} // namespace ShelfHelp::Ui

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "description.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <algorithm>
#include <cstdio>

namespace ShelfHelp::App {

namespace {

/// An option group is none: its options belong to the command around it.
bool isCommand(const CLI::App *command)
{
    return !command->get_name().empty();
}

bool isGroup(const CLI::App *command)
{
    return !isCommand(command);
}

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

/// CLI11 tells type and validators as one text: TEXT:{a,b} or INT:INT in [0 - 5].
QString placeholderOf(const CLI::Option &option)
{
    const QString type = text(option.get_type_name()).section(u':', 0, 0);
    return option.get_items_expected_max() == 0 ? QString() : type;
}

QJsonArray choicesOf(const CLI::Option &option)
{
    const QString type = text(option.get_type_name());
    const auto from = type.indexOf(u":{"_qs);
    const auto to = type.indexOf(u'}', from);
    if (from < 0 || to < 0) {
        return {};
    }
    return QJsonArray::fromStringList(type.mid(from + 2, to - from - 2).split(u','));
}

QJsonArray namesOf(const CLI::Option &option)
{
    QJsonArray names;
    for (const std::string &name : option.get_snames()) {
        names.append(QString(u'-' + text(name)));
    }
    for (const std::string &name : option.get_lnames()) {
        names.append(QString(u"--"_qs + text(name)));
    }
    if (names.isEmpty()) {
        names.append(text(option.get_name(true)));
    }
    return names;
}

QJsonObject describe(const CLI::Option &option)
{
    return {{u"names"_qs, namesOf(option)},
            {u"positional"_qs, !option.nonpositional()},
            {u"value"_qs, placeholderOf(option)},
            {u"choices"_qs, choicesOf(option)},
            {u"description"_qs, text(option.get_description())},
            {u"default"_qs, text(option.get_default_str())},
            {u"variable"_qs, text(option.get_envname())},
            {u"group"_qs, text(option.get_group())},
            {u"required"_qs, option.get_required()},
            {u"repeatable"_qs, option.get_items_expected_max() > 1}};
}

void addOptions(const CLI::App &command, QJsonArray &options)
{
    for (const CLI::Option *option : command.get_options()) {
        if (!option->get_group().empty()) {
            options.append(describe(*option));
        }
    }
    for (const CLI::App *group : command.get_subcommands(isGroup)) {
        addOptions(*group, options);
    }
}

} // namespace

QJsonObject describe(const CLI::App &command)
{
    QJsonArray options;
    addOptions(command, options);
    QJsonArray commands;
    for (const CLI::App *subcommand : command.get_subcommands(isCommand)) {
        commands.append(describe(*subcommand));
    }
    return {{u"name"_qs, text(command.get_name())},
            {u"description"_qs, text(command.get_description())},
            {u"footer"_qs, text(command.get_footer())},
            {u"options"_qs, options},
            {u"commands"_qs, commands}};
}

void addDescription(CLI::App &program)
{
    program
        .add_flag_callback("--describe-commands",
                           [&program] {
                               QJsonObject description = describe(program);
                               description[u"version"_qs] = QStringLiteral(SHELFHELP_VERSION);
                               std::fputs(QJsonDocument(description).toJson().constData(), stdout);
                               throw CLI::Success();
                           })
        ->group({});
}

} // namespace ShelfHelp::App

// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "personalnotes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

const QString fromKey = u"from"_qs;
const QString toKey = u"to"_qs;
const QString textKey = u"text"_qs;

std::optional<Sql::ChartNote> noteOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Sql::ChartNote note{.from = QDateTime::fromString(object[fromKey].toString(), Qt::ISODateWithMs),
                        .to = {},
                        .text = object[textKey].toString()};
    if (object.contains(toKey)) {
        note.to = QDateTime::fromString(object[toKey].toString(), Qt::ISODateWithMs);
    }
    return Sql::problemWith(note) ? std::nullopt : std::optional(note);
}

QJsonObject objectOf(const Sql::ChartNote &note)
{
    QJsonObject object{{fromKey, note.from.toUTC().toString(Qt::ISODateWithMs)}, {textKey, note.text}};
    if (note.to) {
        object.insert(toKey, note.to->toUTC().toString(Qt::ISODateWithMs));
    }
    return object;
}

} // namespace

PersonalNotes::PersonalNotes(const QString &fileName)
    : m_fileName(fileName)
{
    read();
}

void PersonalNotes::read()
{
    QFile file(m_fileName);
    if (!file.exists()) {
        return;
    }
    const auto unreadable = [this](const QString &reason) {
        m_problem =
            Error{.message = u"Your notes in %1 cannot be read: %2"_qs.arg(m_fileName, reason),
                  .remedy = u"Mend or move the file; until then no note of yours is shown or written."_qs};
    };
    if (!file.open(QIODevice::ReadOnly)) {
        unreadable(file.errorString());
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isArray()) {
        unreadable(u"it is no JSON list"_qs);
        return;
    }
    const QJsonArray list = document.array();
    for (const QJsonValueConstRef value : list) {
        std::optional<Sql::ChartNote> note = noteOf(value);
        if (!note) {
            unreadable(u"entry %1 is no note"_qs.arg(m_notes.size() + 1));
            m_notes.clear();
            return;
        }
        note->id = m_notes.size() + 1;
        m_notes.append(*note);
    }
}

Outcome PersonalNotes::write(const Sql::ChartNote &note)
{
    if (const auto problem = Sql::problemWith(note)) {
        return Error{.kind = ErrorKind::Usage, .message = *problem};
    }
    QList<Sql::ChartNote> notes = m_notes;
    if (note.id > 0 && note.id <= notes.size()) {
        notes[note.id - 1] = note;
    } else {
        notes.append(note);
    }
    return store(notes);
}

Outcome PersonalNotes::remove(qint64 id)
{
    QList<Sql::ChartNote> notes = m_notes;
    notes.removeIf([id](const Sql::ChartNote &note) { return note.id == id; });
    return store(notes);
}

Outcome PersonalNotes::store(const QList<Sql::ChartNote> &notes)
{
    if (m_problem) {
        return *m_problem;
    }
    QJsonArray list;
    for (const Sql::ChartNote &note : notes) {
        list.append(objectOf(note));
    }
    QDir().mkpath(QFileInfo(m_fileName).absolutePath());
    QSaveFile file(m_fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(list).toJson()) < 0 || !file.commit()) {
        return Error{.message =
                         u"Your notes cannot be written to %1: %2"_qs.arg(m_fileName, file.errorString()),
                     .remedy = u"Make room or rights there, then write the note again."_qs};
    }
    m_notes = notes;
    for (qsizetype i = 0; i < m_notes.size(); ++i) {
        m_notes[i].id = i + 1;
    }
    return success();
}

} // namespace ShelfHelp::Ui

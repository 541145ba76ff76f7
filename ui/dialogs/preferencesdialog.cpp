// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "preferencesdialog.h"

#include "dialogbuttons.h"

#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/format/language.h>

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int secondsPerMinute = 60;

} // namespace

const QList<int> &liveSteps()
{
    static const QList<int> steps{0, 2, 5, 10, 30, 60, 300, 900};
    return steps;
}

QString liveText(int seconds)
{
    if (seconds == 0) {
        return PreferencesDialog::tr("Off");
    }
    return seconds < secondsPerMinute ? PreferencesDialog::tr("Every %1 s").arg(seconds)
                                      : PreferencesDialog::tr("Every %1 min").arg(seconds / secondsPerMinute);
}

PreferencesDialog::PreferencesDialog(const Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_scheme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_reportingZone(zoneBox(u"reportingZone"_qs, preferences.reportingZone, &Preferences::reportingZone))
    , m_sourceZone(zoneBox(u"sourceZone"_qs, preferences.sourceZone, &Preferences::sourceZone))
    , m_live(new QComboBox(this))
    , m_singleKeys(new QCheckBox(tr("&Single letters choose ranges, without Ctrl"), this))
{
    setObjectName(u"preferencesDialog"_qs);
    setWindowTitle(tr("Preferences"));
    m_scheme->setObjectName(u"colorScheme"_qs);
    const std::array schemes{
        std::pair{ColorScheme::System, tr("As the desktop")}, std::pair{ColorScheme::Light, tr("Light")},
        std::pair{ColorScheme::Dark, tr("Dark")}, std::pair{ColorScheme::HighContrast, tr("High contrast")}};
    for (const auto &[scheme, text] : schemes) {
        m_scheme->addItem(text, int(scheme));
    }
    m_scheme->setCurrentIndex(m_scheme->findData(int(preferences.colorScheme)));
    m_language->setObjectName(u"language"_qs);
    m_language->addItem(tr("As the system"), QString());
    for (const QString &code : languages()) {
        m_language->addItem(languageName(code), code);
    }
    m_language->setCurrentIndex(std::max(0, m_language->findData(preferences.language)));
    m_live->setObjectName(u"live"_qs);
    for (const int seconds : liveSteps()) {
        m_live->addItem(liveText(seconds), seconds);
    }
    m_live->setCurrentIndex(m_live->findData(preferences.liveSeconds));
    m_singleKeys->setObjectName(u"singleKeys"_qs);
    m_singleKeys->setChecked(preferences.hasSingleKeys);
    layOut();
    connect(m_scheme, &QComboBox::currentIndexChanged, this, [this] {
        m_preferences.colorScheme = ColorScheme(m_scheme->currentData().toInt());
        Q_EMIT changed(m_preferences);
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        m_preferences.language = m_language->currentData().toString();
        Q_EMIT changed(m_preferences);
    });
    connect(m_live, &QComboBox::currentIndexChanged, this, [this] {
        m_preferences.liveSeconds = m_live->currentData().toInt();
        Q_EMIT changed(m_preferences);
    });
    connect(m_singleKeys, &QCheckBox::toggled, this, [this](bool on) {
        m_preferences.hasSingleKeys = on;
        Q_EMIT changed(m_preferences);
    });
}

QComboBox *PreferencesDialog::zoneBox(const QString &name, const QTimeZone &zone,
                                      QTimeZone Preferences::*which)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    QStringList ids;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        ids.append(QString::fromLatin1(id));
    }
    box->addItems(ids);
    box->setCurrentText(QString::fromLatin1(zone.id()));
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    // A word that is no zone changes nothing, and gives way to the zone in force.
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this, box, which] {
        const QByteArray id = box->currentText().trimmed().toLatin1();
        const QTimeZone chosen = plainZone(QTimeZone(id));
        if (QTimeZone::isTimeZoneIdAvailable(id) && chosen != m_preferences.*which) {
            m_preferences.*which = chosen;
            Q_EMIT changed(m_preferences);
        }
        box->setCurrentText(QString::fromLatin1((m_preferences.*which).id()));
    });
    connect(box, &QComboBox::activated, box->lineEdit(), &QLineEdit::editingFinished);
    return box;
}

void PreferencesDialog::layOut()
{
    const Scale scale(font());
    auto *form = new QFormLayout;
    form->setSpacing(scale.px(10));
    form->addRow(tr("&Theme"), m_scheme);
    form->addRow(tr("L&anguage"), m_language);
    form->addRow(tr("Time &zone of days and charts"), m_reportingZone);
    form->addRow(tr("Stored times are &read as"), m_sourceZone);
    form->addRow(tr("&Look for new notifications"), m_live);
    form->addRow(QString(), m_singleKeys);
    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(16));
    column->addLayout(form);
    column->addWidget(buttons);
}

} // namespace ShelfHelp::Ui

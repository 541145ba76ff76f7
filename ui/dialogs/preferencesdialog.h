// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/charts/theme.h>

#include <QDialog>
#include <QString>
#include <QTimeZone>

class QComboBox;
class QCheckBox;

namespace ShelfHelp::Ui {

/// What the preferences are about.
struct Preferences
{
    ColorScheme colorScheme = ColorScheme::System;
    QString language = {};                      ///< a code; empty: the system's
    QTimeZone reportingZone = QTimeZone::utc(); ///< edges of days, and all times shown
    QTimeZone sourceZone = QTimeZone::utc();    ///< how stored times are read
    int liveSeconds = 5;                        ///< between two looks for news; 0: never
    bool hasSingleKeys = true;                  ///< D, E, H … choose ranges
    bool isPrivate = false;                     ///< names of readers are not shown

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

/// The steps that are offered for liveSeconds.
[[nodiscard]] const QList<int> &liveSteps();
[[nodiscard]] QString liveText(int seconds);

/// The preferences. Each acts at once.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreferencesDialog)

public:
    explicit PreferencesDialog(const Preferences &preferences, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const Preferences &preferences);

private:
    [[nodiscard]] QComboBox *zoneBox(const QString &name, const QTimeZone &zone,
                                     QTimeZone Preferences::*which);
    void layOut();

    Preferences m_preferences;
    QComboBox *m_scheme;
    QComboBox *m_language;
    QComboBox *m_reportingZone;
    QComboBox *m_sourceZone;
    QComboBox *m_live;
    QCheckBox *m_singleKeys;
};

} // namespace ShelfHelp::Ui

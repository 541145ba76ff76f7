// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "certificates.h"

#include <QProcess>
#include <QStringList>

namespace ShelfHelp::Tests {

namespace {

void openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_qs, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qFatal("No certificate for the tests: %s %s", qPrintable(process.errorString()),
               process.readAll().constData());
    }
}

} // namespace

Certificates::Certificates()
{
    make(u"ca"_qs, u"/CN=Shelf Help test authority"_qs, {});
    make(u"otherca"_qs, u"/CN=Another authority"_qs, {});
    make(u"server"_qs, u"/CN=localhost"_qs,
         {u"-CA"_qs, path(u"ca.crt"_qs), u"-CAkey"_qs, path(u"ca.key"_qs), u"-addext"_qs,
          u"subjectAltName=DNS:localhost,IP:127.0.0.1,DNS:"_qs + remoteHost()});
    giveTo(m_directory.user(), path(u"server.key"_qs));
}

QByteArray Certificates::serverConfiguration() const
{
    return "ssl = on\nlog_connections = on\nssl_cert_file = '" + path(u"server.crt"_qs).toUtf8() +
           "'\nssl_key_file = '" + path(u"server.key"_qs).toUtf8() + "'\n";
}

void Certificates::make(const QString &name, const QString &subject, const QStringList &further) const
{
    openssl(QStringList{u"req"_qs, u"-x509"_qs, u"-newkey"_qs, u"ec"_qs, u"-pkeyopt"_qs,
                        u"ec_paramgen_curve:prime256v1"_qs, u"-nodes"_qs, u"-days"_qs, u"2"_qs, u"-subj"_qs,
                        subject, u"-keyout"_qs, path(name + u".key"), u"-out"_qs, path(name + u".crt")} +
            further);
}

} // namespace ShelfHelp::Tests

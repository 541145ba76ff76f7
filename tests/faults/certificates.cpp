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
    makeExpired();
    for (const QString &name : {u"server.key"_qs, u"expired.key"_qs}) {
        giveTo(m_directory.user(), path(name));
    }
}

QByteArray Certificates::serverConfiguration(const QString &name) const
{
    return "ssl = on\nlog_connections = on\nssl_cert_file = '" + path(name + u".crt").toUtf8() +
           "'\nssl_key_file = '" + path(name + u".key").toUtf8() + "'\n";
}

void Certificates::make(const QString &name, const QString &subject, const QStringList &further) const
{
    openssl(QStringList{u"req"_qs, u"-x509"_qs, u"-newkey"_qs, u"ec"_qs, u"-pkeyopt"_qs,
                        u"ec_paramgen_curve:prime256v1"_qs, u"-nodes"_qs, u"-days"_qs, u"2"_qs, u"-subj"_qs,
                        subject, u"-keyout"_qs, path(name + u".key"), u"-out"_qs, path(name + u".crt")} +
            further);
}

/// Only a request can be answered with a certificate of the past.
void Certificates::makeExpired() const
{
    const QString request = path(u"expired.csr"_qs);
    openssl({u"req"_qs, u"-newkey"_qs, u"ec"_qs, u"-pkeyopt"_qs, u"ec_paramgen_curve:prime256v1"_qs,
             u"-nodes"_qs, u"-subj"_qs, u"/CN=localhost"_qs, u"-addext"_qs,
             u"subjectAltName=DNS:localhost"_qs, u"-keyout"_qs, path(u"expired.key"_qs), u"-out"_qs,
             request});
    openssl({u"x509"_qs, u"-req"_qs, u"-in"_qs, request, u"-CA"_qs, path(u"ca.crt"_qs), u"-CAkey"_qs,
             path(u"ca.key"_qs), u"-copy_extensions"_qs, u"copy"_qs, u"-days"_qs, u"-1"_qs, u"-out"_qs,
             path(u"expired.crt"_qs)});
}

} // namespace ShelfHelp::Tests

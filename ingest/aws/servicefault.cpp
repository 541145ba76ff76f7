// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servicefault.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QXmlStreamReader>

namespace ShelfHelp::Ingest {

namespace {

bool isThrottlingCode(const QString &code)
{
    static const QSet<QString> codes{
        u"RequestThrottled"_qs,
        u"Throttling"_qs,
        u"Throttled"_qs,
        u"ThrottledRequest"_qs,
        u"TooManyRequests"_qs,
        u"SlowDown"_qs,
        u"RequestLimitExceeded"_qs,
        u"BandwidthLimitExceeded"_qs,
        u"PriorRequestNotComplete"_qs,
        u"OverLimit"_qs,
        u"KmsThrottled"_qs,
        u"KMSThrottling"_qs,
    };
    return codes.contains(code);
}

bool isServerCode(const QString &code)
{
    static const QSet<QString> codes{u"InternalError"_qs, u"InternalFailure"_qs, u"InternalServerError"_qs,
                                     u"ServiceUnavailable"_qs, u"RequestTimeout"_qs};
    return codes.contains(code);
}

bool isCredentialCode(const QString &code)
{
    static const QSet<QString> codes{
        u"ExpiredToken"_qs,         u"InvalidToken"_qs,
        u"TokenRefreshRequired"_qs, u"InvalidClientTokenId"_qs,
        u"UnrecognizedClient"_qs,   u"InvalidAccessKeyId"_qs,
        u"AuthFailure"_qs,          u"MissingAuthenticationToken"_qs,
        u"IncompleteSignature"_qs,  u"SignatureDoesNotMatch"_qs,
        u"InvalidSignature"_qs,     u"RequestTimeTooSkewed"_qs,
        u"RequestExpired"_qs,
    };
    return codes.contains(code);
}

bool isMissingCode(const QString &code)
{
    return code == u"QueueDoesNotExist" || code == u"NotFound";
}

bool isForbiddenCode(const QString &code)
{
    return code == u"AccessDenied" || code == u"AuthorizationError" || code == u"OptInRequired" ||
           code == u"InvalidSecurity" || code.startsWith(u"Kms", Qt::CaseInsensitive);
}

/// The first line, without secrets, and without the middle of one that goes on and on (a receipt handle).
QString presentable(const QString &text, const Credentials &credentials)
{
    constexpr qsizetype kept = 150;
    QString line = text.trimmed().section(u'\n', 0, 0).simplified();
    for (const QString &secret : {credentials.secretAccessKey, credentials.sessionToken}) {
        if (!secret.isEmpty()) {
            line.replace(secret, u"…"_qs);
        }
    }
    return line.size() <= 2 * kept ? line : line.first(kept) + u" … "_qs + line.last(kept);
}

void readJsonFault(const QByteArray &body, ServiceFault &fault)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject object = document.object();
    fault.isCutOff = !document.isObject() && (body.isEmpty() || body.startsWith('{'));
    fault.code = awsErrorCode(object.value(u"__type").toString());
    const QJsonValue text = object.value(u"message");
    fault.text = (text.isUndefined() ? object.value(u"Message") : text).toString();
}

/// Elements of an error are told by their names alone, wherever they stand.
void readXmlFault(const QByteArray &body, ServiceFault &fault)
{
    QXmlStreamReader xml(body);
    bool isError = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        const QString name = xml.name().toString();
        isError = isError || name == u"Error";
        if (isError && name == u"Code") {
            fault.code = awsErrorCode(xml.readElementText(QXmlStreamReader::SkipChildElements));
        } else if (isError && name == u"Message") {
            fault.text = xml.readElementText(QXmlStreamReader::SkipChildElements);
        } else if (name == u"RequestId" || name == u"RequestID") {
            fault.requestId = xml.readElementText(QXmlStreamReader::SkipChildElements);
        }
    }
}

QString saidBy(const ServiceFault &fault, const CallContext &context)
{
    const QString code =
        fault.code.isEmpty() ? u"HTTP status %1"_qs.arg(QString::number(fault.status)) : fault.code;
    const QString text = presentable(fault.text, context.credentials);
    const QString id =
        fault.requestId.isEmpty() ? QString() : u" (request %1)"_qs.arg(fault.requestId.left(64));
    return code + (text.isEmpty() ? QString() : u": "_qs + text) + id;
}

Error error(ErrorKind kind, const ServiceFault &fault, const CallContext &context, const QString &remedy)
{
    return {.kind = kind,
            .message = u"%1 at %2 answered %3"_qs.arg(context.action, context.host, saidBy(fault, context)),
            .remedy = remedy,
            .serviceCode = fault.code};
}

Error credentialError(const ServiceFault &fault, const CallContext &context)
{
    QString remedy = u"Look whether the keys are right and whole, and still active in IAM."_qs;
    if (fault.code == u"ExpiredToken" || fault.code == u"TokenRefreshRequired") {
        remedy = u"Log in again, or let credential_process fetch new credentials by itself."_qs;
    } else if (isClockFault(fault)) {
        remedy = u"Set the clock of this computer."_qs;
    }
    return {.kind = ErrorKind::Blocked,
            .message = u"%1 at %2 refuses the credentials from %3: %4"_qs.arg(
                context.action, context.host, context.credentialSource, saidBy(fault, context)),
            .remedy = remedy,
            .serviceCode = fault.code};
}

/// An answer that names no error of AWS's: of a proxy, or of a wrong address.
Error unnamedError(const ServiceFault &fault, const CallContext &context)
{
    if (fault.status >= 300 && fault.status < 400) {
        return error(ErrorKind::Blocked, fault, context,
                     u"Redirects are not followed: set AWS_ENDPOINT_URL to the right address."_qs);
    }
    if (fault.isCutOff) {
        return error(ErrorKind::Transient, fault, context,
                     u"The answer is cut off; otherwise check AWS_ENDPOINT_URL."_qs);
    }
    switch (fault.status) {
    case 407:
        return error(ErrorKind::Blocked, fault, context,
                     u"The proxy wants a user name and password: give them in https_proxy."_qs);
    case 408:
    case 429:
        return error(ErrorKind::Transient, fault, context, u"This passes by itself."_qs);
    case 413:
        return error(ErrorKind::Permanent, fault, context, u"This is too large."_qs);
    default:
        return error(ErrorKind::Blocked, fault, context,
                     u"This is no answer of AWS's: check AWS_ENDPOINT_URL, and whether a proxy stands in "
                     "between."_qs);
    }
}

} // namespace

ServiceFault readFault(const HttpAnswer &answer)
{
    ServiceFault fault{.status = answer.status};
    fault.requestId = QString::fromLatin1(answer.header("x-amzn-RequestId"));
    if (answer.body.trimmed().startsWith('<')) {
        readXmlFault(answer.body, fault);
    } else {
        readJsonFault(answer.body, fault);
    }
    if (fault.code.isEmpty()) {
        const QByteArray type = answer.header("x-amzn-ErrorType");
        fault.code = awsErrorCode(QString::fromLatin1(type.split(':').first()));
    }
    return fault;
}

QString awsErrorCode(const QString &type)
{
    QString code = type.sliced(type.lastIndexOf(u'#') + 1).trimmed().left(80);
    code.remove(0, code.lastIndexOf(u'.') + 1);
    if (code.endsWith(u"Exception")) {
        code.chop(9);
    }
    return code == u"NonExistentQueue" ? u"QueueDoesNotExist"_qs : code;
}

bool isCredentialFault(const ServiceFault &fault)
{
    return isCredentialCode(fault.code);
}

bool isCredentialFault(const Error &error)
{
    return isCredentialCode(error.serviceCode);
}

bool isThrottled(const Error &error)
{
    return isThrottlingCode(error.serviceCode);
}

bool isClockFault(const ServiceFault &fault)
{
    if (fault.code == u"RequestTimeTooSkewed" || fault.code == u"RequestExpired") {
        return true;
    }
    const bool isAboutSignature = fault.code == u"SignatureDoesNotMatch" || fault.code == u"InvalidSignature";
    return isAboutSignature &&
           (fault.text.contains(u"Signature expired") || fault.text.contains(u"Signature not yet current"));
}

Error errorOf(const ServiceFault &fault, const CallContext &context)
{
    if (isThrottlingCode(fault.code)) {
        return error(ErrorKind::Transient, fault, context, u"Too many requests; this passes by itself."_qs);
    }
    if (isCredentialCode(fault.code)) {
        return credentialError(fault, context);
    }
    if (isMissingCode(fault.code)) {
        return error(ErrorKind::Blocked, fault, context,
                     u"Check the name, account and region of the queue or topic."_qs);
    }
    if (isForbiddenCode(fault.code)) {
        return error(ErrorKind::Blocked, fault, context,
                     u"Let the owner of the AWS account allow %1 to the credentials from %2."_qs.arg(
                         context.action, context.credentialSource));
    }
    if (fault.status >= 500 || isServerCode(fault.code)) {
        return error(ErrorKind::Transient, fault, context, u"The fault is the service's and passes."_qs);
    }
    if (fault.code.isEmpty()) {
        return unnamedError(fault, context);
    }
    return error(ErrorKind::Permanent, fault, context, u"Please report this as a bug of Shelf Help."_qs);
}

Error malformedAnswer(const QString &action)
{
    return {.kind = ErrorKind::Transient,
            .message = u"The answer to %1 is cut off, or not of AWS's"_qs.arg(action),
            .remedy = u"If it lasts, check AWS_ENDPOINT_URL, and whether a proxy stands in between."_qs};
}

} // namespace ShelfHelp::Ingest

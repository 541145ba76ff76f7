// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "templaterules.h"

#include "jsonpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace ShelfHelp::Tests {

namespace {

using Problem = std::function<QString(const QJsonValue &)>;

const char *const topicText =
    R"({"Fn::If": ["WithOwnTopic", {"Ref": "EventTopic"}, {"Ref": "ExistingTopicArn"}]})";
const char *const queueArnText = R"({"Fn::GetAtt": ["EventQueue", "Arn"]})";
const char *const pollerActionsText = R"(["sqs:ReceiveMessage", "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"])";

/// `path` starts at a resource's name: "EventQueue/Properties/FifoQueue".
QJsonValue resourceAt(const QJsonValue &document, const QString &path)
{
    return at(document, u"Resources/"_qs + path);
}

QString unless(bool right, const QString &path, const QJsonValue &found)
{
    return right ? QString() : u"%1 is %2"_qs.arg(path, textOf(found));
}

Problem is(const QString &path, const char *expected)
{
    return [path, expected](const QJsonValue &document) {
        const QJsonValue found = resourceAt(document, path);
        return unless(found == jsonOf(expected), path, found);
    };
}

Problem isBetween(const QString &path, int least, int most)
{
    return [path, least, most](const QJsonValue &document) {
        const QJsonValue found = resourceAt(document, path);
        return unless(found.isDouble() && found.toInt() >= least && found.toInt() <= most, path, found);
    };
}

Problem isAbsent(const QString &path)
{
    return [path](const QJsonValue &document) {
        const QJsonValue found = resourceAt(document, path);
        return unless(found.isUndefined(), path, found);
    };
}

/// A name is a text, or one with pseudo parameters in it.
Problem endsWithFifo(const QString &path)
{
    return [path](const QJsonValue &document) {
        const QJsonValue found = resourceAt(document, path);
        const QString name = found.isString() ? found.toString() : found[u"Fn::Sub"].toString();
        return unless(name.endsWith(u".fifo"), path, found);
    };
}

Problem all(const QList<Problem> &problems)
{
    return [problems](const QJsonValue &document) {
        QStringList found;
        for (const Problem &problem : problems) {
            found.append(problem(document));
        }
        found.removeAll(QString());
        return found.join(u"; "_qs);
    };
}

/// Calls `visit` with every key and value of a document, however deep.
void walk(const QJsonValue &value, const std::function<void(const QString &key, const QJsonValue &)> &visit,
          const QString &key = {})
{
    visit(key, value);
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        walk(entry.value(), visit, entry.key());
    }
    for (const QJsonValue &element : value.toArray()) {
        walk(element, visit, key);
    }
}

/// Texts of the document that match, as a problem.
QString textsLike(const QJsonValue &document, const QString &pattern)
{
    const QRegularExpression expression(pattern);
    QStringList found;
    walk(document, [&](const QString &key, const QJsonValue &value) {
        if (expression.match(value.toString()).hasMatch()) {
            found.append(key + u": "_qs + value.toString());
        }
    });
    return found.join(u"; "_qs);
}

QString functionTimeLeavesSixTries(const QJsonValue &document)
{
    const int visibility = resourceAt(document, u"EventQueue/Properties/VisibilityTimeout"_qs).toInt();
    const int timeout = resourceAt(document, u"IngestFunction/Properties/Timeout"_qs).toInt();
    return timeout > 0 && visibility >= 6 * timeout
               ? QString()
               : u"visibility %1 s, function %2 s"_qs.arg(visibility).arg(timeout);
}

/// A login comes from the secret; nothing in the template looks like one.
QString literalSecrets(const QJsonValue &document)
{
    QString found = textsLike(document, u"\\bA[KS]IA[0-9A-Z]{16}\\b|://[^/\\s]*:[^/\\s]*@|-----BEGIN"_qs);
    const QString variables = u"IngestFunction/Properties/Environment/Variables"_qs;
    for (const QString &name : {u"DB_HOST"_qs, u"DB_PORT"_qs, u"DB_NAME"_qs, u"DB_USER"_qs, u"DB_PASS"_qs}) {
        const QString text = resourceAt(document, variables + u'/' + name)[u"Fn::Sub"].toString();
        if (!text.startsWith(u"{{resolve:secretsmanager:${DatabaseSecretArn}:SecretString:")) {
            found += name + u" is not taken from the secret; "_qs;
        }
    }
    walk(document, [&found](const QString &key, const QJsonValue &value) {
        static const QRegularExpression secretName(u"(?i)pass|token|secret_?(access_?)?key"_qs);
        if (value.isString() && secretName.match(key).hasMatch()) {
            found += key + u" is given as text; "_qs;
        }
    });
    return found;
}

QString literalAccounts(const QJsonValue &document)
{
    return textsLike(document, u"(^|\\D)\\d{12}(\\D|$)|arn:aws[a-z-]*:[a-z0-9]+:[a-z]+-[a-z]+-\\d"_qs);
}

QString wildcardActions(const QJsonValue &document)
{
    QString found;
    walk(document, [&found](const QString &key, const QJsonValue &value) {
        if ((key == u"Action" && value.toString().contains(u'*')) || key.startsWith(u"NotAction")) {
            found += key + u' ' + textOf(value) + u"; "_qs;
        }
    });
    return found;
}

/// Each statement names a resource of the template; a text could only be a guess, or "*".
QString unboundResources(const QJsonValue &document)
{
    QString found;
    walk(document, [&found](const QString &key, const QJsonValue &value) {
        if ((key == u"Resource" && value.isString()) || key == u"NotResource") {
            found += key + u' ' + textOf(value) + u"; "_qs;
        }
    });
    return found;
}

/// Managed policies of AWS hold for every queue and every log of the account.
QString foreignPolicies(const QJsonValue &document)
{
    QString found;
    walk(document, [&found](const QString &key, const QJsonValue &value) {
        if (key == u"ManagedPolicyArns") {
            found += textOf(value);
        }
    });
    return found;
}

QString undescribedParameters(const QJsonValue &document)
{
    QString found;
    for (const QString &section : {u"Parameters"_qs, u"Outputs"_qs}) {
        const QJsonObject entries = at(document, section).toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (entry.value()[u"Description"].toString().isEmpty()) {
                found += entry.key() + u"; "_qs;
            }
        }
        found += entries.isEmpty() ? section + u" is empty"_qs : QString();
    }
    return found;
}

/// A stack without code, or without a database to write to, is refused before anything is made.
QString unaskedParameters(const QJsonValue &document)
{
    QString asked;
    walk(at(document, u"Rules"_qs), [&asked](const QString &key, const QJsonValue &value) {
        asked += key == u"Ref" ? value.toString() + u' ' : QString();
    });
    QString missing;
    for (const QString &name : {u"CodeBucket"_qs, u"CodeKey"_qs, u"DatabaseSecretArn"_qs}) {
        missing += asked.contains(name) ? QString() : name + u' ';
    }
    return missing;
}

/// What exists only with a function, what only without, and what always.
Problem isConditional()
{
    QList<Problem> problems{isAbsent(u"EventQueue/Condition"_qs), isAbsent(u"DeadLetterQueue/Condition"_qs),
                            is(u"PollerPolicy/Condition"_qs, R"("WithPoller")")};
    for (const QString &name :
         {u"IngestFunction"_qs, u"FunctionRole"_qs, u"FunctionLog"_qs, u"QueueTrigger"_qs}) {
        problems.append(is(name + u"/Condition"_qs, R"("WithFunction")"));
    }
    return all(problems);
}

Problem isKept(const QString &resource)
{
    return all({is(resource + u"/DeletionPolicy"_qs, R"("Retain")"),
                is(resource + u"/UpdateReplacePolicy"_qs, R"("Retain")")});
}

Problem watches(const QString &alarm, const char *queueName, const char *metric, const char *threshold)
{
    const QString properties = alarm + u"/Properties/"_qs;
    return all({is(properties + u"Namespace"_qs, R"("AWS/SQS")"),
                is(properties + u"Dimensions/0/Value"_qs, queueName),
                is(properties + u"MetricName"_qs, metric), is(properties + u"Threshold"_qs, threshold),
                is(properties + u"Statistic"_qs, R"("Maximum")"),
                is(properties + u"ComparisonOperator"_qs, R"("GreaterThanOrEqualToThreshold")")});
}

QList<TemplateRule> laneRules()
{
    const QString statement = u"EventQueuePolicy/Properties/PolicyDocument/Statement/"_qs;
    const QString subscription = u"EventSubscription/Properties/"_qs;
    return {
        {"events queue is FIFO", all({is(u"EventQueue/Properties/FifoQueue"_qs, "true"),
                                      endsWithFifo(u"EventQueue/Properties/QueueName"_qs)})},
        {"dead letters are FIFO", all({is(u"DeadLetterQueue/Properties/FifoQueue"_qs, "true"),
                                       endsWithFifo(u"DeadLetterQueue/Properties/QueueName"_qs)})},
        {"topic is FIFO", all({is(u"EventTopic/Properties/FifoTopic"_qs, "true"),
                               endsWithFifo(u"EventTopic/Properties/TopicName"_qs)})},
        {"topic drops repetitions", is(u"EventTopic/Properties/ContentBasedDeduplication"_qs, "true")},
        {"notifications keep their envelope", is(subscription + u"RawMessageDelivery"_qs, "false")},
        {"subscription ends at the queue's ARN", all({is(subscription + u"Endpoint"_qs, queueArnText),
                                                      is(subscription + u"Protocol"_qs, R"("sqs")")})},
        {"subscription starts at the topic", is(subscription + u"TopicArn"_qs, topicText)},
        {"subscription waits for the right to send",
         is(u"EventSubscription/DependsOn"_qs, R"("EventQueuePolicy")")},
        {"only the topic may send",
         all({is(statement + u"0/Principal"_qs, R"({"Service": "sns.amazonaws.com"})"),
              is(statement + u"0/Action"_qs, R"(["sqs:SendMessage"])"),
              is(statement + u"0/Resource"_qs, queueArnText),
              is(statement + u"0/Condition/ArnEquals/aws:SourceArn"_qs, topicText),
              isAbsent(statement + u"1"_qs),
              is(u"EventQueuePolicy/Properties/Queues"_qs, R"([{"Ref": "EventQueue"}])")})},
        {"dead letters go to the FIFO queue",
         is(u"EventQueue/Properties/RedrivePolicy/deadLetterTargetArn"_qs,
            R"({"Fn::GetAtt": ["DeadLetterQueue", "Arn"]})")},
        {"a few failures are forgiven",
         isBetween(u"EventQueue/Properties/RedrivePolicy/maxReceiveCount"_qs, 5, 1000)},
        {"messages are kept for 14 days",
         all({is(u"EventQueue/Properties/MessageRetentionPeriod"_qs, "1209600"),
              is(u"DeadLetterQueue/Properties/MessageRetentionPeriod"_qs, "1209600")})},
        {"queues outlive the stack", all({isKept(u"EventQueue"_qs), isKept(u"DeadLetterQueue"_qs)})},
        {"queues are encrypted", all({is(u"EventQueue/Properties/SqsManagedSseEnabled"_qs, "true"),
                                      is(u"DeadLetterQueue/Properties/SqsManagedSseEnabled"_qs, "true")})},
        {"an empty queue is polled slowly",
         is(u"EventQueue/Properties/ReceiveMessageWaitTimeSeconds"_qs, "20")},
    };
}

QList<TemplateRule> functionRules()
{
    const QString function = u"IngestFunction/Properties/"_qs;
    const QString trigger = u"QueueTrigger/Properties/"_qs;
    return {
        {"trigger is of our queue and function",
         all({is(trigger + u"EventSourceArn"_qs, queueArnText),
              is(trigger + u"FunctionName"_qs, R"({"Ref": "IngestFunction"})")})},
        {"batch fits a FIFO queue", isBetween(trigger + u"BatchSize"_qs, 1, 10)},
        {"failures are told one by one",
         is(trigger + u"FunctionResponseTypes"_qs, R"(["ReportBatchItemFailures"])")},
        {"no batching window on FIFO", isAbsent(trigger + u"MaximumBatchingWindowInSeconds"_qs)},
        {"concurrency is bounded", isBetween(trigger + u"ScalingConfig/MaximumConcurrency"_qs, 2, 10)},
        {"trigger can be disabled", is(trigger + u"Enabled"_qs, R"({"Ref": "EnableTrigger"})")},
        {"visibility covers six tries", functionTimeLeavesSixTries},
        {"function runs our bootstrap",
         all({is(function + u"Runtime"_qs, R"("provided.al2023")"),
              is(function + u"Handler"_qs, R"("bootstrap")"),
              is(function + u"Architectures"_qs, R"([{"Ref": "Architecture"}])"),
              is(function + u"Code"_qs,
                 R"({"S3Bucket": {"Ref": "CodeBucket"}, "S3Key": {"Ref": "CodeKey"}})")})},
        {"log belongs to the function",
         all({is(function + u"FunctionName"_qs, R"({"Fn::Sub": "${AWS::StackName}-ingest"})"),
              is(u"FunctionLog/Properties/LogGroupName"_qs,
                 R"({"Fn::Sub": "/aws/lambda/${AWS::StackName}-ingest"})"),
              is(u"IngestFunction/DependsOn"_qs, R"("FunctionLog")")})},
        {"log is kept for a month", is(u"FunctionLog/Properties/RetentionInDays"_qs, "30")},
        {"function and poller exclude each other", isConditional()},
        {"function needs code and database", unaskedParameters},
    };
}

QList<TemplateRule> rightsRules()
{
    const QString statements = u"FunctionRole/Properties/Policies/0/PolicyDocument/Statement/"_qs;
    const QString poller = u"PollerPolicy/Properties/PolicyDocument/Statement/"_qs;
    const QString publisher = u"PublisherPolicy/Properties/PolicyDocument/Statement/"_qs;
    return {
        {"no literal secret", literalSecrets},
        {"no account or region", literalAccounts},
        {"actions are named", wildcardActions},
        {"resources are bound", unboundResources},
        {"no managed policies of AWS", foreignPolicies},
        {"function may empty its queue and log",
         all({is(statements + u"0/Action"_qs, pollerActionsText),
              is(statements + u"0/Resource"_qs, queueArnText),
              is(statements + u"1/Action"_qs, R"(["logs:CreateLogStream", "logs:PutLogEvents"])"),
              is(statements + u"1/Resource"_qs, R"({"Fn::GetAtt": ["FunctionLog", "Arn"]})"),
              isAbsent(statements + u"2"_qs)})},
        {"poller may empty the queue",
         all({is(poller + u"0/Action"_qs, pollerActionsText), is(poller + u"0/Resource"_qs, queueArnText),
              isAbsent(poller + u"1"_qs)})},
        {"backend may publish",
         all({is(publisher + u"0/Action"_qs, R"(["sns:Publish"])"),
              is(publisher + u"0/Resource"_qs, topicText), isAbsent(publisher + u"1"_qs)})},
    };
}

QList<TemplateRule> operationRules()
{
    return {
        {"dead letters raise an alarm",
         watches(u"DeadLetterAlarm"_qs, R"({"Fn::GetAtt": ["DeadLetterQueue", "QueueName"]})",
                 R"("ApproximateNumberOfMessagesVisible")", "1")},
        {"a blocked lane raises an alarm",
         watches(u"WaitingAlarm"_qs, R"({"Fn::GetAtt": ["EventQueue", "QueueName"]})",
                 R"("ApproximateAgeOfOldestMessage")", "3600")},
        {"parameters and outputs are explained", undescribedParameters},
    };
}

} // namespace

const QList<TemplateRule> &templateRules()
{
    static const QList<TemplateRule> rules = laneRules() + functionRules() + rightsRules() + operationRules();
    return rules;
}

} // namespace ShelfHelp::Tests

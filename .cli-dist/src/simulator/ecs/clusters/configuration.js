import { ExecuteCommandLogging, } from '@aws-sdk/client-ecs';
import { invalidParameter, requireOneOf } from "../refusal.js";
/** A cluster's configuration with the members that ECS adds. Throws InvalidParameterException. */
export function clusterConfiguration(given) {
    const command = given.executeCommandConfiguration;
    return command ? { ...given, executeCommandConfiguration: executeCommand(command) } : given;
}
function executeCommand(given) {
    const { logging = ExecuteCommandLogging.DEFAULT, logConfiguration: log } = given;
    requireOneOf('logging', logging, ExecuteCommandLogging);
    if (log && logging !== ExecuteCommandLogging.OVERRIDE) {
        throw invalidParameter("You must set logging to 'OVERRIDE' when you supply a log configuration.");
    }
    if (logging === ExecuteCommandLogging.OVERRIDE && !log?.cloudWatchLogGroupName && !log?.s3BucketName) {
        throw invalidParameter('A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.');
    }
    const encryption = { cloudWatchEncryptionEnabled: false, s3EncryptionEnabled: false };
    return { ...given, logging, ...(log ? { logConfiguration: { ...encryption, ...log } } : {}) };
}

import { eitherGroup, invalid } from "./group.js";
/** Encrypts what comes from now on with a key. */
export function associateKmsKey(input, context) {
    const { logGroupName, resourceIdentifier, kmsKeyId = '' } = input;
    const { view } = eitherGroup(context, logGroupName, resourceIdentifier);
    requireKey(kmsKeyId, view.logGroupArn ?? '');
    view.kmsKeyId = kmsKeyId;
    return {};
}
/** Encrypts what comes from now on with AWS's own key. */
export function disassociateKmsKey(input, context) {
    delete eitherGroup(context, input.logGroupName, input.resourceIdentifier).view.kmsKeyId;
    return {};
}
/** Throws unless the key is named by its ARN, the only form that Logs takes. */
export function requireKey(kmsKeyId, logGroupArn) {
    if (/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/\S+$/.test(kmsKeyId))
        return;
    throw invalid(`The specified KMS key does not exist or is not allowed to be used with LogGroup '${logGroupArn}'`);
}

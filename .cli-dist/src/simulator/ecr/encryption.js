import { AwsError } from "../aws-error.js";
/** The id behind `aws/ecr`, the key that AWS uses when a request names none. */
const managedKeyId = '0a1b2c3d-4e5f-4a6b-8c7d-0a1b2c3d4e5f';
/** Encryption as ECR shows it: AES256 when left out, and the ARN of the key however the request named it. */
export function encryptionOf(context, requested) {
    const { encryptionType = 'AES256', kmsKey } = requested ?? {};
    if (encryptionType !== 'AES256')
        return { encryptionType, kmsKey: keyArn(context, kmsKey ?? managedKeyId) };
    if (kmsKey === undefined)
        return { encryptionType };
    throw new AwsError('InvalidParameterException', 'Invalid encryption configuration: Encryption key should not be set for AES256 encryption.');
}
function keyArn({ partition, region, accountId }, key) {
    if (!key.startsWith('arn:'))
        return `arn:${partition}:kms:${region}:${accountId}:${keyPath(key)}`;
    if (key.split(':')[3] !== region)
        throw new AwsError('KmsException', `Invalid arn ${region}`);
    return key;
}
// There is no simulated KMS that knows what an alias stands for: one key stands behind them all.
function keyPath(key) {
    return key.startsWith('alias/') ? `key/${managedKeyId}` : `key/${key}`;
}

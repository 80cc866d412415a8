import { isObject } from "../lib/json.js";
import { awsShapeOf } from "./aws-shape.js";
import { visible } from "./visible.js";
const ourVersion = 'evenkeel/v1';
/** True for a document that claims to be a manifest of ours. */
export function isManifest(content) {
    return isObject(content) && content.apiVersion === ourVersion;
}
/** What to say about a document that is not a manifest; nothing when it is somebody else's. */
export function remarkOn(content, file) {
    if (isCutOff(content))
        return cutOff;
    if (!isObject(content))
        return undefined;
    const { apiVersion, kind } = content;
    if (typeof apiVersion === 'string')
        return isNearlyOurs(apiVersion) ? otherVersion(apiVersion) : undefined;
    if (typeof kind === 'string' && ['metadata', 'spec', 'specFrom'].some((name) => content[name] !== undefined))
        return unversioned;
    const shape = awsShapeOf(content);
    return shape ? awsShaped(shape, file) : undefined;
}
const cutOff = {
    severity: 'warning',
    reason: 'SyntaxInvalid',
    message: 'the document holds nothing; the file may be half-written',
    maybeOurs: true,
};
const unversioned = {
    severity: 'warning',
    reason: 'FieldInvalid',
    message: 'the document has no apiVersion and is skipped',
    suggestion: `begin it with "apiVersion: ${ourVersion}" if it is a manifest`,
    maybeOurs: true,
};
function otherVersion(apiVersion) {
    const message = `unknown apiVersion "${visible(apiVersion)}"`;
    return { severity: 'error', reason: 'FieldInvalid', message, suggestion: `write "${ourVersion}"`, maybeOurs: true };
}
function awsShaped(shape, file) {
    return {
        severity: 'warning',
        reason: 'KindUnknown',
        message: `${file} looks like an AWS ${shape}, not like a manifest, and is skipped`,
        suggestion: `name it in a manifest: "specFrom: ./${file.slice(file.lastIndexOf('/') + 1)}"`,
        maybeOurs: false,
    };
}
function isNearlyOurs(apiVersion) {
    return apiVersion.toLowerCase().startsWith('evenkeel') || ourVersion.startsWith(apiVersion);
}
function isCutOff(content) {
    return isObject(content) ? Object.keys(content).length === 0 : !Array.isArray(content);
}

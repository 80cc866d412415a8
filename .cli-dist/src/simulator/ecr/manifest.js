import { createHash } from 'node:crypto';
import { isObject } from "../../lib/json.js";
import { AwsError } from "../aws-error.js";
/** What ECR reads from a pushed manifest; layers and listed images need not have been pushed. Throws when it is not JSON. */
export function readManifest(manifest, givenMediaType) {
    const document = parse(manifest);
    const config = isObject(document.config) ? document.config : {};
    const artifactMediaType = textOf(document.artifactType) ?? textOf(config.mediaType);
    return {
        digest: `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
        manifest,
        mediaType: givenMediaType ?? textOf(document.mediaType) ?? 'application/vnd.docker.distribution.manifest.v2+json',
        ...(artifactMediaType ? { artifactMediaType } : {}),
        references: objectsOf(document.manifests).flatMap(({ digest }) => textOf(digest) ?? []),
        sizeInBytes: [config, ...objectsOf(document.layers)].reduce((sum, part) => sum + numberOf(part.size), 0),
    };
}
function parse(manifest) {
    try {
        const document = JSON.parse(manifest);
        if (isObject(document))
            return document;
    }
    catch {
        // Answered like any other text that is no manifest.
    }
    throw new AwsError('InvalidParameterException', "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'");
}
function objectsOf(value) {
    return Array.isArray(value) ? value.filter(isObject) : [];
}
function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}
function numberOf(value) {
    return typeof value === 'number' ? value : 0;
}

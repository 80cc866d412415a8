import { createHash } from 'node:crypto';
import { AwsError } from "../aws-error.js";
import { isDigest } from "./digest.js";
import { identityOf, repositoryOf } from "./repository.js";
const partSize = 20 * 1024 * 1024;
const layerMediaType = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
/** Which of the layers the repository holds; a malformed digest is a failure. */
export function batchCheckLayerAvailability(input, context) {
    const stored = repositoryOf(context, input);
    const digests = input.layerDigests ?? [];
    return {
        layers: digests.filter(isDigest).map((layerDigest) => layerView(stored, layerDigest)),
        failures: digests
            .filter((digest) => !isDigest(digest))
            .map((layerDigest) => ({
            layerDigest,
            failureCode: 'InvalidLayerDigest',
            failureReason: 'Invalid layer digest',
        })),
    };
}
function layerView(stored, layerDigest) {
    const layerSize = stored.layers.get(layerDigest);
    if (layerSize === undefined)
        return { layerDigest, layerAvailability: 'UNAVAILABLE' };
    return { layerDigest, layerAvailability: 'AVAILABLE', layerSize, mediaType: layerMediaType };
}
/** Begins the upload of a layer. */
export function initiateLayerUpload(input, context) {
    const stored = repositoryOf(context, input);
    const uploadId = context.world.uuid();
    stored.uploads.set(uploadId, { hash: createHash('sha256'), receivedBytes: 0 });
    return { uploadId, partSize };
}
/** Takes the next part of a layer; parts come in order and without gaps. */
export function uploadLayerPart(input, context) {
    const stored = repositoryOf(context, input);
    const { uploadId = '', partFirstByte, partLastByte } = input;
    const upload = uploadOf(stored, uploadId);
    const part = Buffer.from(String(input.layerPartBlob), 'base64');
    const lastByteReceived = upload.receivedBytes + part.length - 1;
    if (partFirstByte !== upload.receivedBytes || partLastByte !== lastByteReceived) {
        throw new AwsError('InvalidLayerPartException', 'The layer part size is not valid, or the first byte specified is not consecutive to the last byte of a previous layer part upload.', {
            details: { ...identityOf(stored), uploadId, lastValidByteReceived: upload.receivedBytes - 1 },
        });
    }
    upload.hash.update(part);
    upload.receivedBytes += part.length;
    return { ...identityOf(stored), uploadId, lastByteReceived };
}
/** Ends an upload whose content has the expected digest, and makes the layer available. */
export function completeLayerUpload(input, context) {
    const stored = repositoryOf(context, input);
    const { uploadId = '', layerDigests = [] } = input;
    const upload = uploadOf(stored, uploadId);
    if (upload.receivedBytes === 0)
        throw new AwsError('EmptyUploadException', 'The specified layer upload does not contain any layer parts.');
    const layerDigest = `sha256:${upload.hash.copy().digest('hex')}`;
    if (!layerDigests.includes(layerDigest)) {
        throw new AwsError('InvalidLayerException', `The layer digest '${layerDigest}' does not match the digests of the request.`);
    }
    if (stored.layers.has(layerDigest))
        throw new AwsError('LayerAlreadyExistsException', `Layer with digest '${layerDigest}' already exists`);
    stored.uploads.delete(uploadId);
    stored.layers.set(layerDigest, upload.receivedBytes);
    return { ...identityOf(stored), uploadId, layerDigest };
}
function uploadOf(stored, uploadId) {
    const upload = stored.uploads.get(uploadId);
    if (upload)
        return upload;
    const { registryId, repositoryName } = identityOf(stored);
    throw new AwsError('UploadNotFoundException', `The upload with id '${uploadId}' in the repository with name '${repositoryName}' in the registry with id '${registryId}' could not be found`);
}

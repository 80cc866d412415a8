import { AwsError } from "../../aws-error.js";
const versions = { linux: ['1.4.0', '1.3.0'], windows: ['1.0.0'] };
/** How answers name the operating system of Fargate tasks, e.g. `Linux`. */
export function platformFamily(definition) {
    const family = definition?.runtimePlatform?.operatingSystemFamily ?? 'LINUX';
    return family
        .toLowerCase()
        .replace(/(?:^|_)[a-z]/g, (initial) => initial.replace('_', '').toUpperCase())
        .replaceAll('_', '');
}
/** The number that a requested platform version stands for. Throws PlatformUnknownException. */
export function resolvePlatformVersion(definition, requested = 'LATEST') {
    const known = platformFamily(definition).startsWith('Windows') ? versions.windows : versions.linux;
    const resolved = requested === 'LATEST' ? known[0] : known.find((version) => version === requested);
    if (!resolved)
        throw new AwsError('PlatformUnknownException', 'The specified platform does not exist.');
    return resolved;
}

import { isAbsent, textOf, valueAt } from "../../../../model/known.js";
import { checkEach, elements } from "../../../../model/rule.js";
import { services } from "./parts.js";
/** What Linux tasks got with platform version 1.4.0. */
const sinceOneFour = {
    ephemeralStorage: ({ value }) => !isAbsent(value.ephemeralStorage),
    'EFS volumes': (definition) => elements(definition, 'volumes').some(({ value }) => !isAbsent(value.efsVolumeConfiguration)),
    ARM64: ({ value }) => valueAt(value, 'runtimePlatform.cpuArchitecture') === 'ARM64',
    '8 vCPUs and more': ({ value }) => Number(value.cpu) >= 8192,
};
/** Fargate platform versions that the task definition is too new for. */
export const platformChecks = [
    checkEach(services, [
        {
            at: 'platformVersion',
            when: (service) => newFeature(service) !== undefined,
            message: (service) => `the task definition has ${newFeature(service)}, which platform version ${service.value.platformVersion} does not: it came with 1.4.0`,
            suggestion: 'remove platformVersion to get the latest',
        },
    ]),
];
function newFeature({ value, definition }) {
    const isOld = /^1\.[0-3]\./.test(textOf(value.platformVersion) ?? '');
    const family = definition && valueAt(definition, 'runtimePlatform.operatingSystemFamily');
    if (!isOld || !definition || (textOf(family) ?? 'LINUX') !== 'LINUX')
        return undefined;
    return Object.keys(sinceOneFour).find((feature) => sinceOneFour[feature]?.({ path: [], value: definition }));
}

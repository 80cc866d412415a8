import type { Check } from '../../../../model/kind.ts';
import { isAbsent, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, elements, type Part } from '../../../../model/rule.ts';
import { type Service, services } from './parts.ts';

/** What Linux tasks got with platform version 1.4.0. */
const sinceOneFour: Readonly<Record<string, (definition: Part) => boolean>> = {
  ephemeralStorage: ({ value }) => !isAbsent(value.ephemeralStorage),
  'EFS volumes': (definition) =>
    elements(definition, 'volumes').some(({ value }) => !isAbsent(value.efsVolumeConfiguration)),
  ARM64: ({ value }) => valueAt(value, 'runtimePlatform.cpuArchitecture') === 'ARM64',
  '8 vCPUs and more': ({ value }) => Number(value.cpu) >= 8192,
};

/** Fargate platform versions that the task definition is too new for. */
export const platformChecks: readonly Check[] = [
  checkEach(services, [
    {
      at: 'platformVersion',
      when: (service) => newFeature(service) !== undefined,
      message: (service) =>
        `the task definition has ${newFeature(service)}, which came with platform version 1.4.0, and this is ${service.value.platformVersion}`,
      suggestion: 'remove platformVersion to get the latest',
    },
  ]),
];

function newFeature({ value, definition }: Service): string | undefined {
  const isOld = /^1\.[0-3]\./.test(textOf(value.platformVersion) ?? '');
  const family = definition && valueAt(definition, 'runtimePlatform.operatingSystemFamily');
  if (!isOld || !definition || (textOf(family) ?? 'LINUX') !== 'LINUX') return undefined;
  return Object.keys(sinceOneFour).find((feature) => sinceOneFour[feature]?.({ path: [], value: definition }));
}

import type { JsonObject } from '../../../../lib/json.ts';
import type { Check } from '../../../../model/kind.ts';
import { isMissing, isUnknown, type Names, namesIn, textOf } from '../../../../model/known.ts';
import { checkEach, elements, type Part, type Rule } from '../../../../model/rule.ts';
import { inService, type Service, type ServiceElement, services } from './parts.ts';

/** A volume of the task definition that the service has to configure. */
interface Awaited extends Part {
  readonly name: string;
}

const unknownVolume: Rule<ServiceElement> = {
  at: 'name',
  when: ({ value, owner }) => isMissing(value.name, awaitedNames(owner)),
  message: ({ value }) => `the task definition has no volume "${value.name}" that is configured at launch`,
  suggestion: ({ value }) => `add { name: ${value.name}, configuredAtLaunch: true } to its volumes`,
};

const unconfigured: Rule<Awaited> = {
  at: 'volumeConfigurations',
  when: ({ name, value }) => isMissing(name, namesIn(value.volumeConfigurations)),
  message: ({ name }) => `the task definition leaves volume "${name}" to the service, which does not configure it`,
  suggestion: ({ name }) => `add { name: ${name}, managedEBSVolume: … } to volumeConfigurations`,
};

/** Volumes that are configured when tasks start, against the task definition. */
export const volumeChecks: readonly Check[] = [
  checkEach(inService('volumeConfigurations'), [unknownVolume]),
  checkEach((subject) => services(subject).flatMap(awaited), [unconfigured]),
];

function awaited({ definition, path, value }: Service): Awaited[] {
  return volumesAtLaunch(definition).flatMap((volume) => {
    const name = textOf(volume.name);
    return name === undefined ? [] : { path, value, name };
  });
}

function awaitedNames({ definition }: Service): Names {
  if (!definition || isUnknown(definition.volumes)) return { known: new Set(), isComplete: false };
  const { isComplete } = namesIn(definition.volumes);
  return { ...namesIn(volumesAtLaunch(definition)), isComplete: isComplete && !hasUnknownLaunch(definition) };
}

function hasUnknownLaunch(definition: JsonObject): boolean {
  return elements({ path: [], value: definition }, 'volumes').some(({ value }) => isUnknown(value.configuredAtLaunch));
}

function volumesAtLaunch(definition: JsonObject | undefined): JsonObject[] {
  if (!definition) return [];
  return elements({ path: [], value: definition }, 'volumes')
    .map(({ value }) => value)
    .filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
}

import { didYouMean } from '../../../../lib/did-you-mean.ts';
import { enumerate } from '../../../../lib/enumerate.ts';
import { isMissing, isUnknown, listOf, numberOf, textOf } from '../../../../model/known.ts';
import { elements, type Rule } from '../../../../model/rule.ts';
import { containerNames, containersOf, type Service, type ServiceElement } from './parts.ts';

/** What entries that name a container and one of its ports have in common: load balancers and service registries. */
export const targetRules: readonly Rule<ServiceElement>[] = [
  {
    at: 'containerName',
    when: ({ value, owner }) => isMissing(value.containerName, containerNames(owner)),
    message: ({ value }) => `the task definition has no container "${value.containerName}"`,
    suggestion: ({ value, owner }) => {
      const { known } = containerNames(owner);
      return didYouMean(textOf(value.containerName), known) ?? `it has ${enumerate([...known])}`;
    },
  },
  {
    at: 'containerPort',
    when: ({ value, owner }) => {
      const port = numberOf(value.containerPort);
      const ports = portsOf(owner, textOf(value.containerName));
      return port !== undefined && ports !== undefined && !ports.includes(port);
    },
    message: ({ value }) => `container "${value.containerName}" maps no port ${value.containerPort}`,
    suggestion: ({ value, owner }) => {
      const ports = portsOf(owner, textOf(value.containerName)) ?? [];
      return ports.length > 0 ? `it maps ${enumerate(ports)}` : 'add it to the portMappings of the container';
    },
  },
];

/** The ports that a container maps; undefined when not all of them are known. */
function portsOf(service: Service, name: string | undefined): number[] | undefined {
  const container = containersOf(service).find(({ value }) => name !== undefined && value.name === name);
  if (!container || isUnknown(container.value.portMappings)) return undefined;
  const mappings = elements(container, 'portMappings').map(({ value }) => value);
  const isSimple = mappings.every(({ containerPort }) => numberOf(containerPort) !== undefined);
  if (!isSimple || mappings.length < listOf(container.value.portMappings).length) return undefined;
  return mappings.flatMap(({ containerPort }) => numberOf(containerPort) ?? []);
}

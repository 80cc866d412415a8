import { didYouMean } from '../../../../lib/did-you-mean.ts';
import { enumerate } from '../../../../lib/enumerate.ts';
import type { Check } from '../../../../model/kind.ts';
import { isMissing, type Names, namesIn, textOf } from '../../../../model/known.ts';
import { checkEach, elements, type Rule } from '../../../../model/rule.ts';
import { usesServiceConnect } from './connect.ts';
import { containerNames, containersOf, type Service, type ServiceElement, services } from './parts.ts';

const lists = ['vpcLatticeConfigurations', 'gatewayConnectors'];

const unknownName: Rule<ServiceElement> = {
  at: 'portName',
  when: ({ value, owner }) => isMissing(value.portName, portNames(owner)),
  message: ({ value }) => `no port mapping of the task definition is called "${value.portName}"`,
  suggestion: ({ value, owner }) => {
    const { known } = portNames(owner);
    if (known.size === 0) return 'give the port mapping a name in the task definition';
    return didYouMean(textOf(value.portName), known) ?? `there is ${enumerate([...known])}`;
  },
};

/** Ports that a service refers to by name. */
export const portNameChecks: readonly Check[] = [
  checkEach((subject) => services(subject).flatMap(referring), [unknownName]),
];

function referring(service: Service): ServiceElement[] {
  const connected = usesServiceConnect(service) ? ['serviceConnectConfiguration.services'] : [];
  return [...connected, ...lists].flatMap((list) => elements(service, list));
}

function portNames(service: Service): Names {
  const all = containersOf(service).map(({ value }) => namesIn(value.portMappings));
  const isComplete = containerNames(service).isComplete && all.every((names) => names.isComplete);
  return { known: new Set(all.flatMap(({ known }) => [...known])), isComplete };
}

import type { Check } from '../../../../model/kind.ts';
import { isAbsent } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { inService, type ServiceElement } from './parts.ts';
import { targetRules } from './targets.ts';

const rules: readonly Rule<ServiceElement>[] = [
  {
    at: 'registryArn',
    when: ({ value }) => isAbsent(value.registryArn),
    message: 'a service registry has no registryArn',
  },
  {
    at: 'containerName',
    when: ({ value, owner: { networkMode = '' } }) =>
      ['bridge', 'host'].includes(networkMode) && (isAbsent(value.containerName) || isAbsent(value.containerPort)),
    message: ({ owner }) =>
      `in network mode ${owner.networkMode} service discovery needs containerName and containerPort`,
    suggestion: 'set both, from the task definition',
  },
  {
    at: 'port',
    when: ({ value }) => !isAbsent(value.port) && !(isAbsent(value.containerName) && isAbsent(value.containerPort)),
    message: 'a service registry takes port, or containerName and containerPort, but not both',
  },
  ...targetRules,
];

/** Service discovery through Cloud Map. */
export const registryChecks: readonly Check[] = [checkEach(inService('serviceRegistries'), rules)];

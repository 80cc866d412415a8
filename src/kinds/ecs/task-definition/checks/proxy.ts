import { isObject } from '../../../../lib/json.ts';
import type { Check, Subject } from '../../../../model/kind.ts';
import { isMissing, namesIn } from '../../../../model/known.ts';
import { checkEach, type Element, type Rule } from '../../../../model/rule.ts';
import { type Task, taskOf } from './parts.ts';

type Proxy = Element<Task>;

/** Properties of which App Mesh needs at least one each. */
const required: readonly (readonly string[])[] = [
  ['ProxyIngressPort'],
  ['ProxyEgressPort'],
  ['AppPorts'],
  ['IgnoredUID', 'IgnoredGID'],
];

const rules: readonly Rule<Proxy>[] = [
  {
    when: ({ owner: { networkMode = 'awsvpc' } }) => networkMode !== 'awsvpc',
    message: ({ owner }) => `an App Mesh proxy needs network mode awsvpc, and this is ${owner.networkMode}`,
  },
  {
    at: 'containerName',
    when: ({ value, owner }) => isMissing(value.containerName, owner.containerNames),
    message: ({ value }) => `the proxy container "${value.containerName}" does not exist`,
  },
  ...required.map(
    (names): Rule<Proxy> => ({
      at: 'properties',
      when: ({ value }) => {
        const given = namesIn(value.properties);
        return given.isComplete && !names.some((name) => given.known.has(name));
      },
      message: `an App Mesh proxy needs the property ${names.join(' or ')}`,
    }),
  ),
];

/** The App Mesh proxy. */
export const proxyChecks: readonly Check[] = [checkEach(proxyOf, rules)];

function proxyOf(subject: Subject): Proxy[] {
  const owner = taskOf(subject);
  const value = owner.value.proxyConfiguration;
  return isObject(value) ? [{ path: ['proxyConfiguration'], value, owner }] : [];
}

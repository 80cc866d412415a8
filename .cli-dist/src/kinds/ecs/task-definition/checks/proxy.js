import { isObject } from "../../../../lib/json.js";
import { isMissing, namesIn } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { taskOf } from "./parts.js";
/** Properties of which App Mesh needs at least one each. */
const required = [
    ['ProxyIngressPort'],
    ['ProxyEgressPort'],
    ['AppPorts'],
    ['IgnoredUID', 'IgnoredGID'],
];
const rules = [
    {
        when: ({ owner: { networkMode = 'awsvpc' } }) => networkMode !== 'awsvpc',
        message: ({ owner }) => `an App Mesh proxy needs network mode awsvpc, and this is ${owner.networkMode}`,
    },
    {
        at: 'containerName',
        when: ({ value, owner }) => isMissing(value.containerName, owner.containerNames),
        message: ({ value }) => `the proxy container "${value.containerName}" does not exist`,
    },
    ...required.map((names) => ({
        at: 'properties',
        when: ({ value }) => {
            const given = namesIn(value.properties);
            return given.isComplete && !names.some((name) => given.known.has(name));
        },
        message: `an App Mesh proxy needs the property ${names.join(' or ')}`,
    })),
];
/** The App Mesh proxy. */
export const proxyChecks = [checkEach(proxyOf, rules)];
function proxyOf(subject) {
    const owner = taskOf(subject);
    const value = owner.value.proxyConfiguration;
    return isObject(value) ? [{ path: ['proxyConfiguration'], value, owner }] : [];
}

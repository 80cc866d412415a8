import { isObject } from "../../../../lib/json.js";
import { isAbsent, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { services } from "./parts.js";
const connect = 'serviceConnectConfiguration';
const rules = [
    {
        at: `${connect}.namespace`,
        when: ({ value, cluster }) => isAbsent(valueAt(value, `${connect}.namespace`)) &&
            cluster !== undefined &&
            isAbsent(valueAt(cluster, 'serviceConnectDefaults.namespace')),
        message: 'Service Connect needs a namespace, and neither the service nor its cluster has one',
        suggestion: "set namespace here, or serviceConnectDefaults.namespace in the cluster's manifest",
    },
    {
        at: connect,
        when: ({ networkMode = '' }) => ['host', 'none'].includes(networkMode),
        message: ({ networkMode }) => `Service Connect needs network mode awsvpc or bridge, and the task definition has ${networkMode}`,
    },
    {
        at: `${connect}.accessLogConfiguration`,
        when: ({ value }) => !isAbsent(valueAt(value, `${connect}.accessLogConfiguration`)) &&
            isAbsent(valueAt(value, `${connect}.logConfiguration`)),
        message: 'access logs of Service Connect need a logConfiguration',
        suggestion: `set ${connect}.logConfiguration`,
    },
];
/** Service Connect, while it is on. */
export const connectChecks = [
    checkEach((subject) => services(subject).filter(usesServiceConnect), rules),
];
/** True when Service Connect is on. */
export function usesServiceConnect({ value }) {
    const configuration = value[connect];
    return isObject(configuration) && configuration.enabled === true;
}

import { checkEach } from "../../../../model/rule.js";
import { requires, taskOf } from "./parts.js";
const rules = [
    {
        at: 'networkMode',
        when: ({ isFargate, networkMode = 'awsvpc' }) => isFargate && networkMode !== 'awsvpc',
        message: ({ networkMode, value }) => value.networkMode === undefined
            ? 'Fargate needs network mode awsvpc, and without networkMode it is bridge'
            : `Fargate needs network mode awsvpc, and this is ${networkMode}`,
        suggestion: 'set networkMode: awsvpc',
    },
    {
        at: 'networkMode',
        when: ({ value, networkMode }) => requires(value, 'EXTERNAL') && networkMode === 'awsvpc',
        message: 'external instances do not support network mode awsvpc',
        suggestion: 'use bridge or host',
    },
    {
        at: 'networkMode',
        when: ({ value, networkMode = '' }) => requires(value, 'MANAGED_INSTANCES') && ['bridge', 'none'].includes(networkMode),
        message: ({ networkMode }) => `managed instances are not known to support network mode ${networkMode}`,
        suggestion: 'use awsvpc or host',
        severity: 'warning',
    },
    {
        at: 'networkMode',
        when: ({ isWindows, networkMode = '' }) => isWindows && ['host', 'none'].includes(networkMode),
        message: ({ networkMode }) => `Windows containers do not support network mode ${networkMode}`,
        suggestion: 'use awsvpc, or leave networkMode out',
        severity: 'warning',
    },
];
/** Which network modes go with which launch type and operating system. */
export const networkChecks = [checkEach((subject) => [taskOf(subject)], rules)];

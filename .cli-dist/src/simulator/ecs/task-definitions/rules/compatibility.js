import { Compatibility } from '@aws-sdk/client-ecs';
import { fargateRules } from "./fargate.js";
import { firstOf, isWindows } from "./rule.js";
const rules = {
    EC2: [
        ({ ephemeralStorage, requiresCompatibilities }) => ephemeralStorage && !requiresCompatibilities?.includes(Compatibility.FARGATE)
            ? 'Tasks using the EC2 launch type do not support EphemeralStorage.'
            : undefined,
    ],
    FARGATE: fargateRules,
    EXTERNAL: [
        ({ networkMode }) => networkMode === 'awsvpc' ? 'Tasks using the EXTERNAL launch type do not support network mode awsvpc.' : undefined,
        unless(isWindows, 'Tasks using the EXTERNAL launch type do not support Windows.'),
    ],
    MANAGED_INSTANCES: [
        ({ networkMode }) => networkMode === 'awsvpc' || networkMode === 'host'
            ? undefined
            : 'Tasks using the MANAGED_INSTANCES launch type only support network modes awsvpc and host.',
        unless(isWindows, 'Tasks using the MANAGED_INSTANCES launch type do not support Windows.'),
        unless(({ cpu, memory }) => cpu === undefined || memory === undefined, "Tasks using the MANAGED_INSTANCES launch type require 'cpu' and 'memory' at the task level."),
    ],
};
/** Why a task definition cannot run on what it asks for; without a wish it must suit EC2. */
export const compatibilityRule = (draft) => firstOf(draft.requiresCompatibilities ?? [Compatibility.EC2], (compatibility) => problemOf(compatibility, draft));
/** Everything that a task definition can run on, asked for or not. */
export function compatibilitiesOf(draft) {
    return Object.values(Compatibility).filter((compatibility) => problemOf(compatibility, draft) === undefined);
}
function problemOf(compatibility, draft) {
    return firstOf(rules[compatibility], (rule) => rule(draft));
}
function unless(isWrong, message) {
    return (draft) => (isWrong(draft) ? message : undefined);
}

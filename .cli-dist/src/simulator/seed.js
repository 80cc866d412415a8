import { isObject } from "../lib/json.js";
import { AwsError } from "./aws-error.js";
import { callerIn, userOf } from "./caller.js";
import { defaultAccountId } from "./default-world.js";
import { readInput } from "./input.js";
import { memberOf, misplaced, readList, readObject, readOperationName, readServiceName, readText, } from "./json-file.js";
import { services } from "./services.js";
/**
 * Reads the parsed content of a seed file: an object whose members are lists of calls, in any grouping that reads well
 * (`{"clusters": [{"service": "ecs", "operation": "CreateCluster", "input": {…}}]}`), made in the order of the file. A call
 * may name its `region` (else the given one) and `accountId`. Throws an Error that says where the file is wrong.
 */
export function readSeed(json, region) {
    if (!isObject(json))
        throw misplaced({ value: json, at: 'seed' }, 'must be an object of lists of calls');
    return Object.entries(json).flatMap(([name, value]) => readList({ value, at: name }).map((call) => readCall(call, region)));
}
function readCall(placed, defaultRegion) {
    const { at } = placed;
    const call = readObject(placed, ['service', 'operation', 'input', 'region', 'accountId']);
    const service = readServiceName(memberOf(call, 'service', at));
    const operation = readOperationName(memberOf(call, 'operation', at), service);
    if (service === undefined || operation === undefined)
        throw misplaced(placed, 'needs the members "service" and "operation"');
    const { input = {} } = call;
    if (!isObject(input))
        throw misplaced(memberOf(call, 'input', at), 'must be an object');
    const region = readText(memberOf(call, 'region', at)) ?? defaultRegion;
    const accountId = readText(memberOf(call, 'accountId', at)) ?? defaultAccountId;
    return { at, service, operation, input, region, accountId };
}
/** Makes the calls, outside budgets and faults. Throws an Error with AWS's own at the first that fails. */
export function plantSeed(simulator, calls) {
    for (const call of calls)
        plant(simulator, call);
}
function plant(simulator, { at, service: name, operation, input, region, accountId }) {
    const service = services.find((candidate) => candidate.name === name);
    const entry = service?.operations[operation];
    if (!service || !entry)
        throw new Error(`${at} names ${name} ${operation}, which the simulator does not support`);
    try {
        const caller = callerIn(region, userOf(accountId, region));
        simulator.run({ service, operation, entry }, readInput(entry, input), caller);
    }
    catch (error) {
        if (!(error instanceof AwsError))
            throw error;
        throw new Error(`${at}: ${name} ${operation} failed with ${error.code}: ${error.message}`);
    }
}

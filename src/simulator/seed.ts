import { isObject, type JsonObject } from '../lib/json.ts';
import { AwsError } from './aws-error.ts';
import { callerIn, userOf } from './caller.ts';
import { defaultAccountId } from './default-world.ts';
import { readInput } from './input.ts';
import {
  misplaced,
  type Placed,
  readList,
  readMembers,
  readOperationName,
  readServiceName,
  readText,
} from './json-file.ts';
import { services } from './services.ts';
import type { Simulator } from './simulator.ts';

/** One API call that prepares a world. */
export interface SeedCall {
  /** Where it stands in the file. */
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly region: string;
  readonly accountId: string;
}

/**
 * Reads the parsed content of a seed file: an object whose members are lists of calls, in any grouping that reads well
 * (`{"clusters": [{"service": "ecs", "operation": "CreateCluster", "input": {…}}]}`), made in the order of the file. A call
 * may name its `region` (else the given one) and `accountId`. Throws an Error that says where the file is wrong.
 */
export function readSeed(json: unknown, region: string): SeedCall[] {
  if (!isObject(json)) throw misplaced({ value: json, at: 'seed' }, 'must be an object of lists of calls');
  return Object.entries(json).flatMap(([name, value]) =>
    readList({ value, at: name }).map((call) => readCall(call, region)),
  );
}

function readCall(placed: Placed, defaultRegion: string): SeedCall {
  const { at } = placed;
  const call = readMembers(placed, ['service', 'operation', 'input', 'region', 'accountId']);
  const service = readServiceName(call.service);
  const operation = readOperationName(call.operation, service);
  if (service === undefined || operation === undefined)
    throw misplaced(placed, 'needs the members "service" and "operation"');
  const { value: input = {} } = call.input;
  if (!isObject(input)) throw misplaced(call.input, 'must be an object');
  const region = readText(call.region) ?? defaultRegion;
  const accountId = readText(call.accountId) ?? defaultAccountId;
  return { at, service, operation, input, region, accountId };
}

/** Makes the calls, outside budgets and faults. Throws an Error with AWS's own at the first that fails. */
export function plantSeed(simulator: Simulator, calls: readonly SeedCall[]): void {
  for (const call of calls) plant(simulator, call);
}

function plant(simulator: Simulator, { at, service: name, operation, input, region, accountId }: SeedCall): void {
  const service = services.find((candidate) => candidate.name === name);
  const entry = service?.operations[operation];
  if (!service || !entry) throw new Error(`${at} names ${name} ${operation}, which the simulator does not support`);
  try {
    const caller = callerIn(region, userOf(accountId, region));
    simulator.run({ service, operation, entry }, readInput(entry, input), caller);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new Error(`${at}: ${name} ${operation} failed with ${error.code}: ${error.message}`);
  }
}

import { isObject } from '../../src/lib/json.ts';
import { ownershipTags } from '../../src/model/ownership.ts';
import type { Call } from '../../src/simulator/simulator.ts';
import { inputOf, isWrite, tookPlace } from './call-history.ts';
import type { Ship } from './ship.ts';

/** What a story allows beyond the ordinary. */
export interface Allowance {
  /** The instance's name in ownership tags; `evenkeel` when left out. */
  readonly owner?: string;
  /** Things that may be adopted, e.g. `service demo/web`. */
  readonly adoptable?: readonly string[];
}

/** How to find what a call is about, e.g. `cluster demo`. */
type Subject = (call: Call) => string;

const cluster: Subject = (call) => `cluster ${lastPart(inputOf(call, 'cluster'))}`;
const service: Subject = (call) =>
  `service ${lastPart(inputOf(call, 'cluster'))}/${lastPart(inputOf(call, 'service'))}`;
const logGroup: Subject = (call) => `log-group ${inputOf(call, 'logGroupName')}`;
const repository: Subject = (call) => `repository ${inputOf(call, 'repositoryName')}`;

const births: Readonly<Record<string, Subject>> = {
  CreateCluster: (call) => `cluster ${inputOf(call, 'clusterName')}`,
  CreateService: (call) => `service ${lastPart(inputOf(call, 'cluster'))}/${inputOf(call, 'serviceName')}`,
  CreateLogGroup: logGroup,
  CreateRepository: repository,
};

const changes: Readonly<Record<string, Subject>> = {
  ...{ UpdateCluster: cluster, PutClusterCapacityProviders: cluster, DeleteCluster: cluster },
  ...{ UpdateService: service, DeleteService: service },
  DeregisterTaskDefinition: (call) => `task-definition ${lastPart(inputOf(call, 'taskDefinition'))}`,
  ...{ PutRetentionPolicy: logGroup, DeleteRetentionPolicy: logGroup, DeleteLogGroup: logGroup },
  ...{ AssociateKmsKey: logGroup, DisassociateKmsKey: logGroup },
  PutLogGroupDeletionProtection: (call) => `log-group ${inputOf(call, 'logGroupIdentifier')}`,
  ...{ PutImageTagMutability: repository, PutImageScanningConfiguration: repository, DeleteRepository: repository },
  ...{ PutLifecyclePolicy: repository, DeleteLifecyclePolicy: repository },
  ...{ SetRepositoryPolicy: repository, DeleteRepositoryPolicy: repository },
};

const deaths = new Set([
  'DeleteCluster',
  'DeleteService',
  'DeleteLogGroup',
  'DeleteRepository',
  'DeregisterTaskDefinition',
]);

/**
 * What a ship did that it must never do, from AWS's own record: touched what it does not own, made a thing twice, registered
 * one content twice, asked for the same deployment twice, or forced one.
 */
export function violations({ aws, ownCalls }: Pick<Ship, 'aws' | 'ownCalls'>, allowance: Allowance = {}): string[] {
  const own = new Set(ownCalls());
  const book = new Book(allowance);
  return aws.calls
    .filter((call) => isWrite(call) && tookPlace(call))
    .flatMap((call) => book.enter(call, own.has(call)));
}

/** Follows who owns what, call by call. */
class Book {
  readonly #owner: string;
  readonly #adoptable: ReadonlySet<string>;
  readonly #owners = new Map<string, string | undefined>();
  readonly #revisions = new Map<string, number>();
  readonly #contents = new Map<string, string>();
  readonly #updates = new Map<string, string>();

  constructor({ owner = 'evenkeel', adoptable = [] }: Allowance) {
    this.#owner = owner;
    this.#adoptable = new Set(adoptable);
  }

  /** Notes a call; gives what is wrong with it when it was ours. */
  enter(call: Call, isOwn: boolean): string[] {
    const wrong = [...this.#register(call), ...this.#birth(call), ...this.#change(call), ...this.#tagging(call)];
    return isOwn ? wrong.map((text) => `${call.operation}: ${text}`) : [];
  }

  #register(call: Call): string[] {
    if (call.operation !== 'RegisterTaskDefinition') return [];
    const family = inputOf(call, 'family');
    const revision = (this.#revisions.get(family) ?? 0) + 1;
    this.#revisions.set(family, revision);
    const tags = tagsOf(call);
    const thing = `task-definition ${family}:${revision}`;
    this.#owners.set(thing, tags[ownershipTags.owner]);
    const content = `${family} ${tags[ownershipTags.hash]}`;
    const earlier = this.#contents.get(content);
    this.#contents.set(content, thing);
    return earlier && this.#owners.has(earlier) ? [`${thing} says what ${earlier} says`] : [];
  }

  #birth(call: Call): string[] {
    const thing = births[call.operation]?.(call);
    if (thing === undefined) return [];
    this.#updates.delete(thing);
    const owner = tagsOf(call)[ownershipTags.owner];
    const twice = this.#owners.has(thing) ? [`${thing} exists already`] : [];
    this.#owners.set(thing, owner);
    return owner === this.#owner ? twice : [...twice, `${thing} without an ownership tag`];
  }

  #change(call: Call): string[] {
    const thing = changes[call.operation]?.(call);
    if (thing === undefined) return [];
    const wrong = [
      ...this.#foreign(thing),
      ...(call.operation === 'UpdateService' ? this.#deployment(thing, call) : []),
    ];
    if (deaths.has(call.operation)) this.#owners.delete(thing);
    return wrong;
  }

  #deployment(thing: string, { input }: Call): string[] {
    const text = JSON.stringify(input);
    const again = this.#updates.get(thing) === text ? [`${thing} is asked for the same again`] : [];
    this.#updates.set(thing, text);
    const forced = isObject(input) && input.forceNewDeployment === true && !('capacityProviderStrategy' in input);
    return forced ? [...again, `${thing} is forced to deploy`] : again;
  }

  #tagging(call: Call): string[] {
    if (call.operation !== 'TagResource' && call.operation !== 'UntagResource') return [];
    const thing = thingOf(inputOf(call, 'resourceArn'));
    const wrong = this.#foreign(thing);
    const owner = tagsOf(call)[ownershipTags.owner];
    const { tagKeys = [] } = call.input as { tagKeys?: readonly string[] };
    if (owner !== undefined) this.#owners.set(thing, owner);
    // An inactive revision loses its tags when it is given up, which is no change of an owner.
    if (tagKeys.includes(ownershipTags.owner) && this.#owners.has(thing)) this.#owners.set(thing, undefined);
    return thing.startsWith('task-definition ') && !this.#owners.has(thing) ? [] : wrong;
  }

  #foreign(thing: string): string[] {
    if (this.#owners.get(thing) === this.#owner || this.#adoptable.has(thing)) return [];
    return [`${thing} belongs to ${this.#owners.get(thing) ?? 'nobody'}`];
  }
}

function tagsOf({ input }: Call): Record<string, string> {
  const { tags } = input as { tags?: unknown };
  if (isObject(tags)) return tags as Record<string, string>;
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(tags.map((tag) => [tag.key ?? tag.Key, tag.value ?? tag.Value]));
}

function thingOf(arn: string): string {
  const [, , , , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (resource.startsWith('log-group:')) return `log-group ${resource.slice('log-group:'.length)}`;
  const [type = '', ...path] = resource.split('/');
  return `${type} ${path.join('/')}`;
}

function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

/** Where a text that must stay secret shows up among what a ship tells the world. */
export function leaks({ events }: Ship, canary: string, texts: readonly string[] = []): string[] {
  return [...events.map((event) => JSON.stringify(event)), ...texts].filter((text) => text.includes(canary));
}

import type { JsonObject } from '../../../../lib/json.ts';
import { oncePer } from '../../../../lib/once-per.ts';
import type { Subject } from '../../../../model/kind.ts';
import { isAbsent, type Names, namesIn, textOf, valueAt } from '../../../../model/known.ts';
import { type Element, elements, type Part, whole } from '../../../../model/rule.ts';
import { isFargateProvider } from '../../../../model/strategy-check.ts';

/** A service as the rules see it. */
export interface Service extends Part {
  /** The task definition, when it is managed here. */
  readonly definition: JsonObject | undefined;
  /** The cluster, when it is managed here. */
  readonly cluster: JsonObject | undefined;
  /** Of the task definition; undefined while not known. */
  readonly networkMode: string | undefined;
  /** True when its tasks surely run on Fargate. */
  readonly isFargate: boolean;
  readonly isDaemon: boolean;
  /** What carries out deployments; undefined while not known. */
  readonly controller: string | undefined;
}

/** An object in one of a service's lists. */
export type ServiceElement = Element<Service>;

/** The service of a subject; every rule asks for it. */
export const serviceOf: (subject: Subject) => Service = oncePer(readService);

function readService(subject: Subject): Service {
  const part = whole(subject);
  const { value } = part;
  const definition = definitionOf(subject);
  const isFargate = runsOnFargate(value);
  return {
    ...part,
    definition,
    cluster: subject.related(value.cluster ?? 'default', 'Cluster'),
    networkMode: networkModeOf(definition) ?? (isFargate && !definition ? 'awsvpc' : undefined),
    isFargate,
    isDaemon: value.schedulingStrategy === 'DAEMON',
    controller: controllerOf(value),
  };
}

/** The service of a subject as the only part. */
export function services(subject: Subject): readonly Service[] {
  return [serviceOf(subject)];
}

/** The objects in a list of the service. */
export function inService(member: string): (subject: Subject) => readonly ServiceElement[] {
  return (subject) => elements(serviceOf(subject), member);
}

/** The container definitions of a service's task definition. */
export function containersOf({ definition }: Service): Part[] {
  return definition ? elements({ path: [], value: definition }, 'containerDefinitions') : [];
}

/** The names of the containers; not complete when the task definition is not managed here. */
export function containerNames({ definition }: Service): Names {
  return definition ? namesIn(definition.containerDefinitions) : { known: new Set(), isComplete: false };
}

/** A reference may name a manifest of another kind; the linker says so, and rules must not be misled. */
function definitionOf({ spec, related }: Subject): JsonObject | undefined {
  const definition = related(spec.taskDefinition, 'TaskDefinition');
  return definition && !isAbsent(definition.containerDefinitions) ? definition : undefined;
}

function networkModeOf(definition: JsonObject | undefined): string | undefined {
  if (!definition) return undefined;
  return definition.networkMode === undefined ? 'bridge' : textOf(definition.networkMode);
}

function runsOnFargate({ launchType, capacityProviderStrategy }: JsonObject): boolean {
  const providers = namesIn(capacityProviderStrategy, 'capacityProvider');
  const names = [...providers.known];
  return launchType === 'FARGATE' || (names.length > 0 && providers.isComplete && names.every(isFargateProvider));
}

function controllerOf(spec: JsonObject): string | undefined {
  const type = valueAt(spec, 'deploymentController.type');
  return type === undefined ? 'ECS' : textOf(type);
}

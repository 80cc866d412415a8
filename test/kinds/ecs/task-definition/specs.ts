import type { JsonObject } from '../../../../src/lib/json.ts';

/** A task definition that AWS takes on EC2, with changes. */
export function task(changes: JsonObject = {}): JsonObject {
  return { family: 'web', containerDefinitions: [container()], ...changes };
}

/** A container definition that AWS takes, with changes. */
export function container(changes: JsonObject = {}): JsonObject {
  return { name: 'app', image: 'nginx', memory: 128, ...changes };
}

/** A task definition with one container, changed. */
export function withContainer(changes: JsonObject, more: JsonObject = {}): JsonObject {
  return task({ containerDefinitions: [container(changes)], ...more });
}

/** A task definition with two containers, `app` and `side`. */
export function withTwo(app: JsonObject, side: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return task({ containerDefinitions: [container(app), container({ name: 'side', ...side })], ...more });
}

/** What Fargate needs beside containers. */
export const onFargate: JsonObject = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
};

/** The same for Windows. */
export const onWindowsFargate: JsonObject = {
  ...onFargate,
  cpu: '1024',
  memory: '2048',
  runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
};

/** A story that `demo` plays: a service that runs well, and a new version of it. */
export interface Scenario {
  /** What the new version is like, and what comes of it. */
  readonly about: string;
  /** Folder of the package with the manifests; `web.yaml` names the image. */
  readonly manifests: string;
  /** Tag of the new version's image. */
  readonly tag: string;
  /** What goes wrong, as in a faults file. */
  readonly faults: object;
}

/** The tag of the image that runs first. */
export const firstTag = 'v1';

const rolling = 'scenarios/rolling';

/** Every scenario, by its name. */
export const scenarios = {
  good: {
    about: 'a good version replaces the old one',
    manifests: rolling,
    tag: 'v2',
    faults: {},
  },
  crash: {
    about: 'the new version crashes at its start; the circuit breaker rolls it back',
    manifests: rolling,
    tag: 'broken',
    faults: { tasks: [{ image: '*:broken', exit: { code: 1, reason: 'Error: DB_PASSWORD is empty' } }] },
  },
  unhealthy: {
    about: 'the new version runs, but its health check fails; the circuit breaker rolls it back',
    manifests: rolling,
    tag: 'unhealthy',
    faults: { tasks: [{ image: '*:unhealthy', health: 'UNHEALTHY' }] },
  },
  'missing-image': {
    about: 'the new version was never pushed; the circuit breaker rolls it back',
    manifests: rolling,
    tag: 'missing',
    faults: {
      tasks: [
        {
          image: '*:missing',
          pull: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry.example.com/shop/web:missing: not found',
        },
      ],
    },
  },
  'slow-start': {
    about: 'the new version is large: pulling it takes a minute and a half',
    manifests: rolling,
    tag: 'slow',
    faults: { tasks: [{ image: '*:slow', start: '90s' }] },
  },
  throttled: {
    about: 'AWS throttles every third call and loses an answer; the new version arrives all the same',
    manifests: rolling,
    tag: 'v2',
    faults: {
      calls: [
        { operation: 'ecs:UpdateService', error: 'ServerException', after: 'commit', times: 1 },
        { operation: 'ecs:*', effect: 'throttle', every: 3 },
      ],
    },
  },
  'blue-green': {
    about: 'the new version starts beside the old one and waits three minutes for a word before it takes the traffic',
    manifests: 'scenarios/blue-green',
    tag: 'v2',
    faults: {},
  },
} satisfies Readonly<Record<string, Scenario>>;

/** The name of a scenario. */
export type ScenarioName = keyof typeof scenarios;

/** The scenario names in the order of their table. */
export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

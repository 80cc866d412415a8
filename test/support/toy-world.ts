import { type Controller, createController } from '../../src/controller/controller.ts';
import type { Settings } from '../../src/controller/settings.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { sleep } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Event } from '../../src/model/event.ts';
import { FailureError } from '../../src/model/failure.ts';
import type { Registry } from '../../src/model/kind.ts';
import type { Cloud } from '../../src/model/ports.ts';
import type { Observed, Provider, Tags } from '../../src/model/provider.ts';
import { type Place, type ResourceKey, resourceId } from '../../src/model/resource.ts';
import { memorySource } from './memory-source.ts';
import { toyPass, toys } from './toy-kinds.ts';

/** One call as the toy cloud saw it: `create Brick/a`. */
export interface ToyCall {
  readonly name: string;
  readonly atMs: number;
}

/** What a toy world is made with. */
export interface ToyOptions extends Partial<Settings> {
  readonly registry?: Registry;
  /** How long each call takes. */
  readonly callMs?: number;
}

/** A controller over a cloud of toys that live as long as the world, on one virtual clock that begins at 0. */
export interface ToyWorld {
  readonly clock: VirtualClock;
  readonly controller: Controller;
  readonly events: Event[];
  readonly calls: ToyCall[];
  readonly live: Map<string, Observed>;
  /** Fails every call that it gives an error for; may be changed at any time. */
  weather: (name: string) => Error | undefined;
  /** Replaces the files of the folder and hints at it; each time is a new revision. */
  write(files: Record<string, string>): void;
  /** False: the folder cannot be read as a whole. */
  setWhole(whole: boolean): void;
  readonly hint: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts a controller for the manifests in the files. */
export function toyWorld(files: Record<string, string>, options: ToyOptions = {}): ToyWorld {
  const { registry = toys, callMs = 0, ...settings } = options;
  const clock = new VirtualClock(0);
  const source = memorySource(files);
  let parsed = source.read();
  const events: Event[] = [];
  let revision = 1;
  let hint = () => {};
  const cloud = toyCloudOver(clock, registry, callMs);
  const stopping = new AbortController();
  const controller = createController({
    ports: {
      clock,
      cloud: cloud.port,
      source: { read: async () => ({ ...(await parsed), revision: `r${revision}` }) },
    },
    registry,
    settings: { owner: 'me', intervalMs: 60_000, dryRun: false, prune: false, ...settings },
    random: seededRandom(4),
    listen: (event) => events.push(event),
    watch(onHint) {
      hint = onHint;
      return () => {
        hint = () => {};
      };
    },
  });
  const done = controller.run(stopping.signal);
  return Object.assign(cloud.world, {
    ...{ clock, controller, events },
    write(changed: Record<string, string>) {
      source.files = changed;
      parsed = source.read();
      revision += 1;
      hint();
    },
    setWhole(whole: boolean) {
      source.whole = whole;
      parsed = source.read();
      hint();
    },
    hint: () => hint(),
    stop() {
      stopping.abort();
      return clock.drive(done);
    },
  });
}

function toyCloudOver(clock: VirtualClock, registry: Registry, callMs: number) {
  const world = {
    calls: [] as ToyCall[],
    live: new Map<string, Observed>(),
    weather: (_name: string): Error | undefined => undefined,
  };
  let signal: AbortSignal | undefined;
  let place: Place | undefined;

  async function call<Answer>(name: string, act: () => Answer): Promise<Answer> {
    if (signal?.aborted) throw new FailureError('Interrupted', `${name} was not sent`);
    world.calls.push({ name, atMs: clock.now() });
    if (callMs > 0) await sleep(clock, callMs);
    const error = world.weather(name);
    if (error) throw error;
    return act();
  }

  const provider = (kind: string): Provider => ({
    async observe(targets) {
      const found = new Map<ResourceKey, Observed>();
      for (let first = 0; first < targets.length; first += 10) {
        await call(`observe ${kind}`, () => {
          for (const { key } of targets.slice(first, first + 10)) {
            const observed = world.live.get(resourceId(kind, key));
            if (observed) found.set(key, observed);
          }
        });
      }
      return found;
    },
    list: async () => [],
    create: ({ key, given, tags }) =>
      call(`create ${kind}/${key}`, () => {
        const attributes = { arn: `arn:aws:toys:moon:111122223333:${kind.toLowerCase()}/${key}`, name: key };
        world.live.set(resourceId(kind, key), { key, spec: given, tags, attributes, facts: {} });
        return attributes;
      }),
    update: ({ desired, observed }) =>
      call(`update ${kind}/${desired.key}`, () => {
        world.live.set(resourceId(kind, desired.key), { ...observed, spec: desired.given, tags: desired.tags });
        return {};
      }),
    remove: ({ key }) => call(`remove ${kind}/${key}`, () => void world.live.delete(resourceId(kind, key))),
  });

  const remark = (arns: readonly string[], change: (tags: Tags) => Tags) =>
    call(`mark ${arns.length}`, () => {
      for (const [id, observed] of world.live) {
        if (!arns.includes(observed.attributes.arn ?? '')) continue;
        world.live.set(id, { ...observed, tags: change(observed.tags) });
      }
      return new Map();
    });

  const providers = new Map([...registry.kinds.keys()].map((kind) => [kind, provider(kind)]));
  const port: Cloud = {
    async place() {
      place ??= await call('place', () => toyPass.place ?? { account: '', region: '', partition: '' });
      return place;
    },
    ping: async () => ({}),
    provider: async (kind) => providers.get(kind) ?? provider(kind),
    index: {
      async owned(resources) {
        const found = () =>
          [...world.live.values()].map(({ attributes, tags }) => ({ arn: attributes.arn ?? '', tags }));
        return resources?.length === 0 ? [] : call('index', found);
      },
    },
    marks: {
      set: (arns, tags) => remark(arns, (before) => ({ ...before, ...tags })),
      clear: (arns, keys) =>
        remark(arns, (before) => Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key)))),
    },
    calls: () => world.calls.length,
    until(next) {
      signal = next;
    },
  };
  return { world, port };
}

/** Toys whose health is what their `mood` says: any mood but `fine` is progress. */
export const moodyToys: Registry = {
  ...toys,
  kinds: new Map(
    [...toys.kinds].map(([name, kind]) => [
      name,
      {
        ...kind,
        health: ({ spec }: Observed) =>
          spec.mood === undefined || spec.mood === 'fine'
            ? ({ status: 'Healthy', message: '' } as const)
            : ({ status: 'Progressing', message: String(spec.mood) } as const),
      },
    ]),
  ),
};

import { settle } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Listener } from '../../src/model/event.ts';
import type { Ports } from '../../src/model/ports.ts';
import type { Amendment, Desired, Indexed, Observed, Provider, Target } from '../../src/model/provider.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { toyPass } from './toy-kinds.ts';

/** What a toy cloud does to the toys with a name. */
export interface Weather {
  /** Thrown by every call about the toy, or by every look at its kind. */
  readonly fail?: Readonly<Record<string, Error>>;
  readonly live?: readonly Observed[];
  readonly index?: readonly Indexed[] | Error;
}

/** A cloud of toys that writes down what it is asked to do, once it is done. */
export function toyCloud({ fail = {}, live = [], index = [] }: Weather = {}) {
  const log: string[] = [];
  const requests: (Desired | Amendment | Observed)[] = [];
  const targets = new Map<string, readonly Target[]>();
  const searches: (readonly ResourceId[] | undefined)[] = [];
  const held = new Map<string, Promise<void>>();

  async function act(verb: string, name: string, request: Desired | Amendment | Observed): Promise<void> {
    await held.get(name);
    if (fail[name]) throw fail[name];
    log.push(`${verb} ${name}`);
    requests.push(request);
  }

  const provider = (kind: string): Provider => ({
    async observe(wanted) {
      targets.set(kind, wanted);
      if (fail[kind]) throw fail[kind];
      const found = live.filter((observed) => wanted.some(({ key }) => key === observed.key));
      return new Map(found.map((observed) => [observed.key, observed]));
    },
    list: async () => live.map(({ key }) => key),
    async create(desired) {
      await act('create', desired.key, desired);
      return { arn: `arn of ${desired.key}`, name: desired.key };
    },
    async update(amendment) {
      await act('update', amendment.desired.key, amendment);
      return {};
    },
    remove: (observed) => act('remove', observed.key, observed),
  });

  return {
    log,
    requests,
    targets,
    searches,
    /** Keeps calls about a toy waiting; the function given lets them go on. */
    hold(name: string): () => void {
      let release = () => {};
      held.set(name, new Promise((resolve) => (release = resolve)));
      return release;
    },
    /** Resolves when nothing moves any more. */
    async quiet(): Promise<void> {
      for (let turn = 0; turn < 10; turn++) await settle();
    },
    ports(emit: Listener = () => {}): Ports {
      const owned = async (resources?: readonly ResourceId[]) => {
        searches.push(resources);
        if (index instanceof Error) throw index;
        return index;
      };
      return {
        source: { read: async () => ({ documents: [], problems: [], whole: true, revision: 'r1' }) },
        cloud: {
          place: async () => toyPass.place ?? { account: '', region: '', partition: '' },
          ping: async () => ({}),
          provider: async (kind) => provider(kind),
          index: { owned },
          marks: { set: async () => new Map(), clear: async () => new Map() },
          calls: () => log.length,
          until: () => {},
        },
        clock: new VirtualClock(),
        emit,
      };
    },
  };
}

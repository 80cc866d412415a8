import { matchesGlob } from './glob.ts';

/** What becomes of one container, as far as it has been decided; everything else goes well. */
export interface Fate {
  /** It exits so long after it has started. */
  readonly exit?: ContainerExit;
  /** Its health check comes to this verdict and stays there. */
  readonly health?: HealthVerdict;
  /** Milliseconds that the pull of its image takes. */
  readonly startMs?: number;
  /** Its image cannot be pulled, for this reason. */
  readonly pull?: string;
}

/** How and when a container exits. */
export interface ContainerExit {
  readonly code: number;
  readonly afterMs: number;
  /** What it writes before it exits. */
  readonly reason?: string;
}

/** A verdict of a health check; when it comes is left to the check's own times unless `afterMs` says it. */
export interface HealthVerdict {
  readonly status: 'HEALTHY' | 'UNHEALTHY';
  /** Counts from the start of the container. */
  readonly afterMs?: number;
}

/** What tells a container from others. */
export interface ContainerNames {
  readonly image: string;
  readonly container: string;
  readonly family: string;
  /** Empty for a task that no service started. */
  readonly service: string;
}

/** Decides on the containers whose names match its globs; a name that it leaves out may be any. */
export interface FateRule extends Partial<ContainerNames> {
  /** How many tasks it decides on, the first ones; all when left out. */
  readonly times?: number;
  readonly fate: Fate;
}

type Aspect = keyof Fate;

interface Entry {
  readonly rule: FateRule;
  hits: number;
}

/** The rules in force, each counting the tasks that it has decided on. */
export class Fates {
  readonly #entries: Entry[] = [];

  /** Puts a rule in force behind those that are. */
  add(rule: FateRule): void {
    this.#entries.push({ rule, hits: 0 });
  }

  /** Decides on the containers of one task, in their order; the first rule that says something of a thing has its way. */
  decide(containers: readonly ContainerNames[]): Fate[] {
    const inForce = this.#entries.filter(({ rule, hits }) => hits < (rule.times ?? Number.POSITIVE_INFINITY));
    const decisive = new Set<Entry>();
    const fates = containers.map((names) => {
      const decisions = firstOfEach(inForce.filter(({ rule }) => matches(rule, names)));
      for (const entry of decisions.values()) decisive.add(entry);
      return Object.fromEntries([...decisions].map(([aspect, { rule }]) => [aspect, rule.fate[aspect]]));
    });
    for (const entry of decisive) entry.hits++;
    return fates;
  }
}

function firstOfEach(entries: readonly Entry[]): Map<Aspect, Entry> {
  const first = new Map<Aspect, Entry>();
  for (const entry of entries) {
    for (const aspect of Object.keys(entry.rule.fate) as Aspect[]) if (!first.has(aspect)) first.set(aspect, entry);
  }
  return first;
}

function matches(rule: FateRule, names: ContainerNames): boolean {
  return (['image', 'container', 'family', 'service'] as const).every((part) =>
    matchesGlob(rule[part] ?? '*', names[part]),
  );
}

import type { ContainerExit, Fate, FateRule, HealthVerdict } from '../fates.ts';
import {
  isPresent,
  misplaced,
  type Placed,
  present,
  readChoice,
  readCount,
  readDuration,
  readMembers,
  readText,
  withoutAbsent,
} from '../json-file.ts';

/** How long a container lives that exits and does not say when. */
const defaultLifeMs = 3_000;
/** A process leaves one byte behind. */
const mostExitCode = 255;

const selectors = ['image', 'container', 'service', 'family', 'times'] as const;
const fates = ['exit', 'health', 'after', 'start', 'pull'] as const;
const members = [...selectors, ...fates];

type Said = Readonly<Record<(typeof fates)[number], Placed>>;

/** Reads an entry of `tasks`: which containers it decides on, and what becomes of them. */
export function readTaskFault(placed: Placed): FateRule {
  const { image, container, service, family, times, ...said } = readMembers(placed, members);
  return withoutAbsent({
    image: readText(image),
    container: readText(container),
    service: readText(service),
    family: readText(family),
    times: readCount(times, 1),
    fate: readFate(placed, said),
  });
}

function readFate(placed: Placed, { exit, health, after, start, pull }: Said): Fate {
  if (isPresent(after) && !isPresent(health)) {
    throw misplaced(after, 'belongs to health, which is missing; the time of an exit stands within exit');
  }
  if (![exit, health, start, pull].some(isPresent)) {
    throw misplaced(placed, 'must say what happens: exit, health, start or pull');
  }
  return withoutAbsent({
    exit: isPresent(exit) ? readExit(exit) : undefined,
    health: readHealth(health, after),
    startMs: readDuration(start),
    pull: readText(pull),
  });
}

function readExit(placed: Placed): ContainerExit {
  const { code, after, reason } = readMembers(placed, ['code', 'after', 'reason']);
  return withoutAbsent({
    code: readCount(present(code), 0, mostExitCode) ?? 0,
    afterMs: readDuration(after) ?? defaultLifeMs,
    reason: readText(reason),
  });
}

function readHealth(health: Placed, after: Placed): HealthVerdict | undefined {
  const status = readChoice(health, ['HEALTHY', 'UNHEALTHY']);
  return status && withoutAbsent({ status, afterMs: readDuration(after) });
}

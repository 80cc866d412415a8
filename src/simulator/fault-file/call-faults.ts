import { didYouMean } from '../../lib/did-you-mean.ts';
import type { Fault, FaultEffect } from '../faults.ts';
import { matchesGlob } from '../glob.ts';
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
import { services } from '../services.ts';

/** What each effect does to a call before it takes place, and to the answer of one that has. */
const effects: Readonly<Record<string, { readonly before: FaultEffect; readonly commit?: FaultEffect }>> = {
  throttle: { before: { kind: 'throttle' } },
  html: { before: { kind: 'html' } },
  reset: { before: { kind: 'reset' }, commit: { kind: 'reset-after' } },
  hang: { before: { kind: 'hang' }, commit: { kind: 'hang-after' } },
  truncate: { before: { kind: 'truncate-after' }, commit: { kind: 'truncate-after' } },
};

const selectors = ['operation', 'skip', 'every', 'times'] as const;
const breakages = ['error', 'message', 'status', 'effect', 'delay', 'after'] as const;
const members = [...selectors, ...breakages];

type Said = Readonly<Record<(typeof breakages)[number], Placed>>;

/** Reads an entry of `calls`: which calls it breaks, and how. */
export function readCallFault(placed: Placed): Fault {
  const { operation, skip, every, times, ...said } = readMembers(placed, members);
  return withoutAbsent({
    ...readOperation(operation),
    skip: readCount(skip),
    every: readCount(every, 1),
    times: readCount(times, 1),
    effect: readEffect(placed, said),
  });
}

function readOperation(placed: Placed): { service: string; operation: string } {
  const name = readText(present(placed)) ?? '';
  const [service = '', operation = '*'] = name.split(':', 2);
  const known = services.flatMap(({ name: owner, operations }) => Object.keys(operations).map((each) => [owner, each]));
  if (known.some(([owner = '', each = '']) => matchesGlob(service, owner) && matchesGlob(operation, each))) {
    return { service, operation };
  }
  const suggestion =
    didYouMean(
      name,
      known.map((parts) => parts.join(':')),
    ) ?? 'write SERVICE:OPERATION';
  throw misplaced(placed, `names "${name}", which the simulator does not support; ${suggestion}`);
}

function readEffect(placed: Placed, said: Said): FaultEffect {
  if (isPresent(said.error) === isPresent(said.effect)) throw misplaced(placed, 'must have either error or effect');
  const isLate = readChoice(said.after, ['commit']) !== undefined;
  if (isPresent(said.error)) return readError(said, isLate);
  for (const name of ['message', 'status'] as const) refuse(said[name], 'belongs to error');
  return readBreakage(said, isLate);
}

function readError({ error, message, status, delay }: Said, isLate: boolean): FaultEffect {
  refuse(delay, 'belongs to the effect delay');
  return withoutAbsent({
    kind: isLate ? ('error-after' as const) : ('error' as const),
    code: readText(error) ?? '',
    message: readText(message),
    status: readCount(status, 400),
  });
}

function readBreakage({ effect, delay, after }: Said, isLate: boolean): FaultEffect {
  const name = readChoice(effect, [...Object.keys(effects), 'delay']) ?? '';
  if (name === 'delay') {
    refuse(after, 'does not go with the effect delay');
    return { kind: 'delay', milliseconds: readDuration(present(delay)) ?? 0 };
  }
  refuse(delay, 'belongs to the effect delay');
  const found = isLate ? effects[name]?.commit : effects[name]?.before;
  if (found) return found;
  throw misplaced(after, `does not go with the effect ${name}, which hits a call before it takes place`);
}

function refuse(placed: Placed, reason: string): void {
  if (isPresent(placed)) throw misplaced(placed, reason);
}

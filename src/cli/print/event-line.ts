import { visible } from '../../lib/visible.ts';
import type { Event } from '../../model/event.ts';
import { type Failure, remedyOf } from '../../model/failure.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Palette } from './colour.ts';
import { durationText } from './duration.ts';
import { counted, sentence } from './words.ts';

/** An event in one line for people; nothing for what only programs count. */
export function eventLine(event: Event, paints: Palette): string | undefined {
  switch (event.type) {
    case 'PassStarted':
    case 'StepStarted':
      return undefined;
    case 'PassFinished':
      return event.changes > 0 ? paints.dim(passText(event)) : undefined;
    case 'PassFailed':
      return `${paints.red('✗')} ${failureLine(event.failure)}`;
    case 'ProblemFound':
      return problemLine(event, paints);
    case 'StepFinished':
      return stepLine(event, paints);
    case 'StepHeld':
      return `${paints.yellow('!')} ${visible(event.id)} ${event.op} held: ${failureLine(event.failure, event.id)}`;
    case 'PlanMade':
      return `plan ${event.hash.slice(0, 12)} of ${visible(event.revision)}: ${counted(event.changes, 'change')}`;
    case 'DriftFound':
      return driftLine(event, paints);
    case 'HealthChanged':
      return healthLine(event, paints);
    case 'Throttled':
      return paints.dim(
        `AWS throttles ${visible(event.operation)}; going on at ${Math.round(event.share * 100)} % of the rate`,
      );
    case 'Stopping':
      return `stopping on ${event.signal}`;
  }
}

function passText({ changes, durationMs, calls }: Extract<Event, { type: 'PassFinished' }>): string {
  return `${counted(changes, 'change')} in ${durationText(durationMs)}, ${counted(calls, 'call')}`;
}

function problemLine({ problem }: Extract<Event, { type: 'ProblemFound' }>, paints: Palette): string {
  const { origin, severity, message } = problem;
  const place = origin ? `${visible(origin.file)}:${origin.line}:${origin.column}  ` : '';
  const sign = severity === 'error' ? paints.red('✗') : paints.yellow('!');
  return `${sign} ${place}${severity}: ${visible(message)}`;
}

function stepLine({ id, op, outcome }: Extract<Event, { type: 'StepFinished' }>, paints: Palette): string {
  const { result, failure, attributes } = outcome;
  const deployment = attributes?.deployment ? ` as ${visible(attributes.deployment)}` : '';
  if (!failure) return `${paints.green('✓')} ${visible(id)} ${op} ${result}${deployment}`;
  return `${paints.red('✗')} ${visible(id)} ${op} ${result}: ${failureLine(failure, id)}`;
}

function driftLine({ id, count, fields }: Extract<Event, { type: 'DriftFound' }>, paints: Palette): string {
  const again = count > 0 ? `, after it was put back ${count === 1 ? 'once' : `${count} times`}` : '';
  const what = fields.length > 0 ? `: ${fields.map(({ path }) => visible(path)).join(', ')}` : '';
  return `${paints.yellow('!')} ${visible(id)} was changed outside of Git${again}${what}`;
}

function healthLine({ id, health }: Extract<Event, { type: 'HealthChanged' }>, paints: Palette): string {
  const sign = health.status === 'Healthy' ? paints.green('✓') : paints.blue('~');
  return `${sign} ${visible(id)} is ${health.status}${health.message ? `: ${visible(health.message)}` : ''}`;
}

function failureLine(failure: Failure, id?: ResourceId): string {
  const [first = ''] = failure.message.split('\n');
  return `${sentence(visible(first))} ${visible(remedyOf(failure, id))}`;
}

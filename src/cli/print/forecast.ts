import type { Forecast } from '../../model/forecast.ts';
import { durationText } from './duration.ts';
import { counted } from './words.ts';

const onFailure: Readonly<Record<Forecast['onFailure'], string>> = {
  rollback: 'ECS goes back if it fails',
  stop: 'ECS stops if it fails',
  retry: 'no circuit breaker: if it fails, ECS tries for ever',
};

/** `rolls 4 tasks`, or that a deployment starts where nobody knows of how many. */
export function rollsText({ tasks }: Forecast): string {
  return tasks ? `rolls ${counted(tasks, 'task')}` : 'starts a deployment';
}

/** `up to 8 tasks at once (4 extra), at least 4 healthy; takes 40s or more; ECS goes back if it fails` */
export function forecastText(forecast: Forecast): string {
  const { tasks, peak, least, leastSeconds } = forecast;
  if (tasks && peak !== undefined && least !== undefined && peak <= least) {
    return `never ends: with ${counted(peak, 'task')} at most and ${least} healthy at least, none can be replaced`;
  }
  const time = leastSeconds ? `takes ${durationText(leastSeconds * 1000)} or more` : '';
  return [tasks === 0 ? '' : boundsText(forecast), time, onFailure[forecast.onFailure]].filter(Boolean).join('; ');
}

function boundsText({ tasks, peak, least }: Forecast): string {
  if (tasks === undefined || peak === undefined || least === undefined) return '';
  const extra = peak > tasks ? ` (${peak - tasks} extra)` : '';
  return `up to ${counted(peak, 'task')} at once${extra}, at least ${least} healthy`;
}

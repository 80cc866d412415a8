import { atMost, type Figure, plain } from './figure.ts';
import { thousandServices } from './fleet.ts';

const seconds = { name: 's', digits: 1 };
const percent = { name: '%', digits: 2 };
/** AWS lets 20 revisions through at once and one a second after that: 980 s for a thousand. */
const floorSeconds = 980;

/** How close a thousand new services come to the time that AWS's budgets take. */
export async function create(): Promise<Figure[]> {
  const { aws, createdMs, healthyMs } = await thousandServices();
  const throttled = aws.calls.filter(({ error }) => error === 'ThrottlingException').length;
  return [
    atMost('1,000 new services: virtual time until created', createdMs / 1000, floorSeconds * 1.05, seconds),
    plain('… until all are healthy', healthyMs / 1000, seconds),
    atMost('… share of calls that AWS throttled', (100 * throttled) / aws.calls.length, 1, percent),
    plain('… calls', aws.calls.length, { name: '' }),
  ];
}

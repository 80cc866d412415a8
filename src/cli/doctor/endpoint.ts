import { visible } from '../../lib/visible.ts';
import type { Failure } from '../../model/failure.ts';
import { exitCodeOf } from '../exit-code.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import type { Around } from './around.ts';

const slowMs = 2000;

/** AWS answers, and soon. */
export async function endpoint({ shell: { config }, ping }: Around): Promise<Finding> {
  const { tookMs, failure } = await ping();
  const { values, origins } = config;
  const custom = values.endpointUrl && `${shown(values.endpointUrl)} from ${visible(origins.endpointUrl)}`;
  const where = custom ?? 'AWS';
  if (failure && isNotFromAws(failure)) {
    const how = tookMs === undefined ? 'does not answer' : 'does not answer as AWS does';
    return unanswered(failure, `${where} ${how}`, custom !== undefined);
  }
  if (tookMs === undefined) return skipped(`nothing was sent to ${where}`);
  if (tookMs >= slowMs)
    return { verdict: 'warning', message: `${where} took ${tookMs} ms to answer`, remedy: slowness };
  return custom ? { verdict: 'note', message: `${where} answers in ${tookMs} ms` } : ok(`AWS answers in ${tookMs} ms`);
}

const slowness = 'Run evenkeel nearer to the region, or look at what stands between: a proxy, a VPN.';

/** Some proxies want a password in the URL. */
function shown(url: string): string {
  return visible(url.replace(/\/\/[^/]*@/, '//…@'));
}

/** Nobody answered, or somebody who is not AWS. */
function isNotFromAws({ reason }: Failure): boolean {
  return reason === 'Unreachable' || reason === 'ServerError' || reason === 'UnknownError';
}

function unanswered(failure: Failure, message: string, isCustom: boolean): Finding {
  const remedy = isCustom
    ? 'Correct --endpoint-url or AWS_ENDPOINT_URL, or start what should listen there.'
    : 'Check the network, the proxy and the name of the region.';
  return {
    verdict: 'failed',
    message,
    details: [visible(failure.message)],
    remedy,
    code: exitCodeOf(failure),
  };
}

import { groupBy } from '../../lib/group-by.ts';
import { visible } from '../../lib/visible.ts';
import { type Finding, ok } from '../finding.ts';
import type { SettingName } from '../settings.ts';
import type { Around } from './around.ts';

/** Where settings come from; a configuration with errors never gets as far as this. */
export async function configuration({ shell: { config } }: Around): Promise<Finding> {
  const set = (Object.entries(config.origins) as [SettingName, string][]).filter(([, origin]) => origin !== 'default');
  if (set.length === 0) return ok('defaults only');
  const byOrigin = groupBy(set, ([, origin]) => origin);
  const texts = [...byOrigin].map(
    ([origin, settings]) => `${settings.map(([name]) => name).join(', ')} from ${origin}`,
  );
  return ok(visible(texts.join('; ')));
}

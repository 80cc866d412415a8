import type { Json } from '../lib/json.ts';
import type { Finding } from '../model/kind.ts';
import { masked } from '../model/secret.ts';

/** Places that an output of ours left out and that somebody has copied into a manifest. */
export function maskedTexts(value: Json | undefined, path: Finding['path'] = []): Finding[] {
  if (value === masked)
    return [
      {
        path,
        message: `"${masked}" stands in the place of a secret`,
        suggestion: 'write the value, or name the secret in secrets[].valueFrom',
      },
    ];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => maskedTexts(item, [...path, index]));
  return Object.entries(value).flatMap(([name, item]) => maskedTexts(item, [...path, name]));
}

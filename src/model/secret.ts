import type { Json } from '../lib/json.ts';

const secretName =
  /(passw(or)?d|passphrase|secret|token|api_?key|private_?key|access_?key|credential|auth(orization)?$|_pwd$|^pwd$|dsn$)/i;
const secretContent =
  /AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|:\/\/[^/\s:@]+:[^/\s:@]+@/;
const opaque = /^[A-Za-z0-9+/=_-]{32,}$/;

/** True when a name promises a secret, e.g. `DB_PASSWORD`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** True when a text looks like a secret: a known key form, credentials in a URL, or 32 and more random characters. */
export function isSecretText(text: string): boolean {
  return secretContent.test(text) || (opaque.test(text) && entropyPerCharacter(text) > 4.2);
}

/** True when a name-and-value entry must not be printed. */
export function isSecretEntry(value: Json, siblings: Readonly<Record<string, Json | undefined>>): boolean {
  const name = typeof siblings.name === 'string' ? siblings.name : '';
  return isSecretName(name) || (typeof value === 'string' && isSecretText(value));
}

function entropyPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

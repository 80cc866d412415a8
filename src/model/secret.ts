import type { Json } from '../lib/json.ts';

/** What stands in the place of a value that must not be shown. */
export const masked = '(sensitive)';

/** Words that promise a secret, in a name spelled `db_password`. */
const secretWords =
  /passw(or)?d|passphrase|secret|token(?!i[sz])|credential|(api|private|access|encryption|signing|account)_?key|(^|_)(pass|pwd|pw|auth|authorization|dsn)$/;
/** A last word that makes the value something about a secret, not the secret. */
const aboutSecrets = new RegExp(
  `_(${[
    ...['name', 'names', 'id', 'ids', 'arn', 'arns', 'file', 'files', 'filename', 'path', 'dir', 'directory', 'mount'],
    ...[
      'url',
      'uri',
      'endpoint',
      'host',
      'hostname',
      'port',
      'server',
      'region',
      'provider',
      'manager',
      'store',
      'backend',
    ],
    ...[
      'ttl',
      'expiry',
      'expires',
      'expiration',
      'in',
      'timeout',
      'lifetime',
      'duration',
      'interval',
      'age',
      'rotation',
    ],
    ...['ms', 'seconds', 'secs', 'minutes', 'hours', 'days', 'length', 'len', 'size', 'min', 'max', 'count', 'limit'],
    ...[
      'enabled',
      'disabled',
      'required',
      'allowed',
      'policy',
      'rules',
      'pattern',
      'regex',
      'strength',
      'rounds',
      'cost',
    ],
    ...[
      'type',
      'method',
      'mode',
      'scheme',
      'algorithm',
      'alg',
      'issuer',
      'audience',
      'scope',
      'scopes',
      'claim',
      'version',
    ],
    ...[
      'header',
      'cookie',
      'param',
      'field',
      'prefix',
      'suffix',
      'format',
      'encoding',
      'label',
      'key_id',
      'user',
      'username',
    ],
  ].join('|')})$`,
);

/** Forms that nothing but a secret has. */
const certainForms: Readonly<Record<string, RegExp>> = {
  'an AWS access key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a private key': /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/,
  'a GitHub token': /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/,
  'a GitLab token': /\bglpat-[\w-]{20,}/,
  'a Slack token': /\bxox[abeprs]-[A-Za-z0-9-]{10,}/,
  'a Slack webhook': /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/,
  'a Stripe key': /\b[rs]k_live_[A-Za-z0-9]{16,}/,
  'an npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a SendGrid key': /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  'a URL with a password': /:\/\/[^/\s:@?#]*:(?![$<{%*])[^/\s@?#]+@/,
};

/** Nearly every text has none of the forms, which one look tells. */
const anyCertainForm = new RegExp(
  Object.values(certainForms)
    .map(({ source }) => source)
    .join('|'),
);

/** Forms of secrets that some also publish on purpose. */
const likelyForms = [/\bAIza[\w-]{35}\b/, /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/];
const opaque = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/=_-]{32,}$/;

/** Values that hold no secret whatever they are called: switches, sizes, times, places and placeholders. */
const plainValues = [
  /^.{0,2}$/,
  /^(true|false|yes|no|on|off|none|null|enabled|disabled|required|optional|default)$/i,
  /^(basic|bearer|digest|jwt|oauth2?|oidc|saml|ldap|iam|sigv4|token|password|header|cookie)$/i,
  /^\d{1,5}$/,
  /^\d+(\.\d+)? ?(ms|s|m|h|d|sec|min|seconds?|minutes?|hours?|days?)$/i,
  /^arn:/,
  /^(~|\.{1,2})?\/[\w./-]*$/,
  /^[a-z][a-z0-9+.-]*:\/\/\S*$/i,
  /^(secret|ssm|ref):/,
  /^(<.*>|\{\{.*\}\}|\$\w+|%\w+%|\*+|x+)$/i,
];

/** True when a name promises a secret, e.g. `DB_PASSWORD`, and not something about one, e.g. `PASSWORD_FILE`. */
export function isSecretName(name: string): boolean {
  const spelled = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return secretWords.test(spelled) && !aboutSecrets.test(spelled);
}

/** What a text surely holds, e.g. `an AWS access key` or `a URL with a password`; undefined when that cannot be told. */
export function certainSecret(text: string): string | undefined {
  if (!anyCertainForm.test(text)) return undefined;
  return Object.keys(certainForms).find((form) => certainForms[form]?.test(text));
}

/** The text with every part taken out that surely is a secret; something else may stand in its place. */
export function withoutCertainSecrets(text: string, instead: (found: string) => string = () => masked): string {
  return anyCertainForm.test(text) ? text.replaceAll(new RegExp(anyCertainForm, 'g'), instead) : text;
}

/** True when a text looks like a secret: a known form, or 32 and more random characters. */
export function isSecretText(text: string): boolean {
  if (certainSecret(text) !== undefined || likelyForms.some((form) => form.test(text))) return true;
  return opaque.test(text) && entropyPerCharacter(text) > 4.2;
}

/** True when a name promises a secret and the value may be it. */
export function isSecretLiteral(name: string, value: string): boolean {
  return isSecretName(name) && !plainValues.some((form) => form.test(value));
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

import { isObject, type Json, type JsonObject } from '../../lib/json.ts';

/** A resource policy as ECR gives it back: its own spelling of principals and actions, pretty-printed; undefined when refused. */
export function canonicalPolicy(text: string): string | undefined {
  const document = parse(text);
  const statements = [document?.Statement ?? []].flat();
  if (!document || statements.length === 0 || !statements.every(isStatement)) return undefined;
  const { Version = '2008-10-17', Statement: _, ...others } = document;
  return pretty({ Version, ...others, Statement: statements.filter(isObject).map(canonicalStatement) }, '');
}

function parse(text: string): JsonObject | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return isObject(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** A statement says who may do what; its resource is the repository itself and may not be given. */
function isStatement(statement: Json): boolean {
  if (!isObject(statement)) return false;
  const has = (...names: string[]) => names.some((name) => statement[name] !== undefined);
  const effect = statement.Effect === 'Allow' || statement.Effect === 'Deny';
  return effect && has('Principal', 'NotPrincipal') && has('Action', 'NotAction') && !has('Resource', 'NotResource');
}

function canonicalStatement(statement: JsonObject): JsonObject {
  const canonical: JsonObject = {};
  for (const [name, value] of Object.entries(statement)) {
    canonical[name] = name.endsWith('Principal') ? canonicalPrincipal(value) : collapsed(value);
  }
  return canonical;
}

function canonicalPrincipal(principal: Json | undefined): Json | undefined {
  if (!isObject(principal)) return principal;
  return Object.fromEntries(
    Object.entries(principal).map(([kind, who]) => {
      const names = [who ?? []].flat().map((name) => (kind === 'AWS' ? accountRoot(name) : name));
      return [kind, collapsed(names)];
    }),
  );
}

function accountRoot(principal: Json): Json {
  return typeof principal === 'string' && /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
}

function collapsed(value: Json | undefined): Json | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function pretty(value: Json | undefined, indent: string): string {
  if (Array.isArray(value))
    return value.length > 0 ? `[ ${value.map((item) => pretty(item, indent)).join(', ')} ]` : '[ ]';
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const members = Object.entries(value).map(
    ([name, member]) => `${indent}  ${JSON.stringify(name)} : ${pretty(member, `${indent}  `)}`,
  );
  return members.length > 0 ? `{\n${members.join(',\n')}\n${indent}}` : '{ }';
}

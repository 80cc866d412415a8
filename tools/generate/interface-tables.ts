import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { table } from './markdown.ts';

/** An interface with its members, also those that it extends others for. */
export interface DocumentedInterface {
  readonly name: string;
  readonly about: string;
  readonly members: readonly DocumentedMember[];
}

/** A member as its declaration says it. */
interface DocumentedMember {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly about: string;
}

/** One choice of a union of objects that are told apart by `type`. */
export interface Variant {
  readonly type: string;
  readonly members: readonly DocumentedMember[];
}

type Declarations = ReadonlyMap<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>;

/** The interfaces and type aliases that files declare, by name. */
export function declarationsOf(root: string, files: readonly string[]): Declarations {
  const statements = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements];
  });
  const named = statements.filter(
    (statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
  );
  return new Map(named.map((declaration) => [declaration.name.text, declaration]));
}

/** An interface, or one without some members, by its name; throws when it is not declared. */
export function documentedInterface(declarations: Declarations, name: string): DocumentedInterface {
  const declaration = declarations.get(name);
  if (declaration && ts.isTypeAliasDeclaration(declaration)) return lessened(declarations, declaration);
  if (!declaration) throw new Error(`no interface ${name} is declared`);
  const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
  const inherited = bases.flatMap((base) => documentedInterface(declarations, base).members);
  return { name, about: commentOf(declaration), members: [...inherited, ...membersOf(declaration.members)] };
}

/** `type Public = Omit<Whole, 'secret'>` */
function lessened(declarations: Declarations, declaration: ts.TypeAliasDeclaration): DocumentedInterface {
  const [, whole = '', left = ''] = declaration.type.getText().match(/^Omit<(\w+), (.+)>$/s) ?? [];
  const { members } = documentedInterface(declarations, whole);
  const kept = members.filter(({ name }) => !left.includes(`'${name}'`));
  return { name: declaration.name.text, about: commentOf(declaration), members: kept };
}

/** The choices of a union of objects with a `type`; throws when it is not declared. */
export function variantsOf(declarations: Declarations, name: string): readonly Variant[] {
  const declaration = declarations.get(name);
  if (!declaration || !ts.isTypeAliasDeclaration(declaration) || !ts.isUnionTypeNode(declaration.type))
    throw new Error(`no union ${name} is declared`);
  return declaration.type.types.filter(ts.isTypeLiteralNode).map((choice) => {
    const members = membersOf(choice.members);
    const type = members.find((member) => member.name === 'type')?.type ?? '';
    return { type: type.slice(1, -1), members: members.filter((member) => member.name !== 'type') };
  });
}

/** What a type alias stands for; throws when it is not declared. */
export function aliasText(declarations: Declarations, name: string): string {
  const declaration = declarations.get(name);
  if (!declaration || !ts.isTypeAliasDeclaration(declaration)) throw new Error(`no type ${name} is declared`);
  return typeText(declaration.type);
}

/** A table of members; types that have a place on the page, by name, become links to it. */
export function memberTable(members: readonly DocumentedMember[], places: ReadonlyMap<string, string>): string {
  const rows = members.map(({ name, type, isOptional, about }) => [
    `\`${name}\``,
    linked(type, places),
    isOptional ? '' : 'always',
    about,
  ]);
  return table(['member', 'type', 'there', ''], rows);
}

function membersOf(members: ts.NodeArray<ts.TypeElement>): DocumentedMember[] {
  return members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    type: typeText(member.type),
    isOptional: member.questionToken !== undefined || /\| undefined$/.test(member.type?.getText() ?? ''),
    about: commentOf(member),
  }));
}

function typeText(type: ts.TypeNode | undefined): string {
  const text = type?.getText() ?? 'anything';
  const plain = text
    .replaceAll(/\breadonly /g, '')
    .replaceAll(/\bReadonly<(Record<[^>]*>)>/g, '$1')
    .replace(/ \| undefined$/, '');
  return plain.replaceAll(/\/\*\*.*?\*\/\s*/gs, '').replaceAll(/\s+/g, ' ');
}

function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

function linked(type: string, places: ReadonlyMap<string, string>): string {
  const parts = type.split(/\b/);
  if (!parts.some((part) => places.has(part))) return `\`${type}\``;
  const words = parts.map((part) => (places.has(part) ? `[${part}](${places.get(part)})` : part));
  return words.join('').replaceAll('[]', '\\[\\]').replaceAll('<', '\\<');
}

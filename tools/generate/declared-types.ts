import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A type as TypeScript declares it, without what a manifest cannot carry. */
export type DeclaredType =
  | { readonly is: 'string' | 'number' | 'boolean' | 'anything' }
  | { readonly is: 'list' | 'map'; readonly of: DeclaredType }
  | { readonly is: 'enum'; readonly values: readonly string[] }
  | { readonly is: 'structure'; readonly members: readonly Member[] }
  | { readonly is: 'named'; readonly name: string };

/** A member of a structure. */
export interface Member {
  readonly name: string;
  readonly type: DeclaredType;
  readonly required: boolean;
  /** Its doc comment, HTML and all. */
  readonly documentation: string;
  /** Why it should not be used any more. */
  readonly deprecated?: string;
}

/** Declared types by name. */
export type DeclaredTypes = ReadonlyMap<string, DeclaredType>;

const keywords = new Map<ts.SyntaxKind, DeclaredType>([
  [ts.SyntaxKind.StringKeyword, { is: 'string' }],
  [ts.SyntaxKind.NumberKeyword, { is: 'number' }],
  [ts.SyntaxKind.BooleanKeyword, { is: 'boolean' }],
  [ts.SyntaxKind.AnyKeyword, { is: 'anything' }],
  [ts.SyntaxKind.UnknownKeyword, { is: 'anything' }],
]);

/** The types that an AWS SDK package publishes for the inputs and outputs of its calls. */
export function publishedTypes(root: string, packageName: string): DeclaredTypes {
  const folder = join(root, 'node_modules', packageName, 'dist-types', 'models');
  const files = readdirSync(folder).filter((file) => /^(models_\d+|enums)\.d\.ts$/.test(file));
  return new Map(files.flatMap((file) => [...declaredTypes(readFileSync(join(folder, file), 'utf8'))]));
}

/** The interfaces, constant objects and unions in the namespace style of the SDK that a TypeScript text declares. */
export function declaredTypes(text: string): DeclaredTypes {
  const { statements } = ts.createSourceFile('types.ts', text, ts.ScriptTarget.Latest, true);
  return new Map(statements.flatMap(declarationsIn));
}

function declarationsIn(statement: ts.Statement): [string, DeclaredType][] {
  if (ts.isInterfaceDeclaration(statement)) return [[statement.name.text, structure(statement.members)]];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(constantObject);
  return ts.isModuleDeclaration(statement) ? [[statement.name.text, union(statement)]] : [];
}

function constantObject({ name, type }: ts.VariableDeclaration): [string, DeclaredType][] {
  if (!type || !ts.isTypeLiteralNode(type) || !ts.isIdentifier(name)) return [];
  const values = type.members.filter(ts.isPropertySignature).map((member) => typeOf(member.type));
  return [[name.text, { is: 'enum', values: values.flatMap((value) => (value.is === 'enum' ? value.values : [])) }]];
}

// The SDK declares a union as a namespace with one interface per choice, each holding the one member that it sets.
function union({ body }: ts.ModuleDeclaration): DeclaredType {
  const statements: readonly ts.Statement[] = body && ts.isModuleBlock(body) ? body.statements : [];
  const choices = statements.filter(ts.isInterfaceDeclaration).filter(({ name }) => /^\w+Member$/.test(name.text));
  const members = choices.flatMap((choice) => {
    const set = membersOf(choice.members).filter(({ name }) => !name.startsWith('$'));
    return set.map((member) => ({ ...member, required: false, documentation: documentationOf(choice) }));
  });
  return { is: 'structure', members };
}

function structure(elements: ts.NodeArray<ts.TypeElement>): DeclaredType {
  return { is: 'structure', members: membersOf(elements) };
}

function membersOf(elements: ts.NodeArray<ts.TypeElement>): Member[] {
  return elements.filter(ts.isPropertySignature).flatMap((signature) => {
    if (signature.type?.kind === ts.SyntaxKind.NeverKeyword) return [];
    const deprecated = ts.getJSDocDeprecatedTag(signature);
    return {
      name: signature.name.getText(),
      type: typeOf(signature.type),
      required: !signature.questionToken,
      documentation: documentationOf(signature),
      ...(deprecated && { deprecated: ts.getTextOfJSDocComment(deprecated.comment) ?? '' }),
    };
  });
}

function documentationOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('\n');
}

function typeOf(node: ts.TypeNode | undefined): DeclaredType {
  if (!node) return { is: 'anything' };
  const keyword = keywords.get(node.kind);
  if (keyword) return keyword;
  if (ts.isArrayTypeNode(node)) return { is: 'list', of: typeOf(node.elementType) };
  if (ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node)) return typeOf(node.type);
  if (ts.isTypeLiteralNode(node)) return structure(node.members);
  if (ts.isLiteralTypeNode(node)) return literal(node);
  if (ts.isUnionTypeNode(node)) return choice(node);
  if (ts.isTypeReferenceNode(node)) return reference(node);
  throw new Error(`no manifest can carry the type ${node.getText()}`);
}

function literal({ literal: value }: ts.LiteralTypeNode): DeclaredType {
  return ts.isStringLiteral(value) ? { is: 'enum', values: [value.text] } : { is: 'anything' };
}

function choice({ types }: ts.UnionTypeNode): DeclaredType {
  const choices = types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword).map(typeOf);
  const [first = { is: 'anything' }, ...others] = choices;
  if (others.length === 0) return first;
  if (choices.some(({ is }) => is !== 'enum')) return { is: 'anything' };
  return { is: 'enum', values: choices.flatMap((one) => (one.is === 'enum' ? one.values : [])) };
}

function reference({ typeName, typeArguments = ts.factory.createNodeArray() }: ts.TypeReferenceNode): DeclaredType {
  const name = typeName.getText();
  if (name === 'Partial' || name === 'Readonly') return typeOf(typeArguments[0]);
  if (name === 'Record') return { is: 'map', of: typeOf(typeArguments[1]) };
  return name === '__DocumentType' ? { is: 'anything' } : { is: 'named', name };
}

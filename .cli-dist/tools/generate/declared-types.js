import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
const keywords = new Map([
    [ts.SyntaxKind.StringKeyword, { is: 'string' }],
    [ts.SyntaxKind.NumberKeyword, { is: 'number' }],
    [ts.SyntaxKind.BooleanKeyword, { is: 'boolean' }],
    [ts.SyntaxKind.AnyKeyword, { is: 'anything' }],
]);
/** The types that an AWS SDK package publishes for the inputs and outputs of its calls. */
export function publishedTypes(root, packageName) {
    const folder = join(root, 'node_modules', packageName, 'dist-types', 'models');
    const files = readdirSync(folder).filter((file) => /^(models_\d+|enums)\.d\.ts$/.test(file));
    return new Map(files.flatMap((file) => [...declaredTypes(readFileSync(join(folder, file), 'utf8'))]));
}
/** The interfaces, constant objects and unions in the namespace style of the SDK that a TypeScript text declares. */
export function declaredTypes(text) {
    const { statements } = ts.createSourceFile('types.ts', text, ts.ScriptTarget.Latest, true);
    return new Map(statements.flatMap(declarationsIn));
}
function declarationsIn(statement) {
    if (ts.isInterfaceDeclaration(statement))
        return [[statement.name.text, structure(statement.members)]];
    if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.flatMap(constantObject);
    return ts.isModuleDeclaration(statement) ? [[statement.name.text, union(statement)]] : [];
}
function constantObject({ name, type }) {
    if (!type || !ts.isTypeLiteralNode(type) || !ts.isIdentifier(name))
        return [];
    const values = type.members.filter(ts.isPropertySignature).map((member) => typeOf(member.type));
    return [[name.text, { is: 'enum', values: values.flatMap((value) => (value.is === 'enum' ? value.values : [])) }]];
}
// The SDK declares a union as a namespace with one interface per choice, each holding the one member that it sets.
function union({ body }) {
    const statements = body && ts.isModuleBlock(body) ? body.statements : [];
    const choices = statements.filter(ts.isInterfaceDeclaration).filter(({ name }) => /^\w+Member$/.test(name.text));
    const members = choices.flatMap((choice) => {
        const set = membersOf(choice.members).filter(({ name }) => !name.startsWith('$'));
        return set.map((member) => ({ ...member, required: false, documentation: documentationOf(choice) }));
    });
    return { is: 'structure', members };
}
function structure(elements) {
    return { is: 'structure', members: membersOf(elements) };
}
function membersOf(elements) {
    return elements.filter(ts.isPropertySignature).flatMap((signature) => {
        if (signature.type?.kind === ts.SyntaxKind.NeverKeyword)
            return [];
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
function documentationOf(node) {
    const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    return comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('\n');
}
function typeOf(node) {
    if (!node)
        return { is: 'anything' };
    const keyword = keywords.get(node.kind);
    if (keyword)
        return keyword;
    if (ts.isArrayTypeNode(node))
        return { is: 'list', of: typeOf(node.elementType) };
    if (ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node))
        return typeOf(node.type);
    if (ts.isTypeLiteralNode(node))
        return structure(node.members);
    if (ts.isLiteralTypeNode(node))
        return literal(node);
    if (ts.isUnionTypeNode(node))
        return choice(node);
    if (ts.isTypeReferenceNode(node))
        return reference(node);
    throw new Error(`no manifest can carry the type ${node.getText()}`);
}
function literal({ literal: value }) {
    return ts.isStringLiteral(value) ? { is: 'enum', values: [value.text] } : { is: 'anything' };
}
function choice({ types }) {
    const choices = types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword).map(typeOf);
    const [first = { is: 'anything' }, ...others] = choices;
    if (others.length === 0)
        return first;
    if (choices.some(({ is }) => is !== 'enum'))
        return { is: 'anything' };
    return { is: 'enum', values: choices.flatMap((one) => (one.is === 'enum' ? one.values : [])) };
}
function reference({ typeName, typeArguments = ts.factory.createNodeArray() }) {
    const name = typeName.getText();
    if (name === 'Partial')
        return typeOf(typeArguments[0]);
    if (name === 'Record')
        return { is: 'map', of: typeOf(typeArguments[1]) };
    return name === '__DocumentType' ? { is: 'anything' } : { is: 'named', name };
}

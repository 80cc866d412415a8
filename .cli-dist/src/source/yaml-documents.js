import { Composer, CST, Lexer, Parser } from 'yaml';
// Several times what AWS takes as a task definition (64 KiB). The library keeps up to a kilobyte for each character that is wrong.
const maximumCharacters = 262_144;
const maximumLexemes = 100_000;
// Unique keys and merge keys are looked at while converting: the library compares every key with every other.
const options = {
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/** The documents of a text one after the other, so that only one syntax tree is in memory; ends early where one is too large. */
export function* yamlDocuments(text, lines, onTooLarge) {
    yield* new Composer(options).compose(tokens(text, lines, onTooLarge), true, text.length);
}
function* tokens(text, lines, onTooLarge) {
    const parser = new Parser(lines.addNewLine);
    lines.addNewLine(0);
    let lexemes = 0;
    let start = 0;
    let previous = '';
    for (const lexeme of new Lexer().lex(text)) {
        if (lexeme === '---' && previous !== CST.SCALAR) {
            lexemes = 0;
            start = parser.offset;
        }
        lexemes += 1;
        const isTooLarge = lexemes > maximumLexemes || parser.offset + lexeme.length - start > maximumCharacters;
        if (isTooLarge)
            return onTooLarge(start);
        yield* parser.next(lexeme);
        previous = lexeme;
    }
    yield* parser.end();
}

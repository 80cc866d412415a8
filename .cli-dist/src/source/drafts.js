import { isObject } from "../lib/json.js";
import { resourceId } from "../model/resource.js";
import { isManifest, remarkOn } from "./claim.js";
import { locate } from "./locate.js";
import { fillVariables } from "./variables.js";
import { visible } from "./visible.js";
const nothing = { drafts: [], problems: [], remarks: [], remarksAsSpec: [], skipped: 0, whole: true };
/** The manifests of a parsed file, and everything that is wrong with it. */
export function draftsOf(file, parsed, variables) {
    const source = { file, parsed, variables };
    const parts = parsed.documents.map((document) => draftOf(document, source));
    const broken = parsed.flaws.map((flaw) => flawProblem(flaw, file, undefined));
    return {
        drafts: parts.flatMap(({ drafts }) => drafts),
        problems: [...broken, ...parts.flatMap(({ problems }) => problems)],
        remarks: parts.flatMap(({ remarks }) => remarks),
        remarksAsSpec: parts.flatMap(({ remarksAsSpec }) => remarksAsSpec),
        skipped: parts.reduce((sum, { skipped }) => sum + skipped, 0),
        whole: broken.length === 0 && parts.every(({ whole }) => whole),
    };
}
function draftOf(document, source) {
    const { content, syntax, flaws } = document;
    const id = idOf(content);
    if (syntax.length > 0)
        return rejected(syntax.map((flaw) => flawProblem(flaw, source.file, id)));
    if (!isManifest(content))
        return remarked(document, source.file);
    const problems = flaws.map((flaw) => flawProblem(flaw, source.file, id));
    if (problems.some(({ severity }) => severity === 'error'))
        return rejected(problems);
    return filledDraft(document, source, problems);
}
function rejected(problems) {
    return { ...nothing, problems, whole: false };
}
function remarked({ content, start, flaws }, file) {
    const remarksAsSpec = flaws.map((flaw) => flawProblem(flaw, file, undefined));
    const remark = remarkOn(content, file);
    if (!remark)
        return { ...nothing, remarksAsSpec, skipped: 1 };
    const { maybeOurs, ...problem } = remark;
    const found = [{ ...problem, origin: { file, ...start } }];
    return maybeOurs ? rejected(found) : { ...nothing, remarks: found, remarksAsSpec };
}
function filledDraft(document, source, warnings) {
    const { file, parsed, variables } = source;
    const { content, unfilled } = fillVariables(document.content, variables);
    const id = idOf(content);
    if (unfilled.length > 0) {
        const problems = unfilled.map((variable) => unfilledProblem(variable, document, { source, id }));
        return { ...nothing, problems: [...warnings, ...problems], whole: id !== undefined };
    }
    const draft = {
        document: {
            content,
            origin: { file, ...document.start },
            locate: (path, target = 'value') => ({ file, ...locate(parsed.text, document, path, target) }),
        },
        id,
        specFrom: isObject(content) ? content.specFrom : undefined,
    };
    return { ...nothing, drafts: [draft], problems: warnings };
}
/** Unknown when a variable is left in the name: another resource may be meant. */
function idOf(content) {
    if (!isObject(content) || !isObject(content.metadata))
        return undefined;
    const { kind, metadata } = content;
    const isKnown = typeof kind === 'string' && typeof metadata.name === 'string' && !`${kind}${metadata.name}`.includes('${');
    return isKnown ? resourceId(kind, String(metadata.name)) : undefined;
}
function flawProblem(flaw, file, id) {
    const { line, column, severity, message, suggestion, length } = flaw;
    return {
        severity,
        reason: 'SyntaxInvalid',
        message,
        origin: { file, line, column },
        length,
        ...(suggestion ? { suggestion } : {}),
        ...(id ? { id } : {}),
    };
}
function unfilledProblem({ path, text, message, suggestion }, document, { source, id }) {
    return {
        severity: 'error',
        reason: 'VariableUndefined',
        message: visible(message),
        origin: { file: source.file, ...locate(source.parsed.text, document, path, { text }) },
        length: text.length,
        suggestion: visible(suggestion),
        ...(id ? { id } : {}),
    };
}

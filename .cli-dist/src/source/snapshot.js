import { createHash } from 'node:crypto';
import { loadFile } from "./loaded-file.js";
import { specFile } from "./spec-file.js";
import { specFrom } from "./spec-from.js";
const compositions = new WeakMap();
/** Puts the files of one reading together: follows `specFrom`, gathers the problems, and says whether anything may be missing. */
export function snapshotOf({ listing, files, steady }, variables, earlier) {
    const byPath = new Map(files.map(({ listed, loaded }) => [listed.real, loaded]));
    const assembly = { variables, earlier, byPath, named: new Set(), problems: [] };
    const documents = files.flatMap(({ listed, loaded }) => loaded.drafts.flatMap((draft) => composed(draft, listed, assembly)));
    const all = [...byPath.values()];
    const empty = listing.roots.filter((root) => isEmpty(root, files));
    const isKnown = assembly.problems.every(({ id }) => id !== undefined);
    const whole = steady && isKnown && listing.problems.length + empty.length === 0 && all.every((loaded) => loaded.whole);
    const problems = [
        ...listing.problems,
        ...all.flatMap((loaded) => [
            ...loaded.problems,
            ...(assembly.named.has(loaded) ? loaded.remarksAsSpec : loaded.remarks),
        ]),
        ...assembly.problems,
        ...empty.map(emptyProblem),
        ...(steady ? [] : [unsteadyProblem()]),
    ];
    return {
        snapshot: { documents, problems, whole },
        files: new Map(all.map((loaded) => [loaded.file, loaded])),
        skipped: all.reduce((sum, loaded) => sum + (assembly.named.has(loaded) ? 0 : loaded.skipped), 0),
        contentHash: hashOf(all),
    };
}
function composed(draft, listed, assembly) {
    if (draft.specFrom === undefined)
        return [draft.document];
    const target = specFile(listed, draft.specFrom);
    if ('reason' in target)
        return refused(draft, target, assembly);
    const aws = loadedSpec(target, assembly);
    const known = compositions.get(draft);
    const composition = known?.aws === aws ? known : { aws, document: specFrom(draft.document, aws) };
    compositions.set(draft, composition);
    const { document } = composition;
    return typeof document === 'string'
        ? refused(draft, { reason: 'FieldInvalid', message: document }, assembly)
        : [document];
}
/** A file that is named in `specFrom` may have any name, so that the walk may have left it out. */
function loadedSpec(target, { byPath, named, variables, earlier }) {
    const loaded = byPath.get(target.real) ?? loadFile(target, variables, earlier.get(target.file));
    byPath.set(target.real, loaded);
    named.add(loaded);
    return loaded;
}
function refused({ document, id }, { reason, message }, { problems }) {
    const origin = document.locate(['specFrom'], 'value');
    problems.push({ severity: 'error', reason, message: `specFrom: ${message}`, origin, ...(id ? { id } : {}) });
    return [];
}
function isEmpty(root, files) {
    return !files.some(({ listed, loaded }) => listed.root === root && (loaded.drafts.length > 0 || loaded.problems.length > 0));
}
function emptyProblem({ shown }) {
    return { severity: 'warning', reason: 'SourceEmpty', message: `${shown} holds no manifests` };
}
function unsteadyProblem() {
    return { severity: 'error', reason: 'SourceUnreadable', message: 'the files kept changing while they were read' };
}
function hashOf(files) {
    const hash = createHash('sha256');
    for (const { file, hash: content } of files)
        hash.update(`${file}\0${content}\n`);
    return hash.digest('hex');
}

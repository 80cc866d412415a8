import { isObject } from "../lib/json.js";
import { awsItems } from "./aws-shape.js";
import { isManifest } from "./claim.js";
import { describedServicePaths } from "./described-service.js";
import { locate } from "./locate.js";
/** The document with the spec that an AWS CLI file gives, or the sentence that says why there is none. */
export function specFrom(document, aws) {
    const [only] = aws.parsed.documents;
    const { specFrom: _, ...content } = document.content;
    const refusal = refusalOf(aws.parsed);
    if (refusal !== undefined)
        return `${aws.file} ${refusal}`;
    if (!only || !isObject(only.content))
        return `${aws.file} is not a mapping`;
    const [item, ...others] = awsItems(only.content);
    if (!item || others.length > 0)
        return `${aws.file} describes ${item ? 'several resources' : 'nothing'} where one is needed`;
    if (content.spec !== undefined && !isObject(content.spec))
        return 'the spec beside it is not a mapping';
    const members = new Map([
        ...membersOf(item.spec, item.path),
        ...siblingTags(only.content, item.path),
        ...ownMembers(content.spec),
    ]);
    const spec = Object.fromEntries([...members.values()].map(({ name, value }) => [name, value]));
    return { ...document, content: { ...content, spec }, locate: locateIn(document, aws, { only, members }) };
}
function refusalOf({ documents, flaws }) {
    const found = [...flaws, ...documents.flatMap((document) => [...document.syntax, ...document.flaws])];
    if (found.some(({ severity }) => severity === 'error'))
        return 'has errors';
    if (documents.length !== 1)
        return `holds ${documents.length} documents where one is needed`;
    return documents.some(({ content }) => isManifest(content)) ? 'is itself a manifest' : undefined;
}
function membersOf(spec, base) {
    const direct = Object.entries(spec).map(([name, value]) => member(name, value, [...base, name]));
    const moved = Object.entries(describedServicePaths(spec)).map(([name, path]) => member(name, at(spec, path), [...base, ...path]));
    return [...direct, ...moved].flat();
}
/** `describe-task-definition` prints the tags beside the task definition. */
function siblingTags(content, base) {
    return base.length > 0 ? member('tags', content.tags, ['tags']) : [];
}
function ownMembers(spec) {
    return isObject(spec) ? Object.entries(spec).flatMap(([name, value]) => member(name, value)) : [];
}
function member(name, value, path) {
    return value === undefined ? [] : [[canonical(name), { name, value, ...(path ? { path } : {}) }]];
}
/** Either case of the first letter names the same member. */
function canonical(name) {
    return name.charAt(0).toLowerCase() + name.slice(1);
}
function at(value, path) {
    return path.reduce((inner, step) => {
        if (Array.isArray(inner))
            return inner[Number(step)];
        return isObject(inner) ? inner[step] : undefined;
    }, value);
}
function locateIn(document, aws, { only, members }) {
    return (path, target = 'value') => {
        const [first, name, ...rest] = path;
        if (first !== 'spec')
            return document.locate(path, target);
        const found = name === undefined ? undefined : members.get(canonical(String(name)));
        if (!found)
            return document.locate(['specFrom'], target);
        if (!found.path)
            return document.locate(path, target);
        return { file: aws.file, ...locate(aws.parsed.text, only, [...found.path, ...rest], target) };
    };
}

import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { Locate, Written } from '../model/manifest.ts';
import { awsItems } from './aws-shape.ts';
import { isManifest } from './claim.ts';
import { describedServicePaths } from './described-service.ts';
import { locate, type Path } from './locate.ts';
import type { ParsedDocument, ParsedFile } from './parse.ts';
import type { SourceDocument } from './site.ts';

/** A file that `specFrom` names. */
export interface AwsFile {
  /** As its author would type it. */
  readonly file: string;
  readonly parsed: ParsedFile;
}

interface Member {
  readonly name: string;
  readonly value: Json;
  /** Where it stands in the AWS file; absent when the manifest itself says it. */
  readonly path?: Path;
}

/** The document with the spec that an AWS CLI file gives, or the sentence that says why there is none. */
export function specFrom(document: SourceDocument, aws: AwsFile): SourceDocument | string {
  const [only] = aws.parsed.documents;
  const { specFrom: _, ...content } = document.content as JsonObject;
  const refusal = refusalOf(aws.parsed);
  if (refusal !== undefined) return `${aws.file} ${refusal}`;
  if (!only || !isObject(only.content)) return `${aws.file} is not a mapping`;
  const [item, ...others] = awsItems(only.content);
  if (!item || others.length > 0)
    return `${aws.file} describes ${item ? 'several resources' : 'nothing'} where one is needed`;
  if (content.spec !== undefined && !isObject(content.spec)) return 'the spec beside it is not a mapping';
  const members = new Map([
    ...membersOf(item.spec, item.path),
    ...siblingTags(only.content, item.path),
    ...ownMembers(content.spec),
  ]);
  const spec = Object.fromEntries([...members.values()].map(({ name, value }) => [name, value]));
  return {
    ...document,
    content: { ...content, spec },
    locate: locateIn(document, aws, { only, members }),
    siteOf: siteIn(document, aws, members),
    written: writtenIn(document, members),
  };
}

function refusalOf({ documents, flaws }: ParsedFile): string | undefined {
  const found = [...flaws, ...documents.flatMap((document) => [...document.syntax, ...document.flaws])];
  if (found.some(({ severity }) => severity === 'error')) return 'has errors';
  if (documents.length !== 1) return `holds ${documents.length} documents where one is needed`;
  return documents.some(({ content }) => isManifest(content)) ? 'is itself a manifest' : undefined;
}

type Members = readonly (readonly [string, Member])[];

function membersOf(spec: JsonObject, base: Path): Members {
  const direct = Object.entries(spec).map(([name, value]) => member(name, value, [...base, name]));
  const moved = Object.entries(describedServicePaths(spec)).map(([name, path]) =>
    member(name, at(spec, path), [...base, ...path]),
  );
  return [...direct, ...moved].flat();
}

/** `describe-task-definition` prints the tags beside the task definition. */
function siblingTags(content: JsonObject, base: Path): Members {
  return base.length > 0 ? member('tags', content.tags, ['tags']) : [];
}

function ownMembers(spec: Json | undefined): Members {
  return isObject(spec) ? Object.entries(spec).flatMap(([name, value]) => member(name, value)) : [];
}

function member(name: string, value: Json | undefined, path?: Path): Members {
  return value === undefined ? [] : [[canonical(name), { name, value, ...(path ? { path } : {}) }]];
}

/** Either case of the first letter names the same member. */
function canonical(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)];
    return isObject(inner) ? inner[step] : undefined;
  }, value);
}

interface Composed {
  readonly only: ParsedDocument;
  readonly members: ReadonlyMap<string, Member>;
}

function locateIn(document: SourceDocument, aws: AwsFile, { only, members }: Composed): Locate {
  return (path, target = 'value') => {
    const [first, name, ...rest] = path;
    if (first !== 'spec') return document.locate(path, target);
    const found = name === undefined ? undefined : members.get(canonical(String(name)));
    if (!found) return document.locate(['specFrom'], target);
    if (!found.path) return document.locate(path, target);
    return { file: aws.file, ...locate(aws.parsed.text, only, [...found.path, ...rest], target) };
  };
}

/** What neither file says yet is put beside `specFrom`. */
function siteIn(document: SourceDocument, aws: AwsFile, members: Composed['members']): SourceDocument['siteOf'] {
  return (path) => {
    const [, name, ...rest] = path;
    const found = name === undefined ? undefined : members.get(canonical(String(name)));
    if (!found?.path) return document.siteOf(path);
    return { file: aws.file, document: 0, path: [...found.path, ...rest], hasVariables: false };
  };
}

function writtenIn({ written }: SourceDocument, members: Composed['members']): Written {
  return (path) => {
    const found = members.get(canonical(String(path[1])));
    return found?.path ? undefined : written?.(path);
  };
}

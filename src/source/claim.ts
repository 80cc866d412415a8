import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import type { Problem } from '../model/problem.ts';
import { awsShapeOf } from './aws-shape.ts';

const ourVersion = 'evenkeel/v1';

/** What is said about a document that is skipped. */
export interface Remark extends Pick<Problem, 'severity' | 'reason' | 'message' | 'suggestion'> {
  /** True when it may have been meant as a manifest, so that no manifest may be called missing. */
  readonly maybeOurs: boolean;
}

/** True for a document that claims to be a manifest of ours. */
export function isManifest(content: Json): content is JsonObject {
  return isObject(content) && content.apiVersion === ourVersion;
}

/** What to say about a document that is not a manifest; nothing when it is somebody else's. */
export function remarkOn(content: Json, file: string): Remark | undefined {
  if (isCutOff(content)) return cutOff;
  if (!isObject(content)) return undefined;
  const { apiVersion, kind } = content;
  if (typeof apiVersion === 'string') return isNearlyOurs(apiVersion) ? otherVersion(apiVersion) : undefined;
  if (typeof kind === 'string' && ['metadata', 'spec', 'specFrom'].some((name) => content[name] !== undefined))
    return unversioned;
  const shape = awsShapeOf(content);
  return shape ? awsShaped(shape, file) : undefined;
}

const cutOff: Remark = {
  severity: 'warning',
  reason: 'SyntaxInvalid',
  message: 'the document holds nothing; the file may be half-written',
  maybeOurs: true,
};

const unversioned: Remark = {
  severity: 'warning',
  reason: 'FieldInvalid',
  message: 'the document has no apiVersion and is skipped',
  suggestion: `begin it with "apiVersion: ${ourVersion}" if it is a manifest`,
  maybeOurs: true,
};

function otherVersion(apiVersion: string): Remark {
  const message = `unknown apiVersion "${visible(apiVersion)}"`;
  return { severity: 'error', reason: 'FieldInvalid', message, suggestion: `write "${ourVersion}"`, maybeOurs: true };
}

function awsShaped(shape: string, file: string): Remark {
  return {
    severity: 'warning',
    reason: 'KindUnknown',
    message: `${file} looks like an AWS ${shape}, not like a manifest, and is skipped`,
    suggestion: `name it in a manifest: "specFrom: ./${file.slice(file.lastIndexOf('/') + 1)}"`,
    maybeOurs: false,
  };
}

function isNearlyOurs(apiVersion: string): boolean {
  return apiVersion.toLowerCase().startsWith('evenkeel') || ourVersion.startsWith(apiVersion);
}

function isCutOff(content: Json): boolean {
  return isObject(content) ? Object.keys(content).length === 0 : !Array.isArray(content);
}

import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { Path } from './locate.ts';

/** How the AWS CLI prints one thing: alone under one name, in a list under another; `mark` is a member that only it has. */
interface AwsShape {
  readonly what: string;
  readonly alone: string;
  readonly listed: string;
  readonly mark: string;
}

/** One thing in an AWS CLI file, and where it stands there. */
export interface AwsItem {
  readonly spec: JsonObject;
  readonly path: Path;
}

const shapes: readonly AwsShape[] = [
  { what: 'task definition', alone: 'taskDefinition', listed: 'taskDefinitions', mark: 'containerDefinitions' },
  { what: 'service', alone: 'service', listed: 'services', mark: 'serviceName' },
  { what: 'cluster', alone: 'cluster', listed: 'clusters', mark: 'clusterName' },
  { what: 'repository', alone: 'repository', listed: 'repositories', mark: 'repositoryName' },
  { what: 'log group', alone: 'logGroup', listed: 'logGroups', mark: 'logGroupName' },
];

/** What an AWS CLI file describes: what its wrapper holds, or the file itself when it has none. */
export function awsItems(content: JsonObject): readonly AwsItem[] {
  for (const { alone, listed } of shapes) {
    const one = content[alone];
    const many = content[listed];
    if (isObject(one)) return [{ spec: one, path: [alone] }];
    if (isListOfObjects(many)) return many.map((spec, index) => ({ spec, path: [listed, index] }));
  }
  return [{ spec: content, path: [] }];
}

/** What a file without our apiVersion looks like when the AWS CLI may have written it, e.g. `task definition`. */
export function awsShapeOf(content: Json): string | undefined {
  const [item] = isObject(content) ? awsItems(content) : [];
  return shapes.find(({ mark }) => item?.spec[mark] !== undefined)?.what;
}

function isListOfObjects(value: Json | undefined): value is JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}

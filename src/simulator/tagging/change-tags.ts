import type { FailureInfo, TagResourcesInput, UntagResourcesInput } from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../aws-error.ts';
import type { Context, Wire } from '../operation.ts';
import type { TaggingState } from './state.ts';

type Tagging = Context<TaggingState>;
type Tags = Readonly<Record<string, string>>;

/** The shape in which each service's own `TagResource` takes tags. */
const tagShapes: Readonly<Record<string, (tags: Tags) => object>> = {
  ecs: (tags) => Object.entries(tags).map(([key, value]) => ({ key, value })),
  ecr: (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  logs: (tags) => tags,
};

/** Adds or overwrites tags of resources of any service, each by its service's own call. */
export function tagResources({ ResourceARNList = [], Tags = {} }: Wire<TagResourcesInput>, context: Tagging) {
  return askEach(ResourceARNList, (service, resourceArn) =>
    context.call(service, 'TagResource', { resourceArn, tags: tagShapes[service]?.(Tags) }),
  );
}

/** Removes tags of resources of any service, each by its service's own call. */
export function untagResources({ ResourceARNList = [], TagKeys = [] }: Wire<UntagResourcesInput>, context: Tagging) {
  return askEach(ResourceARNList, (service, resourceArn) =>
    context.call(service, 'UntagResource', { resourceArn, tagKeys: TagKeys }),
  );
}

/** One resource that fails does not keep the others; an ARN that is none fails the whole call before it begins. */
function askEach(arns: readonly string[], ask: (service: string, arn: string) => void) {
  const services = arns.map(serviceOf);
  const failed: [string, FailureInfo][] = arns.flatMap((arn, index) => {
    const failure = failureOf(() => ask(services[index] ?? '', arn));
    return failure ? [[arn, failure]] : [];
  });
  return { FailedResourcesMap: Object.fromEntries(failed) };
}

function serviceOf(arn: string): string {
  const service = /^arn:[^:]+:([^:]+):[^:]*:[^:]*:.+/.exec(arn)?.[1];
  if (service && Object.hasOwn(tagShapes, service)) return service;
  throw new AwsError('InvalidParameterException', `${arn} not a valid AmazonResourceName (ARN)`);
}

function failureOf(act: () => void): FailureInfo | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message, status } = error;
    return { ErrorCode: code as FailureInfo['ErrorCode'], ErrorMessage: message, StatusCode: status };
  }
}

import { CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, PutLifecyclePolicyCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, CreateServiceCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { parseAllDocuments } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../src/lib/json.ts';
import type { SimulatedAws } from './simulated-aws.ts';

interface Part {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: JsonObject;
}

const order = ['Cluster', 'LogGroup', 'Repository', 'TaskDefinition', 'Service'];
const nameFields: Readonly<Record<string, string>> = {
  Cluster: 'clusterName',
  LogGroup: 'logGroupName',
  Repository: 'repositoryName',
  TaskDefinition: 'family',
  Service: 'serviceName',
};

/** Builds what manifests describe as a person does who never heard of evenkeel: with AWS's SDK, and without tags of ours. */
export async function buildByHand(aws: SimulatedAws, files: Readonly<Record<string, string>>): Promise<void> {
  const parts = Object.values(files).flatMap((text) => parseAllDocuments(text).map((item) => item.toJS() as Part));
  const names = new Map(parts.map((part) => [`${part.kind}/${part.metadata.name}`, awsName(part)]));
  for (const kind of order) {
    for (const part of parts.filter((one) => one.kind === kind)) {
      const spec = { ...(plain(part.spec, names) as JsonObject), [nameFields[kind] ?? '']: awsName(part) };
      await makers[kind]?.(aws, spec);
    }
  }
}

function awsName({ kind, metadata, spec }: Part): string {
  return String(spec[nameFields[kind] ?? ''] ?? metadata.name);
}

function plain(value: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((item) => plain(item, names));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item ?? null, names)]));
  const [, id = '', suffix = ''] = /^ref:(\w+\/[\w.-]+)(.*)$/.exec(String(value)) ?? [];
  if (!id) return value;
  const registry = id.startsWith('Repository/') ? '111122223333.dkr.ecr.eu-west-1.amazonaws.com/' : '';
  return `${registry}${names.get(id)}${suffix}`;
}

const makers: Readonly<Record<string, (aws: SimulatedAws, spec: JsonObject) => Promise<void>>> = {
  async Cluster({ ecs }, spec) {
    await ecs.send(new CreateClusterCommand(spec));
  },
  async LogGroup({ logs }, { retentionInDays, ...spec }) {
    const logGroupName = String(spec.logGroupName);
    await logs.send(new CreateLogGroupCommand({ ...spec, logGroupName }));
    if (retentionInDays)
      await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: Number(retentionInDays) }));
  },
  async Repository({ ecr }, { lifecyclePolicyText, policyText, tags, ...spec }) {
    const repositoryName = String(spec.repositoryName);
    const Tags = (Array.isArray(tags) ? tags : [])
      .filter(isObject)
      .map(({ key, value }) => ({ Key: String(key), Value: String(value) }));
    await ecr.send(new CreateRepositoryCommand({ ...spec, repositoryName, tags: Tags }));
    if (lifecyclePolicyText)
      await ecr.send(
        new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: documentText(lifecyclePolicyText) }),
      );
    if (policyText)
      await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText: documentText(policyText) }));
  },
  async TaskDefinition({ ecs }, { cpu, memory, ...spec }) {
    const sizes = { ...(cpu ? { cpu: String(cpu) } : {}), ...(memory ? { memory: String(memory) } : {}) };
    await ecs.send(new RegisterTaskDefinitionCommand({ family: '', containerDefinitions: [], ...spec, ...sizes }));
  },
  async Service({ ecs }, spec) {
    const count = spec.schedulingStrategy === 'DAEMON' ? {} : { desiredCount: 1 };
    await ecs.send(new CreateServiceCommand({ serviceName: '', ...count, ...spec }));
  },
};

/** ECR refuses policies of fewer than 100 characters. */
function documentText(document: Json): string {
  return typeof document === 'string' ? document : JSON.stringify(document, undefined, 10);
}

import { isObject } from '../../../lib/json.ts';
import type { Context } from '../../operation.ts';
import { clientError } from '../refusal.ts';

/** Which machine an agent runs on. */
export interface Identity {
  readonly ec2InstanceId: string;
  /** The attributes that ECS itself gives its instance. */
  readonly attributes: Readonly<Record<string, string>>;
}

const architectures: Readonly<Record<string, string>> = { arm64: 'arm64', x86_64: 'x86_64' };

/**
 * Reads the identity document of an EC2 instance, whose signature is not verified. Throws ClientException when it names no
 * instance.
 */
export function readIdentity({ region }: Context<unknown>, document: string): Identity {
  const facts = parsed(document);
  const fact = (name: string, otherwise = '') => (typeof facts[name] === 'string' ? facts[name] : otherwise);
  const ec2InstanceId = fact('instanceId');
  if (!/^m?i-[0-9a-f]+$/.test(ec2InstanceId)) {
    throw clientError('Invalid instance identity document: it has no instanceId such as i-0a1b2c3d4e5f60001.');
  }
  return {
    ec2InstanceId,
    attributes: {
      'ecs.availability-zone': fact('availabilityZone', `${region}a`),
      'ecs.instance-type': fact('instanceType', 'm5.large'),
      'ecs.ami-id': fact('imageId', 'ami-0a1b2c3d4e5f60001'),
      'ecs.os-type': 'linux',
      'ecs.os-family': 'LINUX',
      'ecs.cpu-architecture': architectures[fact('architecture')] ?? 'x86_64',
    },
  };
}

function parsed(document: string): Readonly<Record<string, unknown>> {
  try {
    const facts: unknown = JSON.parse(document);
    if (isObject(facts)) return facts;
  } catch {
    // Falls through: a text that is no JSON is as useless as a list.
  }
  throw clientError('Invalid instance identity document: it is not a JSON object.');
}

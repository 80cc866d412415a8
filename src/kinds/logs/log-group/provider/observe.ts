import {
  type CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  type LogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Sender } from '../../../../aws/clients.ts';
import { liveTags } from '../../../../aws/live-tags.ts';
import { allPages } from '../../../../aws/pages.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Observed, Tags, Target } from '../../../../model/provider.ts';

type Logs = Sender<CloudWatchLogsClient>;

/** Above this, one listing of everything beats a look-up per group. */
const fewGroups = 5;

/** What CloudWatch Logs has of the targets, with tags. Throws FailureError. */
export async function observeLogGroups<Spec>(
  logs: Logs,
  targets: readonly Target<Spec>[],
): Promise<Map<string, Observed>> {
  const byName = new Map(targets.map((target) => [target.key, target as unknown as Target]));
  const prefixes = targets.length > fewGroups ? [commonPrefix([...byName.keys()])] : [...byName.keys()];
  const listed = (await Promise.all(prefixes.map((prefix) => list(logs, prefix)))).flat();
  const distinct = new Map(listed.map((group) => [group.logGroupName ?? '', group]));
  const found = await Promise.all(
    [...distinct].flatMap(([name, group]) => {
      const target = byName.get(name);
      return target ? [complete(logs, group, target)] : [];
    }),
  );
  return new Map(found.map((observed) => [observed.key, observed]));
}

/** The names of all log groups. Throws FailureError. */
export async function listLogGroups(logs: Logs): Promise<string[]> {
  return (await list(logs, '')).flatMap(({ logGroupName }) => logGroupName ?? []);
}

async function list(logs: Logs, prefix: string): Promise<LogGroup[]> {
  return allPages(async (token) => {
    const query = { ...(prefix ? { logGroupNamePrefix: prefix } : {}), limit: 50, nextToken: token };
    const { logGroups, nextToken } = await logs.send(new DescribeLogGroupsCommand(query));
    return { items: logGroups, token: nextToken };
  });
}

async function complete(logs: Logs, group: LogGroup, target: Target): Promise<Observed> {
  // The tag calls refuse the `:*` that the older `arn` member ends with.
  const arn = group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? '';
  const spec = group as unknown as JsonObject;
  const tags = await liveTags({ ...target, spec }, () => readTags(logs, arn));
  return {
    key: target.key,
    spec,
    tags,
    attributes: { arn, name: target.key },
    facts: {},
  };
}

async function readTags(logs: Logs, resourceArn: string): Promise<Tags> {
  const { tags = {} } = await logs.send(new ListTagsForResourceCommand({ resourceArn }));
  return tags;
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

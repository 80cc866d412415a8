import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../src/lib/clock.ts';
import { serveSimulator } from '../../src/simulator/http-server.ts';
import { Simulator } from '../../src/simulator/simulator.ts';
import { awsCli, findAwsCli } from '../support/aws-cli.ts';

const cli = findAwsCli();
const place = 'eu-west-1:111122223333';

describe.runIf(cli)(
  `the AWS command line (${cli?.version ?? 'not installed, so nothing here is run'})`,
  { timeout: 60_000 },
  () => {
    let server: Awaited<ReturnType<typeof serveSimulator>>;
    let aws: ReturnType<typeof awsCli>;

    beforeAll(async () => {
      // A command takes about a second to start: long enough for a service to become stable.
      server = await serveSimulator(new Simulator({ clock: realClock(1000) }), 0);
      aws = awsCli(cli?.command ?? '', server.url);
    });

    afterAll(() => server.close());

    test('asks STS who it is', async () => {
      const { output } = await aws('sts', 'get-caller-identity');
      expect(output).toMatchObject({ Account: '111122223333' });
    });

    test('brings up a service on ECS and waits for it', async () => {
      const containers = JSON.stringify([{ name: 'web', image: 'nginx', portMappings: [{ containerPort: 80 }] }]);
      const network = 'awsvpcConfiguration={subnets=[subnet-0a1b2c3d4e5f60001],securityGroups=[sg-0a1b2c3d4e5f60001]}';
      const [cluster, definition] = await Promise.all([
        aws('ecs', 'create-cluster', '--cluster-name', 'cli', '--tags', 'key=owner,value=cli'),
        aws(
          ...['ecs', 'register-task-definition', '--family', 'web', '--container-definitions', containers],
          ...['--network-mode', 'awsvpc', '--requires-compatibilities', 'FARGATE', '--cpu', '256', '--memory', '512'],
        ),
      ]);
      expect(cluster.output).toMatchObject({ cluster: { status: 'ACTIVE' } });
      expect(definition.output).toMatchObject({ taskDefinition: { revision: 1, status: 'ACTIVE' } });
      const created = await aws(
        ...['ecs', 'create-service', '--cluster', 'cli', '--service-name', 'web', '--task-definition', 'web'],
        ...['--desired-count', '2', '--launch-type', 'FARGATE', '--network-configuration', network],
      );
      expect(created.output).toMatchObject({ service: { status: 'ACTIVE', desiredCount: 2 } });
      expect(await aws('ecs', 'wait', 'services-stable', '--cluster', 'cli', '--services', 'web')).toMatchObject({
        exitCode: 0,
      });
      const described = await aws('ecs', 'describe-services', '--cluster', 'cli', '--services', 'web', 'absent');
      expect(described.output).toMatchObject({
        services: [{ serviceName: 'web', runningCount: 2 }],
        failures: [{ arn: `arn:aws:ecs:${place}:service/cli/absent`, reason: 'MISSING' }],
      });
    });

    test('creates a repository, tags it and is found by its tag', async () => {
      const repository = [
        'ecr',
        'create-repository',
        '--repository-name',
        'team/web',
        '--tags',
        'Key=owner,Value=größe',
      ];
      expect((await aws(...repository)).output).toMatchObject({
        repository: { repositoryUri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web' },
      });
      const [again, found, password] = await Promise.all([
        aws(...repository),
        aws('resourcegroupstaggingapi', 'get-resources', '--tag-filters', 'Key=owner,Values=größe'),
        aws('ecr', 'get-login-password'),
      ]);
      expect(again.exitCode).toBeGreaterThan(0);
      expect(again.error).toContain('(RepositoryAlreadyExistsException) when calling the CreateRepository operation');
      expect(found.output).toMatchObject({
        ResourceTagMappingList: [{ ResourceARN: `arn:aws:ecr:${place}:repository/team/web` }],
      });
      expect(password.output).toMatch(/^\w{64}\s*$/);
    });

    test('keeps logs for two weeks', async () => {
      expect(await aws('logs', 'create-log-group', '--log-group-name', '/ecs/web')).toMatchObject({
        exitCode: 0,
        error: '',
      });
      await aws('logs', 'put-retention-policy', '--log-group-name', '/ecs/web', '--retention-in-days', '14');
      const { output } = await aws('logs', 'describe-log-groups', '--log-group-name-prefix', '/ecs');
      expect(output).toMatchObject({ logGroups: [{ retentionInDays: 14 }] });
    });

    test('is told which operation is not simulated', async () => {
      const [inJson, inXml] = await Promise.all([aws('servicediscovery', 'list-services'), aws('iam', 'list-roles')]);
      expect(inJson.error).toContain('The simulator does not support the operation servicediscovery:ListServices.');
      expect(inXml.error).toContain('The simulator does not support the operation iam:ListRoles.');
    });
  },
);

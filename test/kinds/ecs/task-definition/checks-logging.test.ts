import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { onFargate, withContainer, withTwo } from './specs.ts';

const role = { executionRoleArn: 'arn:aws:iam::111122223333:role/execution' };
const fargate = { ...onFargate, ...role };
const options = { 'awslogs-group': 'ref:LogGroup/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' };
const awslogs = (changes: JsonObject = {}) => ({
  logConfiguration: { logDriver: 'awslogs', options: { ...options, ...changes } },
});
const firelens = { logConfiguration: { logDriver: 'awsfirelens' } };

describeRules('logs', checks, [
  {
    fact: 'Fargate has three log drivers',
    broken: withContainer({ logConfiguration: { logDriver: 'json-file' } }, onFargate),
    says: 'containerDefinitions.0.logConfiguration.logDriver: container "app" uses log driver json-file, which Fargate does not have',
    kept: [
      withContainer({ logConfiguration: { logDriver: 'json-file' } }),
      withContainer({ logConfiguration: { logDriver: 'splunk' } }, onFargate),
      withContainer({ logConfiguration: { logDriver: '${driver}' } }, onFargate),
    ],
  },
  {
    fact: 'FireLens needs a log router',
    broken: withContainer(firelens),
    says: 'containerDefinitions.0.logConfiguration.logDriver: container "app" sends its logs to FireLens, but no container has a firelensConfiguration',
    kept: withTwo(firelens, { firelensConfiguration: { type: 'fluentbit' } }),
  },
  {
    fact: 'awslogs needs a group',
    broken: withContainer(awslogs({ 'awslogs-group': '' })),
    says: 'containerDefinitions.0.logConfiguration.options.awslogs-group: the awslogs driver of container "app" needs awslogs-group',
    kept: withContainer(awslogs()),
  },
  {
    fact: 'awslogs needs a region',
    broken: withContainer(awslogs({ 'awslogs-region': undefined })),
    says: 'containerDefinitions.0.logConfiguration.options.awslogs-region: the awslogs driver of container "app" needs awslogs-region',
    kept: [
      withContainer(awslogs({ 'awslogs-region': '${region}' })),
      withContainer({ logConfiguration: { logDriver: 'awslogs', options: '${options}' } }),
    ],
  },
  {
    fact: 'awslogs needs a stream prefix on Fargate',
    broken: withContainer(awslogs({ 'awslogs-stream-prefix': undefined }), fargate),
    says: 'containerDefinitions.0.logConfiguration.options.awslogs-stream-prefix: Fargate needs awslogs-stream-prefix to name the log streams of container "app"',
    kept: [withContainer(awslogs({ 'awslogs-stream-prefix': undefined })), withContainer(awslogs(), fargate)],
  },
  {
    fact: 'a group is created or not mentioned',
    broken: withContainer(awslogs({ 'awslogs-create-group': 'false' })),
    says: 'containerDefinitions.0.logConfiguration.options.awslogs-create-group: awslogs-create-group of container "app" may only be "true" or left out',
    kept: withContainer(awslogs({ 'awslogs-create-group': 'true' })),
  },
  {
    fact: 'lines are joined in one way',
    broken: withContainer(awslogs({ 'awslogs-datetime-format': '%Y', 'awslogs-multiline-pattern': '^x' })),
    says: 'containerDefinitions.0.logConfiguration.options.awslogs-multiline-pattern: container "app" may have awslogs-datetime-format or awslogs-multiline-pattern, but not both',
    kept: withContainer(awslogs({ 'awslogs-multiline-pattern': '^x' })),
  },
  {
    fact: 'awslogs has known options',
    broken: withContainer(awslogs({ 'awslog-mode': 'non-blocking' })),
    says: 'warning containerDefinitions.0.logConfiguration.options.awslog-mode: the awslogs driver of container "app" has no documented option "awslog-mode"',
    kept: [
      withContainer(awslogs({ mode: 'non-blocking' })),
      withContainer({ logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'https://splunk' } } }),
    ],
  },
]);

const secrets = [{ name: 'PASSWORD', valueFrom: 'secret:demo/db#password' }];

describeRules('the execution role', checks, [
  {
    fact: 'secrets need it',
    broken: withContainer({ secrets }),
    says: 'executionRoleArn: executionRoleArn is missing, and without it ECS cannot fetch the secrets of container "app"',
    kept: [withContainer({ secrets }, role), withContainer({ secrets }, { executionRoleArn: '${role}' })],
  },
  {
    fact: 'secrets of log drivers need it',
    broken: withContainer({ logConfiguration: { logDriver: 'splunk', secretOptions: secrets } }),
    says: 'executionRoleArn: executionRoleArn is missing, and without it ECS cannot fetch the secrets of container "app"',
    kept: withContainer({ logConfiguration: { logDriver: 'splunk', secretOptions: [] } }),
  },
  {
    fact: 'images of managed repositories need it on Fargate',
    broken: withContainer({ image: 'ref:Repository/web:v1' }, onFargate),
    says: 'executionRoleArn: executionRoleArn is missing, and without it ECS cannot pull the ECR image of container "app"',
    kept: [
      withContainer({ image: 'ref:Repository/web:v1' }),
      withContainer({ image: 'ref:Repository/web:v1' }, fargate),
    ],
  },
  {
    fact: 'images of ECR need it on Fargate',
    broken: withContainer({ image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v1' }, onFargate),
    says: 'executionRoleArn: executionRoleArn is missing, and without it ECS cannot pull the ECR image of container "app"',
    kept: withContainer({ image: 'public.ecr.aws/nginx/nginx:1' }, onFargate),
  },
  {
    fact: 'all that needs it is said at once',
    broken: withTwo({ ...awslogs(), secrets }, { image: '${account}.dkr.ecr.eu-west-1.amazonaws.com/web' }, onFargate),
    says: 'executionRoleArn: executionRoleArn is missing, and without it ECS cannot fetch the secrets of container "app", pull the ECR image of container "side" and write the logs (awslogs) of container "app"',
    kept: withContainer(awslogs()),
  },
  {
    fact: 'environment files and private registries need it when a task starts',
    broken: withContainer({
      environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/web.env' }],
      repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub' },
    }),
    says: 'warning executionRoleArn: without executionRoleArn no task can read the environment files of container "app" and log in to the private registry of container "app"',
    kept: withContainer({ environmentFiles: [] }),
  },
]);

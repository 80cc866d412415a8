import type { FieldCase } from '../support/kind-cases.ts';
import { fargate } from './service.stages.ts';

/** How a service is found: Service Connect, VPC Lattice, registries. */
export const connectionCases: Readonly<Record<string, FieldCase>> = {
  'Service Connect': fargate(
    {
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'internal',
        services: [
          {
            portName: 'web',
            clientAliases: [{ port: 80 }],
            ingressPortOverride: 15_000,
            timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 5 },
          },
        ],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/connect', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'c' },
        },
        accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'ENABLED' },
      },
    },
    'rolls',
  ),
  'Service Connect under another name': fargate(
    {
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'internal',
        services: [{ portName: 'web', discoveryName: 'shop', clientAliases: [{ port: 80, dnsName: 'shop' }] }],
      },
    },
    'rolls',
  ),

  'VPC Lattice': fargate(
    {
      vpcLatticeConfigurations: [
        {
          roleArn: 'arn:aws:iam::111122223333:role/lattice',
          targetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-1',
          portName: 'web',
        },
      ],
    },
    'rolls',
  ),
  'Service Connect with everything': fargate(
    {
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'internal',
        services: [
          {
            portName: 'web',
            clientAliases: [{ port: 80, testTrafficRules: { header: { name: 'x-test', value: { exact: '1' } } } }],
            tls: {
              issuerCertificateAuthority: {
                awsPcaAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1',
              },
              kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1',
              roleArn: 'arn:aws:iam::111122223333:role/tls',
            },
          },
        ],
        logConfiguration: {
          logDriver: 'splunk',
          options: { 'splunk-url': 'https://splunk' },
          secretOptions: [{ name: 'splunk-token', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/splunk' }],
        },
        containerConfigurations: [{ logLevel: 'debug' }],
      },
    },
    'rolls',
  ),
  'VPC Lattice with a test listener': fargate(
    {
      vpcLatticeConfigurations: [
        {
          roleArn: 'arn:aws:iam::111122223333:role/lattice',
          targetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-1',
          portName: 'web',
          advancedConfiguration: {
            alternateTargetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-2',
            productionListenerRule: 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-1/listener/l-1/rule/r-1',
            testListenerRule: 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-1/listener/l-1/rule/r-2',
          },
        },
      ],
    },
    'rolls',
  ),
  'a registry': fargate(
    {
      serviceRegistries: [
        {
          registryArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1',
          containerName: 'app',
          containerPort: 80,
        },
      ],
    },
    'rolls',
  ),
  'a registry by port': fargate(
    {
      serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1', port: 80 }],
    },
    'rolls',
  ),
};

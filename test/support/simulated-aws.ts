import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { STSClient } from '@aws-sdk/client-sts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { type Call, Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';

/** A simulated AWS on a virtual clock with real SDK clients in eu-west-1 that reach it without a socket and never retry. */
export function simulatedAws(options: Partial<Omit<SimulatorOptions, 'clock'>> = {}) {
  const clock = new VirtualClock();
  const calls: Call[] = [];
  const simulator = new Simulator({ clock, onCall: (call) => calls.push(call), ...options });
  const settings = {
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: requestHandler(simulator),
  };
  return {
    simulator,
    clock,
    calls,
    settings,
    ecs: new ECSClient(settings),
    ecr: new ECRClient(settings),
    logs: new CloudWatchLogsClient(settings),
    sts: new STSClient(settings),
    tagging: new ResourceGroupsTaggingAPIClient(settings),
  };
}

/** What simulatedAws returns. */
export type SimulatedAws = ReturnType<typeof simulatedAws>;

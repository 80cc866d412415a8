import { describe, expect, it } from 'vitest';
import { createClients } from '../../src/aws/clients.ts';
import { ping } from '../../src/aws/ping.ts';
import type { FaultEffect } from '../../src/simulator/faults.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { quietCalling } from '../support/calling.ts';
import { datedCarrier } from '../support/dated-carrier.ts';
import { type SimulatedAws, simulatedAws } from '../support/simulated-aws.ts';

/** What a ping tells over a connection whose answers have a date, unless it is left out. */
function pinged(aws: SimulatedAws, aheadMs?: number) {
  const { clock, settings, simulator } = aws;
  const plain = requestHandler(simulator);
  const carrier = aheadMs === undefined ? plain : datedCarrier(plain, clock, aheadMs);
  const clients = createClients({ ...settings, requestHandler: carrier }, quietCalling(clock));
  return clock.drive(ping(clients, clock));
}

function awsWith(effect: FaultEffect): SimulatedAws {
  const aws = simulatedAws();
  aws.simulator.faults.add({ service: 'sts', effect });
  return aws;
}

describe('a ping', () => {
  it('tells who is calling and where, how long it took and how far the clock is off', async () => {
    const aws = awsWith({ kind: 'delay', milliseconds: 40 });
    expect(await pinged(aws, 90_000)).toEqual({
      region: 'eu-west-1',
      caller: { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/evenkeel' },
      tookMs: 40,
      aheadMs: 90_000,
    });
  });

  it('says nothing of the clock when the answer tells no time', async () => {
    expect(await pinged(simulatedAws())).not.toHaveProperty('aheadMs');
  });

  it('says how far a clock is off with which AWS takes no request', async () => {
    const aws = awsWith({ kind: 'error', code: 'RequestTimeTooSkewed', status: 403 });
    expect(await pinged(aws, -600_000)).toMatchObject({
      failure: { reason: 'CredentialsExpired', code: 'RequestTimeTooSkewed' },
      tookMs: 0,
      aheadMs: -600_000,
    });
  });

  it('tells of an answer that AWS does not give that there was one', async () => {
    expect(await pinged(awsWith({ kind: 'html' }), 0)).toMatchObject({ failure: { reason: 'ServerError' }, tookMs: 0 });
  });

  it('knows only why when nobody answers', async () => {
    expect(await pinged(awsWith({ kind: 'reset' }), 0)).toEqual({
      region: 'eu-west-1',
      failure: expect.objectContaining({ reason: 'Unreachable' }),
    });
  });
});

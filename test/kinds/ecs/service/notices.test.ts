import type { Service } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { serviceNotices } from '../../../../src/kinds/ecs/service/notices.ts';
import { observedService } from '../../../../src/kinds/ecs/service/provider/observed.ts';

function noticesOf(service: Service) {
  return serviceNotices(
    observedService({ serviceName: 'web', clusterArn: 'arn:aws:ecs:eu-west-1:1:cluster/demo', ...service }),
  );
}

test('are all that ECS answers with, the newest last', () => {
  const events = Array.from({ length: 100 }, (_, index) => ({
    id: `${index}`,
    createdAt: new Date(100_000 - index),
    message: `${index}`,
  }));
  const notices = noticesOf({ events });
  expect(notices).toHaveLength(100);
  expect(notices[0]).toEqual({ at: '1970-01-01T00:01:39.901Z', message: '99' });
  expect(notices.at(-1)).toEqual({ at: '1970-01-01T00:01:40.000Z', message: '0' });
});

test('are none where ECS says nothing, or not when', () => {
  expect(noticesOf({})).toEqual([]);
  expect(noticesOf({ events: [{ message: 'undated' }, { createdAt: new Date(0) }] })).toEqual([]);
});

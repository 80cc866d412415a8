import { describe, expect, test } from 'vitest';
import { Alarms } from '../../src/simulator/alarms.ts';

describe('an alarm', () => {
  test('is OK until it is set', () => {
    const alarms = new Alarms();
    expect(alarms.state('errors')).toBe('OK');
    alarms.set('errors', 'ALARM');
    expect(alarms.state('errors')).toBe('ALARM');
    expect(alarms.state('latency')).toBe('OK');
  });

  test('tells of each change once, for as long as somebody listens', () => {
    const alarms = new Alarms();
    const heard: string[] = [];
    const cancel = alarms.onChange((name, state) => heard.push(`${name} ${state}`));
    alarms.set('errors', 'OK');
    alarms.set('errors', 'ALARM');
    alarms.set('errors', 'ALARM');
    alarms.set('errors', 'INSUFFICIENT_DATA');
    cancel();
    alarms.set('errors', 'OK');
    expect(heard).toEqual(['errors ALARM', 'errors INSUFFICIENT_DATA']);
  });
});

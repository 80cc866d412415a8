import {
  DeleteAccountSettingCommand,
  type ECSClient,
  ListAccountSettingsCommand,
  PutAccountSettingCommand,
  PutAccountSettingDefaultCommand,
  paginateListAccountSettings,
  type SettingName,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const somebody = 'arn:aws:iam::111122223333:role/deploy';
const name: SettingName = 'containerInsights';

test('nothing is set in an empty account, but every setting has an effect', async () => {
  const { ecs } = simulatedAws();
  expect((await ecs.send(new ListAccountSettingsCommand({}))).settings).toEqual([]);
  const effective = await effectiveSettings(ecs);
  expect(effective.find((setting) => setting.name === 'awsvpcTrunking')).toMatchObject({
    value: 'disabled',
    type: 'user',
  });
  expect(effective.find((setting) => setting.name === 'fargateTaskRetirementWaitPeriod')).toMatchObject({ value: '7' });
  expect(effective.find((setting) => setting.name === 'guardDutyActivate')).toMatchObject({ type: 'aws_managed' });
  expect(effective.length).toBeGreaterThan(10);
});

test('a principal has its own value, else the account default, else that of AWS', async () => {
  const { ecs } = simulatedAws();
  const value = async (principalArn: string) =>
    (await ecs.send(new ListAccountSettingsCommand({ name, principalArn, effectiveSettings: true }))).settings?.[0]
      ?.value;
  expect(await value(somebody)).toBe('disabled');
  await ecs.send(new PutAccountSettingDefaultCommand({ name, value: 'enabled' }));
  expect(await value(somebody)).toBe('enabled');
  await ecs.send(new PutAccountSettingCommand({ name, value: 'enhanced', principalArn: somebody }));
  expect(await value(somebody)).toBe('enhanced');
  expect(await value('arn:aws:iam::111122223333:user/other')).toBe('enabled');
});

test('deleting a setting brings back what it covered', async () => {
  const { ecs } = simulatedAws();
  await ecs.send(new PutAccountSettingDefaultCommand({ name, value: 'enabled' }));
  await ecs.send(new PutAccountSettingCommand({ name, value: 'enhanced' }));
  expect((await ecs.send(new DeleteAccountSettingCommand({ name }))).setting?.value).toBe('enabled');
  expect((await ecs.send(new ListAccountSettingsCommand({ name }))).settings).toEqual([]);
});

test('settings are filtered by name and value', async () => {
  const { ecs } = simulatedAws();
  await ecs.send(new PutAccountSettingCommand({ name, value: 'enhanced' }));
  await ecs.send(new PutAccountSettingCommand({ name: 'awsvpcTrunking', value: 'enabled' }));
  const names = async (filter: { name?: SettingName; value?: string }) =>
    (await ecs.send(new ListAccountSettingsCommand(filter))).settings?.map((setting) => setting.name);
  expect(await names({})).toEqual([name, 'awsvpcTrunking']);
  expect(await names({ value: 'enabled' })).toEqual(['awsvpcTrunking']);
  expect(await names({ name, value: 'enabled' })).toEqual([]);
});

test.each([
  ['unknown' as SettingName, 'enabled', "Invalid setting 'name'"],
  ['toString' as SettingName, 'enabled', "Invalid setting 'name'"],
  [name, 'ENABLED', "Invalid setting 'value'"],
  ['tagResourceAuthorization' as SettingName, 'enabled', "Invalid setting 'value'"],
  ['taskLongArnFormat' as SettingName, 'disabled', 'You can no longer disable Long Arn settings'],
  ['guardDutyActivate' as SettingName, 'on', 'The setting guardDutyActivate is managed by AWS and cannot be changed.'],
])('%s cannot be set to %s', async (setting, value, message) => {
  const { ecs } = simulatedAws();
  for (const command of [
    new PutAccountSettingCommand({ name: setting, value }),
    new PutAccountSettingDefaultCommand({ name: setting, value }),
  ]) {
    await expect(ecs.send(command)).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  }
});

async function effectiveSettings(ecs: ECSClient) {
  const all = [];
  for await (const page of paginateListAccountSettings({ client: ecs }, { effectiveSettings: true })) {
    all.push(...(page.settings ?? []));
  }
  return all;
}

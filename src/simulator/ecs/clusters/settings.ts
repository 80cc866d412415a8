import { type ClusterSetting, ClusterSettingName } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { invalidParameter } from '../refusal.ts';
import { knownSettings } from '../settings/known.ts';
import { effectiveValue } from '../settings/value.ts';
import type { EcsState } from '../state.ts';

type Settings = Wire<ClusterSetting>[];

/** The settings a request asks for, or those the account gives a new cluster. Throws InvalidParameterException. */
export function clusterSettings(context: Context<EcsState>, given: Settings | undefined): Settings {
  for (const setting of given ?? []) requireKnown(setting);
  if (given?.length) return given;
  const name = ClusterSettingName.CONTAINER_INSIGHTS;
  return [{ name, value: effectiveValue(context, name) }];
}

function requireKnown({ name, value }: Wire<ClusterSetting>): void {
  if (name !== ClusterSettingName.CONTAINER_INSIGHTS) throw invalidParameter("Invalid setting 'name'");
  if (!knownSettings[name]?.values.includes(value ?? '')) throw invalidParameter("Invalid setting 'value'");
}

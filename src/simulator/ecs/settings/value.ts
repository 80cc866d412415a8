import type { Setting } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { knownSettings } from './known.ts';

type Ecs = Context<EcsState>;

/** The principal whose own settings are the account's defaults. */
export function rootArn(context: Ecs): string {
  return `arn:${context.partition}:iam::${context.accountId}:root`;
}

/** What a setting amounts to for a principal: its own value, else the account's default, else AWS's. */
export function effectiveValue(context: Ecs, name: string, principalArn: string = context.caller): string | undefined {
  const { settings } = context.state;
  return (
    settings.get(principalArn)?.get(name) ?? settings.get(rootArn(context))?.get(name) ?? knownSettings[name]?.values[0]
  );
}

/** A setting as answers show it. */
export function settingView(name: string, value: string | undefined, principalArn: string): Wire<Setting> {
  const type = knownSettings[name]?.managed ? 'aws_managed' : 'user';
  return { name: name as NonNullable<Setting['name']>, value, principalArn, type };
}

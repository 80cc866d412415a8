import { type Config, type SettingName, settingTable } from './settings.ts';

/** How AWS is reached, as configured; what the environment says is left to the SDK, which reads it as every AWS tool does. */
export function connectionOf({ values, origins }: Config) {
  const given = (name: SettingName & ('region' | 'profile' | 'endpointUrl')) =>
    settingTable[name].env.includes(origins[name]) ? undefined : values[name];
  const [region, profile, endpoint] = [given('region'), given('profile'), given('endpointUrl')];
  return { ...(region ? { region } : {}), ...(profile ? { profile } : {}), ...(endpoint ? { endpoint } : {}) };
}

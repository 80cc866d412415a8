import { DeleteAccountSettingRequest$, ListAccountSettingsRequest$, PutAccountSettingDefaultRequest$, PutAccountSettingRequest$, } from '@aws-sdk/client-ecs';
import { page } from "../../page.js";
import { invalidParameter, requirePageSize } from "../refusal.js";
import { knownSettings, longArnSettings } from "./known.js";
import { effectiveValue, rootArn, settingView } from "./value.js";
/** The account settings of principals. */
export const settingOperations = {
    ListAccountSettings: { input: () => ListAccountSettingsRequest$, run: listAccountSettings },
    PutAccountSetting: { input: () => PutAccountSettingRequest$, run: putAccountSetting },
    PutAccountSettingDefault: { input: () => PutAccountSettingDefaultRequest$, run: putAccountSettingDefault },
    DeleteAccountSetting: { input: () => DeleteAccountSettingRequest$, run: deleteAccountSetting },
};
function listAccountSettings(input, context) {
    if (input.name !== undefined)
        requireName(input.name);
    requirePageSize(input.maxResults, 10);
    const principalArn = input.principalArn ?? context.caller;
    const names = input.effectiveSettings
        ? Object.keys(knownSettings)
        : [...(context.state.settings.get(principalArn)?.keys() ?? [])];
    const settings = names
        .filter((name) => input.name === undefined || name === input.name)
        .map((name) => settingView(name, effectiveValue(context, name, principalArn), principalArn))
        .filter(({ value }) => input.value === undefined || value === input.value);
    const { items, nextToken } = page(settings, input, 10);
    return { settings: items, nextToken };
}
function putAccountSetting(input, context) {
    return put(input, input.principalArn ?? context.caller, context);
}
function putAccountSettingDefault(input, context) {
    return put(input, rootArn(context), context);
}
function put(input, principalArn, { state }) {
    const name = requireName(input.name);
    const value = requireValue(name, input.value);
    const own = state.settings.get(principalArn) ?? new Map();
    state.settings.set(principalArn, own.set(name, value));
    return { setting: settingView(name, value, principalArn) };
}
function deleteAccountSetting(input, context) {
    const name = requireName(input.name);
    const principalArn = input.principalArn ?? context.caller;
    context.state.settings.get(principalArn)?.delete(name);
    return { setting: settingView(name, effectiveValue(context, name, principalArn), principalArn) };
}
function requireName(name) {
    if (name !== undefined && Object.hasOwn(knownSettings, name))
        return name;
    throw invalidParameter("Invalid setting 'name'");
}
function requireValue(name, value) {
    const known = knownSettings[name];
    if (known?.managed)
        throw invalidParameter(`The setting ${name} is managed by AWS and cannot be changed.`);
    if (value === undefined || !known?.values.includes(value))
        throw invalidParameter("Invalid setting 'value'");
    if (value === 'disabled' && longArnSettings.includes(name)) {
        throw invalidParameter('You can no longer disable Long Arn settings');
    }
    return value;
}

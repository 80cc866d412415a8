import { knownSettings } from "./known.js";
/** The principal whose own settings are the account's defaults. */
export function rootArn(context) {
    return `arn:${context.partition}:iam::${context.accountId}:root`;
}
/** What a setting amounts to for a principal: its own value, else the account's default, else AWS's. */
export function effectiveValue(context, name, principalArn = context.caller) {
    const { settings } = context.state;
    return (settings.get(principalArn)?.get(name) ?? settings.get(rootArn(context))?.get(name) ?? knownSettings[name]?.values[0]);
}
/** A setting as answers show it. */
export function settingView(name, value, principalArn) {
    const type = knownSettings[name]?.managed ? 'aws_managed' : 'user';
    return { name: name, value, principalArn, type };
}

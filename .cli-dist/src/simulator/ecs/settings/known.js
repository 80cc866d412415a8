import { SettingName } from '@aws-sdk/client-ecs';
const longArn = { values: ['enabled', 'disabled'] };
const off = { values: ['disabled', 'enabled'] };
/** The account settings of ECS, by name. */
export const knownSettings = {
    [SettingName.SERVICE_LONG_ARN_FORMAT]: longArn,
    [SettingName.TASK_LONG_ARN_FORMAT]: longArn,
    [SettingName.CONTAINER_INSTANCE_LONG_ARN_FORMAT]: longArn,
    [SettingName.AWSVPC_TRUNKING]: off,
    [SettingName.CONTAINER_INSIGHTS]: { values: ['disabled', 'enabled', 'enhanced'] },
    // AWS documents it without having it in the enumeration.
    dualStackIPv6: { values: ['enabled', 'disabled'] },
    [SettingName.FARGATE_FIPS_MODE]: off,
    [SettingName.FARGATE_TASK_RETIREMENT_WAIT_PERIOD]: { values: ['7', '0', '14'] },
    [SettingName.FARGATE_EVENT_WINDOWS]: off,
    [SettingName.TAG_RESOURCE_AUTHORIZATION]: { values: ['on', 'off'] },
    [SettingName.DEFAULT_LOG_DRIVER_MODE]: { values: ['non-blocking', 'blocking'] },
    [SettingName.GUARD_DUTY_ACTIVATE]: { values: ['on', 'off'], managed: true },
};
/** The settings that must stay enabled. */
export const longArnSettings = Object.keys(knownSettings).filter((name) => knownSettings[name] === longArn);

import { addressOf, durationOf } from "./arguments.js";
/** Everything that can be set, once: configuration, `config`, `help environment` and the flags read it from here. */
export const settingTable = {
    owner: setting({
        about: 'name of this instance in ownership tags',
        placeholder: 'name',
        env: ['EVENKEEL_OWNER'],
        fallback: 'evenkeel',
        form: 'letters, digits, ".", "_" and "-", at most 64',
        read: matching(/^[A-Za-z0-9][\w.-]{0,63}$/),
    }),
    manifests: setting({
        about: 'files and folders of manifests when a command names none',
        flag: 'PATH',
        env: ['EVENKEEL_MANIFESTS'],
        fallback: ['manifests'],
        form: 'a path or a list of paths',
        read: pathsOf,
    }),
    region: setting({
        about: 'AWS region',
        placeholder: 'name',
        env: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
        fallback: undefined,
        form: 'a region such as eu-west-1',
        read: matching(/^[a-z0-9-]+$/),
    }),
    profile: setting({
        about: 'AWS profile',
        placeholder: 'name',
        env: ['AWS_PROFILE'],
        fallback: undefined,
        form: 'the name of a profile',
        read: matching(/./),
        personal: true,
    }),
    endpointUrl: setting({
        about: 'where AWS is, for simulators',
        placeholder: 'url',
        env: ['AWS_ENDPOINT_URL'],
        fallback: undefined,
        form: 'a URL such as http://127.0.0.1:4566',
        read: matching(/^https?:\/\/./),
        personal: true,
    }),
    prune: setting({
        about: 'delete what is no longer in the manifests',
        env: ['EVENKEEL_PRUNE'],
        fallback: false,
        form: 'true or false',
        read: truthOf,
    }),
    timeout: setting({
        about: 'how long `apply` waits for health',
        placeholder: 'duration',
        env: ['EVENKEEL_TIMEOUT'],
        fallback: 900_000,
        form: 'a duration such as 15m',
        read: duration,
    }),
    interval: setting({
        about: 'how often `run` looks at everything',
        placeholder: 'duration',
        env: ['EVENKEEL_INTERVAL'],
        fallback: 60_000,
        form: 'a duration such as 60s',
        read: duration,
    }),
    listen: setting({
        about: 'where `run` serves its API',
        placeholder: 'address',
        env: ['EVENKEEL_LISTEN'],
        fallback: { host: '127.0.0.1', port: 7373 },
        form: 'an address such as 127.0.0.1:7373',
        read: (given) => addressOf(String(given)),
        personal: true,
    }),
    dryRun: setting({
        about: '`run` plans and applies nothing',
        env: ['EVENKEEL_DRY_RUN'],
        fallback: false,
        form: 'true or false',
        read: truthOf,
    }),
    logFormat: setting({
        about: 'lines for people or for programs',
        placeholder: 'format',
        env: ['EVENKEEL_LOG_FORMAT'],
        fallback: 'text',
        form: 'text or json',
        read: oneOf('text', 'json'),
    }),
    color: setting({
        about: 'colour in the output',
        placeholder: 'when',
        env: ['EVENKEEL_COLOR'],
        fallback: 'auto',
        form: 'always, never or auto',
        read: oneOf('always', 'never', 'auto'),
    }),
    input: setting({
        about: 'ask questions on a terminal',
        flag: '--no-input',
        env: ['EVENKEEL_INPUT'],
        fallback: true,
        form: 'true or false',
        read: truthOf,
    }),
    quiet: setting({
        about: 'only results and errors',
        env: ['EVENKEEL_QUIET'],
        fallback: false,
        form: 'true or false',
        read: truthOf,
    }),
    verbose: setting({
        about: 'more detail',
        env: ['EVENKEEL_VERBOSE'],
        fallback: false,
        form: 'true or false',
        read: truthOf,
    }),
};
function setting(row) {
    return row;
}
function matching(pattern) {
    return (given) => (typeof given === 'string' && pattern.test(given) ? given : undefined);
}
function oneOf(...words) {
    return (given) => words.find((word) => word === given);
}
function truthOf(given) {
    const text = String(given).toLowerCase();
    if (['true', '1', 'yes'].includes(text))
        return true;
    return ['false', '0', 'no'].includes(text) ? false : undefined;
}
function duration(given) {
    return durationOf(String(given));
}
function pathsOf(given) {
    const paths = [given].flat();
    return paths.length > 0 && paths.every((path) => typeof path === 'string' && path !== '')
        ? paths
        : undefined;
}

import { memberOf, misplaced, readCount, readList, readObject, readOperationName, readServiceName, readText, } from "./json-file.js";
/** The members that an effect has besides `kind`, by kind. */
const effects = {
    throttle: { needs: [], takes: [] },
    error: { needs: ['code'], takes: ['message', 'status'] },
    'error-after': { needs: ['code'], takes: ['message', 'status'] },
    html: { needs: [], takes: [] },
    'truncate-after': { needs: [], takes: [] },
    reset: { needs: [], takes: [] },
    'reset-after': { needs: [], takes: [] },
    hang: { needs: [], takes: [] },
    'hang-after': { needs: [], takes: [] },
    delay: { needs: ['milliseconds'], takes: [] },
};
/** Reads the parsed content of a faults file, a list of faults. Throws an Error that says where it is wrong. */
export function readFaults(json) {
    return readList({ value: json, at: 'faults' }).map(readFault);
}
function readFault(placed) {
    const fault = readObject(placed, ['service', 'operation', 'skip', 'times', 'effect']);
    const service = readServiceName(memberOf(fault, 'service', placed.at));
    const read = {
        service,
        operation: readOperationName(memberOf(fault, 'operation', placed.at), service),
        skip: readCount(memberOf(fault, 'skip', placed.at)),
        times: readCount(memberOf(fault, 'times', placed.at)),
        effect: readEffect(memberOf(fault, 'effect', placed.at)),
    };
    return withoutAbsent(read);
}
function readEffect(placed) {
    const { kind } = readObject(placed, ['kind', 'code', 'message', 'status', 'milliseconds']);
    const rule = Object.entries(effects).find(([name]) => name === kind)?.[1];
    if (!rule)
        throw misplaced({ ...placed, at: `${placed.at}.kind` }, `must be one of ${Object.keys(effects).join(', ')}`);
    const effect = readObject(placed, ['kind', ...rule.needs, ...rule.takes]);
    const missing = rule.needs.find((name) => effect[name] === undefined);
    if (missing !== undefined)
        throw misplaced(placed, `needs the member "${missing}"`);
    for (const name of ['code', 'message'])
        readText(memberOf(effect, name, placed.at));
    for (const name of ['status', 'milliseconds'])
        readCount(memberOf(effect, name, placed.at));
    return { ...effect };
}
function withoutAbsent(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

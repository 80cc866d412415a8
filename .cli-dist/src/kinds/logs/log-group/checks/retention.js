import { numberOf } from "../../../../model/known.js";
import { checkSpec } from "../../../../model/rule.js";
/** The days that CloudWatch Logs offers (PutRetentionPolicy). */
const offered = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
/** How long events are kept. */
export const retentionChecks = [
    checkSpec([
        {
            at: 'retentionInDays',
            when: ({ value }) => !offered.includes(numberOf(value.retentionInDays) ?? 1),
            message: ({ value }) => `CloudWatch Logs cannot keep events for ${value.retentionInDays} days: it offers fixed periods only`,
            suggestion: ({ value }) => nextOffered(numberOf(value.retentionInDays) ?? 0),
        },
        {
            at: 'retentionInDays',
            when: ({ value }) => value.logGroupClass === 'DELIVERY' && value.retentionInDays !== undefined,
            message: 'a log group of class DELIVERY has a fixed retention, which cannot be set',
            suggestion: 'remove retentionInDays',
        },
    ]),
];
function nextOffered(days) {
    const longer = offered.find((candidate) => candidate > days);
    return longer === undefined || days < 1
        ? 'leave it out to keep them for ever'
        : `the next longer period is ${longer}`;
}

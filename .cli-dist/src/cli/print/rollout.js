import { failureTable } from "../../model/failure.js";
import { isUndone, isUnwell } from "../rollout-code.js";
import { durationText } from "./duration.js";
import { complaintText } from "./failure.js";
import { visible } from "./visible.js";
import { counted } from "./words.js";
/** The end of an apply: one sentence for the result, and what is not as it should be. */
export function rolloutText(end, paints) {
    const { standings, waited, interrupted, code } = end;
    const wrong = standings.filter((standing) => isUndone(standing) || isUnwell({ standing, waited }));
    const complaints = interrupted
        ? leftText(wrong, paints)
        : wrong.map((standing) => `\n${wrongText(standing, code, paints)}`).join('');
    return { outcome: `${outcomeText(end, paints)}\n`, complaints };
}
function outcomeText({ standings, heldCount, waited, elapsedMs }, paints) {
    const applied = standings.filter((standing) => !isUndone(standing)).length;
    const healthy = standings.filter(({ state }) => state === 'done').length;
    const total = standings.length + heldCount;
    const isAll = applied === total;
    const title = isAll ? paints.green('Applied') : paints.yellow('Applied');
    const amount = isAll ? counted(total, 'change') : `${applied} of ${counted(total, 'change')}`;
    const held = heldCount > 0 ? ` ${heldCount} held.` : '';
    return `\n${title} ${amount} in ${durationText(elapsedMs)}.${held}${waited ? healthText(healthy, applied) : ''}`;
}
function healthText(healthy, applied) {
    if (applied === 0)
        return '';
    return healthy >= applied ? ' All healthy.' : ` ${healthy} of ${applied} healthy.`;
}
function wrongText(standing, code, paints) {
    const { id, state, detail, failure } = standing;
    const title = isUndone(standing) ? `${visible(id)} was not applied` : `${visible(id)} did not become healthy`;
    const why = [state, visible(detail.split('\n')[0] ?? '')];
    const fix = failure ? ['fix', failureTable[failure.reason].remedy] : ['see', `evenkeel describe ${visible(id)}`];
    return complaintText({ title, code, rows: [why, fix] }, paints);
}
function leftText(left, paints) {
    if (left.length === 0)
        return '';
    const rows = left.map((standing) => {
        const what = isUndone(standing) ? 'not applied' : 'applied, not healthy yet';
        return `  ${paints.yellow('·')} ${visible(standing.id).padEnd(28)} ${what}`;
    });
    return `\nStopped. Left:\n${rows.join('\n')}\nRun the same command again to go on.\n`;
}

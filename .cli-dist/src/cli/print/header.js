import { visible } from "./visible.js";
/** The first lines of every report: which manifests, which account, how much was read. */
export function headerText({ paths, revision, place, read }, paints) {
    const source = `${paths.map(visible).join(', ')}  ${visible(revision)}`;
    const where = place ? `account ${visible(place.account)}  ${visible(place.region)}` : 'offline: AWS is not asked';
    const lines = [`${paints.dim('source')}   ${source}     ${paints.dim(where)}`];
    if (read)
        lines.push(`${paints.dim('read')}     ${read}`);
    return `${lines.join('\n')}\n`;
}

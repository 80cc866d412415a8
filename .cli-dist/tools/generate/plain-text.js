const shortEnough = 600;
const entities = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };
/** AWS's HTML documentation as a few lines of plain text with `code` in backticks; whole sentences, without pointers to guides. */
export function plainText(html) {
    const [first = '', ...rest] = blocksOf(linesOf(html).map(withoutPointers).filter(Boolean));
    const start = first.length <= shortEnough ? first : beginning(first);
    return [start, ...(start === first ? whileShort(rest, shortEnough - first.length) : [])].join('\n');
}
function linesOf(html) {
    return html
        .replace(/\s+/g, ' ')
        .replace(/<dl>.*?<\/dl>/g, '')
        .replace(/<li>\s*(<p>)?/g, '\n- ')
        .replace(/<\/?(p|ul|ol|li|note|important|br)\b[^>]*>/g, '\n')
        .replace(/<code[^>]*>\s*(.*?)\s*<\/code>/g, '`$1`')
        .replace(/<[^>]+>/g, '')
        .replace(/&(\w+);/g, (entity, name) => entities[name] ?? entity)
        .split('\n')
        .map((line) => line.replace(/ +/g, ' ').trim())
        .filter((line) => line !== '' && line !== '-');
}
// A list is told as a whole, with the line that announces it, or not at all.
function blocksOf(lines) {
    const blocks = [];
    for (const line of lines) {
        const listGoesOn = line.startsWith('- ') && blocks.length > 0;
        blocks.push(listGoesOn ? `${blocks.pop()}\n${line}` : line);
    }
    return blocks.map(withoutAnnouncement).filter(Boolean);
}
function withoutAnnouncement(block) {
    return block.endsWith(':') ? sentencesOf(block).slice(0, -1).join(' ') : block;
}
function withoutPointers(line) {
    return sentencesOf(line)
        .filter((sentence) => !/^(For (more )?information|To learn more)/.test(sentence))
        .join(' ');
}
function beginning(block) {
    const [line = ''] = block.split('\n');
    const [first = '', ...rest] = sentencesOf(line);
    return [first, ...whileShort(rest, shortEnough - first.length)].join(' ');
}
function sentencesOf(line) {
    return line.split(/(?<=[.:!?][)"`]?) (?=[A-Z`"(])/);
}
function whileShort(texts, budget) {
    let length = 0;
    const end = texts.findIndex((text) => {
        length += text.length + 1;
        return length > budget;
    });
    return texts.slice(0, end < 0 ? texts.length : end);
}

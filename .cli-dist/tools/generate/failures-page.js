import { failureTable } from "../../src/model/failure.js";
import { generatedNotice } from "./markdown.js";
const nextMove = {
    invalid: 'The author of the manifest has the next move: it stays wrong until the manifest changes.',
    held: 'An operator has the next move: nothing is done until somebody consents or takes the reason away.',
    waiting: 'Time has the next move: it is looked at again by itself.',
    denied: 'The owner of the AWS account has the next move: credentials, permissions or quotas.',
    transient: 'Nobody has a move to make: it is tried again, more slowly each time.',
    bug: 'We have the next move: it should not happen.',
};
/** The page that explains every failure; the anchor of one is its reason. */
export function failuresPage() {
    const classes = Object.entries(nextMove).flatMap(([name, sentence]) => [
        `## ${name}`,
        sentence,
        ...Object.entries(failureTable)
            .filter(([, failure]) => failure.class === name)
            .map(([reason, failure]) => `### ${reason}\n\n${failure.sentence}. ${failure.remedy}`),
    ]);
    return `${[
        generatedNotice,
        '# Failures',
        'Why something is not as Git says. The reason is the same word everywhere: in messages, conditions, events and metrics. ' +
            'Its class says who has the next move.',
        ...classes,
    ].join('\n\n')}\n`;
}

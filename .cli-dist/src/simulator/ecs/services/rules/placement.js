import { onFargate } from "../../tasks/capacity.js";
/** On which instances tasks may or should run. */
export const placementRules = [
    { when: (subject) => strategies(subject).length > 5, message: 'Maximum number of strategies is 5' },
    { when: (subject) => constraints(subject).length > 10, message: 'Maximum number of constraints is 10' },
    {
        when: (subject) => strategies(subject).length > 0 && onFargate(subject.draft.view),
        message: 'Placement strategies are not supported with FARGATE launch type.',
    },
    {
        when: (subject) => constraints(subject).length > 0 && onFargate(subject.draft.view),
        message: 'Placement constraints are not supported with FARGATE launch type.',
    },
    {
        when: (subject) => unfitBinpack(subject) !== undefined,
        message: (subject) => `binpack field '${unfitBinpack(subject)?.field ?? ''}' is invalid`,
    },
    {
        when: (subject) => strategies(subject).some(({ type, field }) => type === 'random' && Boolean(field)),
        message: 'random field should not be specified',
    },
    {
        when: (subject) => constraints(subject).some(({ type, expression }) => type === 'distinctInstance' && Boolean(expression)),
        message: 'distinctInstance expression should not be specified',
    },
];
function strategies({ request }) {
    return request.placementStrategy ?? [];
}
function constraints({ request }) {
    return request.placementConstraints ?? [];
}
function unfitBinpack(subject) {
    return strategies(subject).find(({ type, field = '' }) => type === 'binpack' && !/^(cpu|memory)$/i.test(field));
}

import { lacksVolume, volumeMissing } from "../../tasks/launch-check.js";
const wrong = 'ECS managed EBS volume configuration was invalid';
const withIops = ['gp3', 'io1', 'io2'];
/** Volumes that are configured when tasks start. */
export const volumeRules = [
    {
        when: (subject) => unmatched(subject) !== undefined,
        message: (subject) => `The volume name '${unmatched(subject)}' in your request does not have a matching volume in your Task Definition`,
    },
    {
        when: ({ draft: { definition, hidden } }) => definition !== undefined && lacksVolume(definition, hidden.volumeConfigurations),
        message: volumeMissing,
    },
    {
        when: (subject) => managed(subject).some(({ sizeInGiB, snapshotId }) => sizeInGiB === undefined && !snapshotId),
        message: `${wrong}: MissingParameter: The request must contain the parameter size or snapshotId.`,
    },
    {
        when: (subject) => managed(subject).some(({ volumeType = 'gp3', iops }) => iops !== undefined && !withIops.includes(volumeType)),
        message: `${wrong}: InvalidParameterCombination: The parameter iops is not supported for this volume type.`,
    },
    {
        when: (subject) => managed(subject).some(({ volumeType = 'gp3', throughput }) => throughput !== undefined && volumeType !== 'gp3'),
        message: `${wrong}: InvalidParameterCombination: The parameter throughput is not supported for this volume type.`,
    },
    {
        when: (subject) => managed(subject).some(({ volumeType = 'gp3', iops }) => /^io[12]$/.test(volumeType) && iops === undefined),
        message: `${wrong}: MissingParameter: The request must contain the parameter iops.`,
    },
];
function managed({ request }) {
    return (request.volumeConfigurations ?? []).flatMap(({ managedEBSVolume }) => managedEBSVolume ?? []);
}
function unmatched({ request, draft }) {
    const known = (draft.definition?.volumes ?? []).map(({ name }) => name);
    return (request.volumeConfigurations ?? []).map(({ name }) => name).find((name) => !known.includes(name));
}

import { isObject } from "../../../../lib/json.js";
import { isAbsent, numberOf, textOf } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { inService } from "./parts.js";
/** Amazon EBS volume types as ECS takes them (ServiceManagedEBSVolumeConfiguration). */
const volumeTypes = {
    gp2: { sizeInGiB: [1, 16_384] },
    gp3: { sizeInGiB: [1, 16_384], iops: [3000, 16_000] },
    io1: { sizeInGiB: [4, 16_384], iops: [100, 64_000], needsIops: true },
    io2: { sizeInGiB: [4, 16_384], iops: [100, 256_000], needsIops: true },
    st1: { sizeInGiB: [125, 16_384] },
    sc1: { sizeInGiB: [125, 16_384] },
    standard: { sizeInGiB: [1, 1024] },
};
const rules = [
    {
        at: 'volumeType',
        when: ({ value }) => typeOf(value) !== undefined && !volumeTypes[typeOf(value) ?? ''],
        message: ({ value }) => `"${typeOf(value)}" is no type of EBS volume`,
        suggestion: `use ${Object.keys(volumeTypes).join(', ')}`,
    },
    {
        at: 'sizeInGiB',
        when: ({ value }) => isAbsent(value.sizeInGiB) && isAbsent(value.snapshotId),
        message: 'an EBS volume needs a size or a snapshot',
        suggestion: 'set sizeInGiB',
    },
    bounded('sizeInGiB', 'GiB'),
    bounded('iops', 'IOPS'),
    {
        at: 'iops',
        when: ({ value }) => rulesFor(value)?.needsIops === true && isAbsent(value.iops),
        message: ({ value }) => `an EBS volume of type ${typeOf(value)} needs iops`,
    },
    {
        at: 'iops',
        when: ({ value }) => rulesFor(value) !== undefined && !rulesFor(value)?.iops && !isAbsent(value.iops),
        message: ({ value }) => `the IOPS of an EBS volume of type ${typeOf(value)} cannot be chosen`,
        suggestion: 'remove iops, or use volumeType: gp3',
    },
    {
        at: 'throughput',
        when: ({ value }) => !isAbsent(value.throughput) && !['gp3', undefined].includes(typeOf(value)),
        message: ({ value }) => `the throughput of an EBS volume of type ${typeOf(value)} cannot be chosen`,
        suggestion: 'remove throughput, or use volumeType: gp3',
    },
    {
        at: 'volumeInitializationRate',
        when: ({ value }) => !isAbsent(value.volumeInitializationRate) && isAbsent(value.snapshotId),
        message: 'volumeInitializationRate is for volumes made from a snapshot',
        suggestion: 'remove volumeInitializationRate',
    },
];
/** The EBS volumes that ECS makes for tasks. */
export const ebsChecks = [checkEach(volumesOf, rules)];
function volumesOf(subject) {
    return inService('volumeConfigurations')(subject).flatMap(({ path, value: { managedEBSVolume: value } }) => isObject(value) ? { path: [...path, 'managedEBSVolume'], value } : []);
}
function bounded(member, unit) {
    const boundsOf = (value) => rulesFor(value)?.[member] ?? [0, Number.POSITIVE_INFINITY];
    return {
        at: member,
        when: ({ value }) => {
            const [least, most] = boundsOf(value);
            const given = numberOf(value[member]) ?? least;
            return given < least || given > most;
        },
        message: ({ value }) => {
            const [least, most] = boundsOf(value);
            return `an EBS volume of type ${typeOf(value)} has ${least} to ${most} ${unit}, and this asks for ${value[member]}`;
        },
    };
}
/** EBS's default when left out; undefined while not known. */
function typeOf({ volumeType }) {
    return volumeType === undefined ? 'gp3' : textOf(volumeType);
}
function rulesFor(volume) {
    return volumeTypes[typeOf(volume) ?? ''];
}

import { isUnknown, numberOf } from "../../../../model/known.js";
import { inContainers } from "./parts.js";
import { portRange } from "./port-range.js";
/** Mappings in conflict over ports of the task's own network, or over fixed ports of the host in network mode bridge. */
export function portConflicts(subject) {
    const uses = inContainers('portMappings')(subject).flatMap(useOf);
    return uses.flatMap((use, index) => {
        const other = uses.slice(0, index).find((earlier) => areInConflict(earlier, use));
        if (!other)
            return [];
        const { mapping, protocol } = use;
        const { path, value } = mapping;
        return [{ path, value, mapping, earlier: other.mapping, port: `${Math.max(use.first, other.first)}/${protocol}` }];
    });
}
function useOf(mapping) {
    const { value, owner } = mapping;
    const { networkMode } = owner.task;
    if (networkMode === undefined || networkMode === 'none' || isUnknown(value.protocol))
        return [];
    const ports = networkMode === 'bridge' ? single(value.hostPort) : (portRange(value) ?? single(value.containerPort));
    return ports ? [{ ...ports, mapping, protocol: String(value.protocol ?? 'tcp') }] : [];
}
function single(value) {
    const port = numberOf(value);
    return port ? { first: port, last: port } : undefined;
}
function areInConflict(left, right) {
    return left.protocol === right.protocol && left.first <= right.last && right.first <= left.last;
}

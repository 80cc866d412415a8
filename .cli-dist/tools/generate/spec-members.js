/** A member's name as manifests spell it: the first letter lowered. */
export function memberName(name) {
    return name.charAt(0).toLowerCase() + name.slice(1);
}
/** The members of a kind's spec in AWS's order, first letters lowered; throws when the kind names one that AWS does not have. */
export function specMembers(kind, types) {
    const { type, omit, add = {}, optional = [] } = kind.shape;
    const own = pick(membersOf(type, types), omit, type).rest;
    const added = Object.entries(add).flatMap(([other, names]) => pick(membersOf(other, types), names, other).picked);
    const members = [...own, ...added.map((member) => ({ ...member, required: false }))];
    const mayBeLeftOut = pick(members, [...optional, kind.nameField], `${kind.name}.spec`).picked;
    return members.map((member) => (mayBeLeftOut.includes(member) ? { ...member, required: false } : member));
}
function membersOf(type, types) {
    const declared = types.get(type);
    if (declared?.is !== 'structure')
        throw new Error(`AWS publishes no structure ${type}`);
    return declared.members.map((member) => ({ ...member, name: memberName(member.name) }));
}
function pick(members, names, owner) {
    const wanted = new Set(names.map(memberName));
    const unknown = [...wanted].filter((name) => !members.some((member) => member.name === name));
    if (unknown.length > 0)
        throw new Error(`${owner} has no ${unknown.join(', ')}`);
    return {
        picked: members.filter(({ name }) => wanted.has(name)),
        rest: members.filter(({ name }) => !wanted.has(name)),
    };
}

/**
 * The ARN of a Cloud Map namespace that a request names; ECS creates an HTTP namespace for a name it does not know, and answers
 * with ARNs only. No other Cloud Map is simulated, so any ARN is taken as it is.
 */
export function namespaceArn(context, nameOrArn) {
    if (nameOrArn.startsWith('arn:'))
        return nameOrArn;
    const { namespaces } = context.state;
    const known = namespaces.get(nameOrArn);
    if (known)
        return known;
    const id = `ns-${context.world.hex(16)}`;
    const created = `arn:${context.partition}:servicediscovery:${context.region}:${context.accountId}:namespace/${id}`;
    namespaces.set(nameOrArn, created);
    return created;
}

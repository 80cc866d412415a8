import { defaultWorld } from "../../default-world.js";
/** The network interface of a task before it exists: its id reads `unset`. */
export function plannedInterface(context, network) {
    const subnets = network?.awsvpcConfiguration?.subnets ?? [];
    const subnet = subnets[Math.floor(context.world.random() * subnets.length)];
    return {
        id: context.world.uuid(),
        type: 'ElasticNetworkInterface',
        status: 'PRECREATED',
        details: [
            { name: 'subnetId', value: subnet },
            { name: 'networkInterfaceId', value: 'unset' },
            { name: 'macAddress' },
        ],
    };
}
/** Gives the task's interface its id and address, and shows the address on every container. */
export function attachInterface(context, attachment, containers) {
    const { world, region } = context;
    const address = `10.0.${Math.floor(world.random() * 48)}.${4 + Math.floor(world.random() * 250)}`;
    attachment.status = 'ATTACHED';
    attachment.details = [
        { name: 'subnetId', value: subnetOf(attachment) },
        { name: 'networkInterfaceId', value: `eni-${world.hex(17)}` },
        { name: 'macAddress', value: `0a:${world.hex(10).replace(/..(?=.)/g, '$&:')}` },
        { name: 'privateDnsName', value: `ip-${address.replaceAll('.', '-')}.${region}.compute.internal` },
        { name: 'privateIPv4Address', value: address },
    ];
    for (const container of containers) {
        container.networkInterfaces = [{ attachmentId: attachment.id, privateIpv4Address: address }];
    }
}
/** The zone that a task's interface lies in; a subnet that is not of the default network counts as one in the first zone. */
export function zoneOf(context, attachment) {
    const subnet = defaultWorld(context).subnets.find(({ subnetId }) => subnetId === subnetOf(attachment));
    return subnet?.availabilityZone ?? `${context.region}a`;
}
function subnetOf(attachment) {
    return attachment.details?.find(({ name }) => name === 'subnetId')?.value;
}

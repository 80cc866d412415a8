/** The account that calls when an access key names no other. */
export const defaultAccountId = '111122223333';
/** The resources that stand ready in an account and region; nothing else outside the simulated services exists. */
export function defaultWorld(place) {
    const vpcId = 'vpc-0a1b2c3d4e5f60001';
    return {
        vpcId,
        subnets: ['a', 'b', 'c'].map((zone, index) => ({
            subnetId: `subnet-0a1b2c3d4e5f6000${index + 1}`,
            availabilityZone: `${place.region}${zone}`,
            vpcId,
        })),
        securityGroupId: 'sg-0a1b2c3d4e5f60001',
        executionRoleArn: `arn:${place.partition}:iam::${place.accountId}:role/ecsTaskExecutionRole`,
    };
}

/** The account that calls when an access key names no other. */
export const defaultAccountId = '111122223333';

/** A subnet as far as tasks need it. */
export interface Subnet {
  readonly subnetId: string;
  readonly availabilityZone: string;
  readonly vpcId: string;
}

/** What stands ready in every account and region before the first call: a network and the role that starts tasks. */
export interface DefaultWorld {
  readonly vpcId: string;
  /** One in each of the region's zones a, b and c. */
  readonly subnets: readonly Subnet[];
  readonly securityGroupId: string;
  readonly executionRoleArn: string;
}

/** The resources that stand ready in an account and region; nothing else outside the simulated services exists. */
export function defaultWorld(place: { accountId: string; region: string; partition: string }): DefaultWorld {
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

import { sleep } from "../lib/clock.js";
import { TokenBucket } from "../lib/token-bucket.js";
/** AWS's published request budgets per account and region; where AWS publishes none, 5 a second is assumed. */
const categories = [
    category('ecs cluster modify', [20, 1], 'CreateCluster DeleteCluster PutClusterCapacityProviders UpdateCluster UpdateClusterSettings'),
    category('ecs cluster read', [50, 20], 'DescribeClusters ListClusters'),
    category('ecs task definition modify', [20, 1], 'RegisterTaskDefinition DeregisterTaskDefinition'),
    category('ecs task definition read', [50, 20], 'DescribeTaskDefinition ListTaskDefinitions'),
    category('ecs service modify', [50, 5], 'CreateService UpdateService DeleteService'),
    category('ecs service read', [100, 20], 'DescribeServices ListServices'),
    category('ecs service deployment read', [50, 20], 'DescribeServiceDeployments ListServiceDeployments'),
    category('ecs service revision read', [50, 20], 'DescribeServiceRevisions'),
    category('ecs tasks read', [100, 20], 'DescribeTasks ListTasks'),
    category('ecs tag modify', [20, 10], 'ecs:TagResource ecs:UntagResource'),
    category('logs group', [10, 10], 'CreateLogGroup DeleteLogGroup DescribeLogGroups'),
    category('logs setting', [5, 5], 'PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey PutLogGroupDeletionProtection'),
    category('logs tag', [5, 5], 'logs:TagResource logs:UntagResource logs:ListTagsForResource'),
];
const assumed = { burst: 10, refillPerSecond: 5 };
const smallestShare = 1 / 16;
const recoveryMs = 10_000;
/** Keeps every category of AWS calls within its budget, halves our share of it when AWS throttles, and recovers slowly. */
export class Budget {
    #clock;
    #lanes = new Map();
    constructor(clock) {
        this.#clock = clock;
    }
    /** Resolves when the call may be sent, or at once when the signal aborts. */
    async take(service, operation, signal) {
        const delayMs = this.#lane(service, operation).reserve(this.#clock.now());
        if (delayMs > 0)
            await sleep(this.#clock, delayMs, signal);
    }
    /** Notes that AWS throttled the call; gives the share of the budget that is left to us, between 0 and 1. */
    slowDown(service, operation) {
        return this.#lane(service, operation).halve(this.#clock.now());
    }
    #lane(service, operation) {
        const found = categories.find(({ operations }) => operations.includes(operation) || operations.includes(`${service}:${operation}`));
        const name = found?.name ?? service;
        const lane = this.#lanes.get(name) ?? new Lane(this.#clock, found ?? assumed);
        this.#lanes.set(name, lane);
        return lane;
    }
}
/** One category's bucket with our present share of it. */
class Lane {
    #full;
    #bucket;
    #share = 1;
    #changedAt = 0;
    constructor(clock, full) {
        this.#full = full;
        this.#bucket = new TokenBucket(clock, full);
    }
    reserve(nowMs) {
        if (this.#share < 1 && nowMs - this.#changedAt >= recoveryMs)
            this.#resize(Math.min(1, this.#share * 1.25), nowMs);
        return this.#bucket.reserve();
    }
    halve(nowMs) {
        // Calls sent before the first throttle was answered are throttled too: they are one signal.
        if (nowMs - this.#changedAt >= 1000 || this.#share === 1)
            this.#resize(Math.max(smallestShare, this.#share / 2), nowMs);
        this.#bucket.drain();
        return this.#share;
    }
    #resize(share, nowMs) {
        this.#share = share;
        this.#changedAt = nowMs;
        this.#bucket.resize({
            burst: Math.max(1, this.#full.burst * share),
            refillPerSecond: this.#full.refillPerSecond * share,
        });
    }
}
function category(name, [burst, refillPerSecond], operations) {
    return { name, burst, refillPerSecond, operations: operations.split(' ') };
}

import { AwsError } from "../../aws-error.js";
import { findCluster } from "../clusters/lookup.js";
/** The cluster that a request about services or tasks means. Throws ClusterNotFoundException, for a tombstone too. */
export function hostCluster(context, nameOrArn) {
    const stored = findCluster(context, nameOrArn);
    if (stored.view.status !== 'INACTIVE')
        return stored;
    throw new AwsError('ClusterNotFoundException', 'The referenced cluster was inactive.');
}

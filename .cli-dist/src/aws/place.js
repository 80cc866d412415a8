import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
/** The account, partition and region of the credentials, asked for once. Throws FailureError. */
export function placeFinder(clients) {
    let found;
    return async () => {
        found ??= await findPlace(clients);
        return found;
    };
}
async function findPlace(clients) {
    const region = await clients.regionOf(STSClient);
    const { Account, Arn } = await clients.sender('sts', STSClient).send(new GetCallerIdentityCommand({}));
    return { account: Account ?? '', region, partition: Arn?.split(':')[1] ?? 'aws' };
}

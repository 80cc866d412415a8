/** How much ephemeral storage a task may have, in GiB; the 20 GiB of every task cannot be asked for. */
export const storageRule = ({ ephemeralStorage }) => {
    const { sizeInGiB = 21 } = ephemeralStorage ?? {};
    if (sizeInGiB < 21)
        return 'EphemeralStorage size should be at least 21';
    return sizeInGiB > 200 ? 'EphemeralStorage size should be at most 200' : undefined;
};

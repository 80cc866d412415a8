/** A cluster is healthy when it is active and its capacity providers are attached. */
export function clusterHealth({ facts }) {
    const { status, attachmentsStatus } = facts;
    if (status === 'FAILED' || attachmentsStatus === 'UPDATE_FAILED')
        return { status: 'Degraded', message: 'a capacity provider could not be attached' };
    if (status !== 'ACTIVE' || attachmentsStatus === 'UPDATE_IN_PROGRESS')
        return { status: 'Progressing', message: `status ${String(status)}` };
    return { status: 'Healthy', message: '' };
}

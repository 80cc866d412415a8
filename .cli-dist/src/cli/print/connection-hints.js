/** How other programs are pointed at a simulated AWS. */
export function connectionHints({ endpoint, region, credentials }) {
    const { accessKeyId, secretAccessKey } = credentials;
    return [
        `  export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region}`,
        `  export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
        '',
    ].join('\n');
}

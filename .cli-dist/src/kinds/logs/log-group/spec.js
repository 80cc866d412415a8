/** What CreateLogGroupRequest cannot say. */
export const fields = {
    logGroupName: { onChange: 'replace', pattern: '^(?!aws/)[.\\-_/#A-Za-z0-9]{1,512}$' },
    logGroupClass: { onChange: 'replace', whenOmitted: 'STANDARD' },
    deletionProtectionEnabled: { whenOmitted: false },
};

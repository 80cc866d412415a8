import type { FieldRules } from '../../../model/field.ts';

/** What CreateLogGroupRequest cannot say. */
export const fields: FieldRules = {
  logGroupName: { onChange: 'replace', pattern: '^(?!aws/)[.\\-_/#A-Za-z0-9]{1,512}$' },
  logGroupClass: { onChange: 'replace', whenOmitted: 'STANDARD' },
  deletionProtectionEnabled: { whenOmitted: false },
};

import { repeated } from '../../../../lib/repeated.ts';
import type { Check } from '../../../../model/kind.ts';
import { textOf } from '../../../../model/known.ts';
import { checkEach, elements, whole } from '../../../../model/rule.ts';

/** A setting has one value. */
export const settingChecks: readonly Check[] = [
  checkEach(
    (subject) => repeated(elements(whole(subject), 'settings'), ({ value }) => textOf(value.name)),
    [
      {
        at: 'name',
        when: () => true,
        message: ({ value }) => `setting ${textOf(value.name)} is given twice`,
        suggestion: 'keep one of them',
      },
    ],
  ),
];

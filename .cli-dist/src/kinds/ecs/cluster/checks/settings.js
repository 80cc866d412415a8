import { repeated } from "../../../../lib/repeated.js";
import { textOf } from "../../../../model/known.js";
import { checkEach, elements, whole } from "../../../../model/rule.js";
/** A setting has one value. */
export const settingChecks = [
    checkEach((subject) => repeated(elements(whole(subject), 'settings'), ({ value }) => textOf(value.name)), [
        {
            at: 'name',
            when: () => true,
            message: ({ value }) => `setting ${textOf(value.name)} is given twice`,
            suggestion: 'keep one of them',
        },
    ]),
];

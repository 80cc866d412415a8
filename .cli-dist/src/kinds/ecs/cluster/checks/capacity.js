import { isMissing, listOf, namesIn, textOf } from "../../../../model/known.js";
import { checkEach, elements, whole } from "../../../../model/rule.js";
import { providerFindings, strategyChecks } from "../../../../model/strategy-check.js";
/** Which capacity the cluster has, and how services use it that do not say. */
export const capacityChecks = [
    ({ spec }) => listOf(spec.capacityProviders).flatMap((name, index) => providerFindings(name, ['capacityProviders', index])),
    ...strategyChecks('defaultCapacityProviderStrategy'),
    checkEach((subject) => elements(whole(subject), 'defaultCapacityProviderStrategy'), [
        {
            at: 'capacityProvider',
            when: ({ value, owner }) => isMissing(value.capacityProvider, namesIn(owner.value.capacityProviders)),
            message: ({ value }) => `the default strategy names "${textOf(value.capacityProvider)}", which is not among the cluster's capacityProviders`,
            suggestion: 'add it to capacityProviders',
        },
    ]),
];

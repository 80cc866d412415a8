import { didYouMean } from '../../../../lib/did-you-mean.ts';
import type { Check } from '../../../../model/kind.ts';
import { isMissing, listOf, namesIn, textOf } from '../../../../model/known.ts';
import { checkEach, elements, whole } from '../../../../model/rule.ts';
import { providerFindings, strategyChecks } from '../../../../model/strategy-check.ts';

/** Which capacity the cluster has, and how services use it that do not say. */
export const capacityChecks: readonly Check[] = [
  ({ spec }) =>
    listOf(spec.capacityProviders).flatMap((name, index) => providerFindings(name, ['capacityProviders', index])),
  ...strategyChecks('defaultCapacityProviderStrategy'),
  checkEach(
    (subject) => elements(whole(subject), 'defaultCapacityProviderStrategy'),
    [
      {
        at: 'capacityProvider',
        when: ({ value, owner }) => isMissing(value.capacityProvider, namesIn(owner.value.capacityProviders)),
        message: ({ value }) =>
          `the default strategy names "${textOf(value.capacityProvider)}", which is not among the cluster's capacityProviders`,
        suggestion: ({ value, owner }) =>
          didYouMean(textOf(value.capacityProvider), namesIn(owner.value.capacityProviders).known) ??
          'add it to capacityProviders',
      },
    ],
  ),
];

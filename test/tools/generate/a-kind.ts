import type { Kind } from '../../../src/model/kind.ts';

/** A kind that describes AWS's ECR repository, with what a test wants to be different. */
export function aKind(different: Partial<Kind> = {}): Kind {
  return {
    name: 'Repository',
    summary: 'Holds images.',
    shape: { package: '@aws-sdk/client-ecr', type: 'CreateRepositoryRequest', omit: ['registryId'] },
    nameField: 'repositoryName',
    onChange: 'update',
    fields: {},
    checks: [],
    describeOnly: [],
    indexType: 'ecr:repository',
    keyOf: () => 'web',
    keyOfArn: () => 'web',
    attributes: () => ({}),
    health: () => ({ status: 'Healthy', message: '' }),
    columns: () => ({}),
    permissions: [],
    ...different,
  };
}

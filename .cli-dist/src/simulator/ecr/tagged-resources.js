/** Every repository. */
export function* taggedResources(state) {
    for (const { view, tags } of state.repositories.values()) {
        yield { arn: view.repositoryArn ?? '', type: 'ecr:repository', tags };
    }
}

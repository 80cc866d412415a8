import { isObject } from "../lib/json.js";
const shapes = [
    { what: 'task definition', alone: 'taskDefinition', listed: 'taskDefinitions', mark: 'containerDefinitions' },
    { what: 'service', alone: 'service', listed: 'services', mark: 'serviceName' },
    { what: 'cluster', alone: 'cluster', listed: 'clusters', mark: 'clusterName' },
    { what: 'repository', alone: 'repository', listed: 'repositories', mark: 'repositoryName' },
    { what: 'log group', alone: 'logGroup', listed: 'logGroups', mark: 'logGroupName' },
];
/** What an AWS CLI file describes: what its wrapper holds, or the file itself when it has none. */
export function awsItems(content) {
    for (const { alone, listed } of shapes) {
        const one = content[alone];
        const many = content[listed];
        if (isObject(one))
            return [{ spec: one, path: [alone] }];
        if (isListOfObjects(many))
            return many.map((spec, index) => ({ spec, path: [listed, index] }));
    }
    return [{ spec: content, path: [] }];
}
/** What a file without our apiVersion looks like when the AWS CLI may have written it, e.g. `task definition`. */
export function awsShapeOf(content) {
    const [item] = isObject(content) ? awsItems(content) : [];
    return shapes.find(({ mark }) => item?.spec[mark] !== undefined)?.what;
}
function isListOfObjects(value) {
    return Array.isArray(value) && value.every(isObject);
}

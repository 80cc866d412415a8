import { namePattern } from "../../names.js";
import { everyContainer, firstDuplicate, isFilled } from "./rule.js";
const maximumContainers = 10;
/** What a task definition must have before anything else is looked at. */
export const basicRules = [
    ({ family }) => (family === '' ? 'Family should not be null or empty.' : undefined),
    ({ family }) => (namePattern.test(family) ? undefined : 'Family contains invalid characters.'),
    ({ containerDefinitions }) => (isFilled(containerDefinitions) ? undefined : 'Container list cannot be empty.'),
    ({ containerDefinitions }) => (containerDefinitions.length > maximumContainers ? 'Too many containers.' : undefined),
    ({ inferenceAccelerators }) => (inferenceAccelerators ? "Unsupported field 'inferenceAccelerators'." : undefined),
    everyContainer(({ name }) => (name === '' ? 'Container.name should not be null or empty.' : undefined), ({ name }) => (namePattern.test(name) ? undefined : `Container name '${name}' contains invalid characters.`), ({ image }) => (image === '' ? 'Container.image should not be null or empty.' : undefined), ({ image }) => (/\s/.test(image) ? 'Container.image contains invalid characters.' : undefined)),
    ({ containerDefinitions }) => firstDuplicate(containerDefinitions.map(({ name }) => name)) === undefined
        ? undefined
        : 'Container names must be unique within a task definition.',
    ({ containerDefinitions }) => containerDefinitions.some(({ essential }) => essential)
        ? undefined
        : "Task definition doesn't have any essential container.",
    ({ placementConstraints }) => placementConstraints.length > 10 ? 'placementConstraints can have at most 10 items.' : undefined,
];

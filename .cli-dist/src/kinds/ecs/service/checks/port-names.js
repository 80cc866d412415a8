import { enumerate } from "../../../../lib/enumerate.js";
import { isMissing, namesIn } from "../../../../model/known.js";
import { checkEach, elements } from "../../../../model/rule.js";
import { usesServiceConnect } from "./connect.js";
import { containerNames, containersOf, services } from "./parts.js";
const lists = ['vpcLatticeConfigurations', 'gatewayConnectors'];
const unknownName = {
    at: 'portName',
    when: ({ value, owner }) => isMissing(value.portName, portNames(owner)),
    message: ({ value }) => `no port mapping of the task definition is called "${value.portName}"`,
    suggestion: ({ owner }) => {
        const names = [...portNames(owner).known];
        return names.length > 0 ? `there is ${enumerate(names)}` : 'give the port mapping a name in the task definition';
    },
};
/** Ports that a service refers to by name. */
export const portNameChecks = [
    checkEach((subject) => services(subject).flatMap(referring), [unknownName]),
];
function referring(service) {
    const connected = usesServiceConnect(service) ? ['serviceConnectConfiguration.services'] : [];
    return [...connected, ...lists].flatMap((list) => elements(service, list));
}
function portNames(service) {
    const all = containersOf(service).map(({ value }) => namesIn(value.portMappings));
    const isComplete = containerNames(service).isComplete && all.every((names) => names.isComplete);
    return { known: new Set(all.flatMap(({ known }) => [...known])), isComplete };
}

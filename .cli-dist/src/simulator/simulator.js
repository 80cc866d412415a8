import { seededRandom } from "../lib/backoff.js";
import { sleep } from "../lib/clock.js";
import { AwsError } from "./aws-error.js";
import { readCaller } from "./caller.js";
import { checkConstraints } from "./constraint.js";
import { deliver, errorAfter, errorBefore, Faults, neverArrives } from "./faults.js";
import { services } from "./services.js";
import { route, writeAnswer } from "./target.js";
import { World } from "./world.js";
/** AWS in one object: takes HTTP requests of its wire protocols and answers them. */
export class Simulator {
    world;
    faults = new Faults();
    #options;
    constructor(options) {
        this.#options = options;
        this.world = new World(options.clock, seededRandom(options.seed ?? 1), options);
    }
    /** Answers one request; rejects only to break the connection (`reset` faults) and never settles for a `hang`. */
    async handle(request) {
        const requestId = this.world.uuid();
        const found = route(request, services);
        if ('answer' in found)
            return found.answer(requestId);
        const { target } = found;
        const effect = this.faults.next(target.service.name, target.operation);
        if (effect?.kind === 'delay')
            await sleep(this.world.clock, effect.milliseconds);
        const outcome = neverArrives(effect) ? { answer: {} } : this.#carryOut(request, target, effect);
        this.#report(request, target, { ...outcome, effect });
        return deliver(effect, () => writeAnswer(target, outcome.answer, requestId));
    }
    /** Carries out one call without HTTP, budgets and faults; throws AwsError. */
    run({ service, operation, entry }, input, caller) {
        if (service.constraints)
            checkConstraints(entry, input, service.constraints);
        const output = entry.run(input, this.#contextOf(service, caller));
        for (const observer of services) {
            observer.observe?.({ service: service.name, operation, input }, this.#contextOf(observer, caller));
        }
        return output;
    }
    #carryOut(request, target, effect) {
        let input;
        try {
            const caller = readCaller(request, { sessions: this.world.sessions, unknown: this.world.unknownAccessKeys });
            this.#admit(target, caller, effect);
            input = target.readInput();
            const output = this.run(target, input, caller);
            return { input, answer: errorAfter(effect) ?? output };
        }
        catch (error) {
            if (error instanceof AwsError)
                return { input, answer: error };
            throw error;
        }
    }
    #admit({ service, operation }, caller, effect) {
        const refusal = errorBefore(effect);
        if (refusal)
            throw refusal;
        if (this.#options.limits === false)
            return;
        for (const limit of service.limits) {
            if (!limit.operations.includes(operation))
                continue;
            if (!this.world.bucket(keyOf(caller, service, limit.category), limit).tryTake()) {
                throw new AwsError('ThrottlingException', 'Rate exceeded');
            }
        }
    }
    #contextOf(service, caller) {
        const { accountId, region, partition, arn, id } = caller;
        const { world } = this;
        const stateOf = (other) => world.state(keyOf(caller, other), () => other.createState(world, caller));
        const state = stateOf(service);
        return { world, state, accountId, region, partition, caller: arn, callerId: id, stateOf, services };
    }
    #report(request, { service, operation }, { input, answer, effect }) {
        this.#options.onCall?.({
            at: this.world.clock.now(),
            service: service.name,
            operation,
            input,
            invocationId: request.headers['amz-sdk-invocation-id'],
            ...(answer instanceof AwsError ? { error: answer.code } : {}),
            ...(effect ? { fault: effect.kind } : {}),
        });
    }
}
function keyOf({ accountId, region }, service, category = '') {
    return `${accountId}/${region}/${service.name}/${category}`;
}

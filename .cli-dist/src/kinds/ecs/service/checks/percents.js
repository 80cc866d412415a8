import { numberOf, valueAt } from "../../../../model/known.js";
/** The bounds with AWS's defaults, which depend on the scheduling strategy. */
export function percents({ value, isDaemon }) {
    const of = (member, whenOmitted) => {
        const given = valueAt(value, `deploymentConfiguration.${member}`);
        return given === undefined ? whenOmitted : numberOf(given);
    };
    return {
        minimum: of('minimumHealthyPercent', isDaemon ? 0 : 100),
        maximum: of('maximumPercent', isDaemon ? 100 : 200),
    };
}

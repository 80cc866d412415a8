import { failureOf } from "../model/failure.js";
/** The answer, or undefined when AWS says by one of these error names that the thing does not exist. Other errors are thrown on. */
export async function absentAsUndefined(answer, ...errorNames) {
    try {
        return await answer;
    }
    catch (error) {
        if (errorNames.includes(failureOf(error).code ?? ''))
            return undefined;
        throw error;
    }
}

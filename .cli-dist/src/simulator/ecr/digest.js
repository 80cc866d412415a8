/** The form of every digest, as ECR's refusals cite it. */
export const digestPattern = '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+';
const whole = new RegExp(`^${digestPattern}$`);
/** True for text in the form of a digest, whatever its algorithm. */
export function isDigest(text) {
    return whole.test(text);
}

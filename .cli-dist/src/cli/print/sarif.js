import { failureTable } from "../../model/failure.js";
import { jsonText } from "./json.js";
/** The problems as SARIF 2.1.0, which code scanners read. */
export function sarif(problems, version) {
    const reasons = [...new Set(problems.map(({ reason }) => reason))];
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'evenkeel', version, rules: reasons.map(ruleOf) } },
                results: problems.map((problem) => resultOf(problem, reasons)),
            },
        ],
    };
    return jsonText(log);
}
function ruleOf(reason) {
    const { sentence, remedy } = failureTable[reason];
    return { id: reason, shortDescription: { text: sentence }, help: { text: remedy } };
}
function resultOf({ severity, reason, message, suggestion, origin, length }, reasons) {
    const text = suggestion ? `${message}: ${suggestion}` : message;
    return {
        ruleId: reason,
        ruleIndex: reasons.indexOf(reason),
        level: severity,
        message: { text },
        ...(origin ? { locations: [locationOf(origin, length)] } : {}),
    };
}
function locationOf({ file, line, column }, length = 1) {
    const uri = file.split('/').map(encodeURIComponent).join('/');
    const region = { startLine: line, startColumn: column, endColumn: column + length };
    return { physicalLocation: { artifactLocation: { uri }, region } };
}

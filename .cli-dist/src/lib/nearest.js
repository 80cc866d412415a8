import { distance } from 'fastest-levenshtein';
/** The candidate that a misspelled word most likely meant; undefined when none is near. */
export function nearest(word, candidates) {
    let best;
    let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
        const candidateDistance = distance(word.toLowerCase(), candidate.toLowerCase());
        if (candidateDistance >= bestDistance)
            continue;
        best = candidate;
        bestDistance = candidateDistance;
    }
    return best;
}

import { listFolder } from "./folder.js";
import { sameListing } from "./listing.js";
import { loadFile } from "./loaded-file.js";
const maximumAttempts = 3;
const filesPerTurn = 50;
/** Reads all files, and again when a link was swapped or a file written meanwhile, so that no two commits are mixed. */
export async function readFolder(paths, variables, earlier) {
    for (let attempt = 1;; attempt += 1) {
        const listing = listFolder(paths);
        const files = [];
        for (const [index, listed] of listing.files.entries()) {
            if (index % filesPerTurn === 0)
                await nextTurn();
            files.push({ listed, loaded: loadFile(listed, variables, earlier.get(listed.file)) });
        }
        await nextTurn();
        const steady = sameListing(listing, listFolder(paths));
        if (steady || attempt === maximumAttempts)
            return { listing, files, steady };
    }
}
/** Lets the rest of the program run: reading is synchronous. */
function nextTurn() {
    return new Promise((resolve) => setImmediate(resolve));
}

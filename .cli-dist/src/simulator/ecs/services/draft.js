import { revisionSettings } from "../deployments/revision.js";
import { onFargate } from "../tasks/capacity.js";
import { resolvePlatformVersion } from "../tasks/platform.js";
/** The revision that the draft asks for; the platform version is the one that it stands for today. */
export function draftedRevision({ view, hidden, definition }) {
    const platformVersion = onFargate(view) ? resolvePlatformVersion(definition, view.platformVersion) : undefined;
    return revisionSettings({ ...view, ...hidden, platformVersion });
}

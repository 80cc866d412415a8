import { identityOf, missing, repositoryOf } from "./repository.js";
/** Replaces the scanning setting of a repository. */
export function putImageScanningConfiguration(input, context) {
    const stored = repositoryOf(context, input);
    const imageScanningConfiguration = { scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false };
    stored.view.imageScanningConfiguration = imageScanningConfiguration;
    return { ...identityOf(stored), imageScanningConfiguration: { ...imageScanningConfiguration } };
}
/** How each repository is scanned, which is its own setting as the registry has no rules; unknown repositories are failures. */
export function batchGetRepositoryScanningConfiguration(input, context) {
    const known = (name) => context.state.repositories.get(name);
    const names = input.repositoryNames ?? [];
    return {
        scanningConfigurations: names.flatMap((name) => {
            const view = known(name)?.view;
            return view ? [effectiveScanning(view)] : [];
        }),
        failures: names
            .filter((name) => !known(name))
            .map((repositoryName) => ({
            repositoryName,
            failureCode: 'REPOSITORY_NOT_FOUND',
            failureReason: missing(repositoryName, context.accountId),
        })),
    };
}
function effectiveScanning({ repositoryArn, repositoryName, imageScanningConfiguration }) {
    const scanOnPush = imageScanningConfiguration?.scanOnPush ?? false;
    const scanFrequency = scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
    return { repositoryArn, repositoryName, scanOnPush, scanFrequency, appliedScanFilters: [] };
}

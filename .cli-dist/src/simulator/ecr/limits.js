import { requestRates } from "../request-rates.js";
/** Amazon ECR's published request rates (service quotas); those of its control plane are not published. */
export const limits = requestRates({
    GetAuthorizationToken: 500,
    BatchGetImage: 2000,
    BatchCheckLayerAvailability: 1000,
    PutImage: 10,
    InitiateLayerUpload: 100,
    CompleteLayerUpload: 100,
    UploadLayerPart: 500,
});

import {
  BatchCheckLayerAvailabilityRequest$,
  BatchDeleteImageRequest$,
  BatchGetImageRequest$,
  BatchGetRepositoryScanningConfigurationRequest$,
  CompleteLayerUploadRequest$,
  CreateRepositoryRequest$,
  DeleteLifecyclePolicyRequest$,
  DeleteRepositoryPolicyRequest$,
  DeleteRepositoryRequest$,
  DescribeImagesRequest$,
  DescribeRegistryRequest$,
  DescribeRepositoriesRequest$,
  GetAuthorizationTokenRequest$,
  GetLifecyclePolicyRequest$,
  GetRegistryScanningConfigurationRequest$,
  GetRepositoryPolicyRequest$,
  InitiateLayerUploadRequest$,
  ListImagesRequest$,
  ListTagsForResourceRequest$,
  PutImageRequest$,
  PutImageScanningConfigurationRequest$,
  PutImageTagMutabilityRequest$,
  PutLifecyclePolicyRequest$,
  SetRepositoryPolicyRequest$,
  TagResourceRequest$,
  UntagResourceRequest$,
  UploadLayerPartRequest$,
} from '@aws-sdk/client-ecr';
import type { ServiceModel } from '../operation.ts';
import { access, denied } from './access.ts';
import { batchDeleteImage, batchGetImage } from './batch-images.ts';
import { constraints } from './constraints.ts';
import { describeImages, listImages } from './describe-images.ts';
import { batchCheckLayerAvailability, completeLayerUpload, initiateLayerUpload, uploadLayerPart } from './layers.ts';
import { deleteLifecyclePolicy, getLifecyclePolicy, putLifecyclePolicy } from './lifecycle-policy.ts';
import { limits } from './limits.ts';
import { putImageTagMutability } from './mutability.ts';
import { putImage } from './put-image.ts';
import { describeRegistry, getAuthorizationToken, getRegistryScanningConfiguration } from './registry.ts';
import { createRepository, deleteRepository, describeRepositories } from './repositories.ts';
import { deleteRepositoryPolicy, getRepositoryPolicy, setRepositoryPolicy } from './repository-policy.ts';
import { batchGetRepositoryScanningConfiguration, putImageScanningConfiguration } from './scanning.ts';
import { createEcrState, type EcrState } from './state.ts';
import { taggedResources } from './tagged-resources.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

/** Amazon ECR (private registries), API version 2015-09-21. */
export const ecr: ServiceModel<EcrState> = {
  name: 'ecr',
  protocol: 'awsJson1.1',
  target: 'AmazonEC2ContainerRegistry_V20150921',
  limits,
  constraints,
  access,
  denied,
  createState: createEcrState,
  taggedResources,
  operations: {
    CreateRepository: { input: () => CreateRepositoryRequest$, run: createRepository },
    DescribeRepositories: { input: () => DescribeRepositoriesRequest$, run: describeRepositories },
    DeleteRepository: { input: () => DeleteRepositoryRequest$, run: deleteRepository },
    PutImageTagMutability: { input: () => PutImageTagMutabilityRequest$, run: putImageTagMutability },
    PutImageScanningConfiguration: {
      input: () => PutImageScanningConfigurationRequest$,
      run: putImageScanningConfiguration,
    },
    BatchGetRepositoryScanningConfiguration: {
      input: () => BatchGetRepositoryScanningConfigurationRequest$,
      run: batchGetRepositoryScanningConfiguration,
    },
    TagResource: { input: () => TagResourceRequest$, run: tagResource },
    UntagResource: { input: () => UntagResourceRequest$, run: untagResource },
    ListTagsForResource: { input: () => ListTagsForResourceRequest$, run: listTagsForResource },
    PutLifecyclePolicy: { input: () => PutLifecyclePolicyRequest$, run: putLifecyclePolicy },
    GetLifecyclePolicy: { input: () => GetLifecyclePolicyRequest$, run: getLifecyclePolicy },
    DeleteLifecyclePolicy: { input: () => DeleteLifecyclePolicyRequest$, run: deleteLifecyclePolicy },
    SetRepositoryPolicy: { input: () => SetRepositoryPolicyRequest$, run: setRepositoryPolicy },
    GetRepositoryPolicy: { input: () => GetRepositoryPolicyRequest$, run: getRepositoryPolicy },
    DeleteRepositoryPolicy: { input: () => DeleteRepositoryPolicyRequest$, run: deleteRepositoryPolicy },
    PutImage: { input: () => PutImageRequest$, run: putImage },
    BatchGetImage: { input: () => BatchGetImageRequest$, run: batchGetImage },
    BatchDeleteImage: { input: () => BatchDeleteImageRequest$, run: batchDeleteImage },
    DescribeImages: { input: () => DescribeImagesRequest$, run: describeImages },
    ListImages: { input: () => ListImagesRequest$, run: listImages },
    BatchCheckLayerAvailability: { input: () => BatchCheckLayerAvailabilityRequest$, run: batchCheckLayerAvailability },
    InitiateLayerUpload: { input: () => InitiateLayerUploadRequest$, run: initiateLayerUpload },
    UploadLayerPart: { input: () => UploadLayerPartRequest$, run: uploadLayerPart },
    CompleteLayerUpload: { input: () => CompleteLayerUploadRequest$, run: completeLayerUpload },
    DescribeRegistry: { input: () => DescribeRegistryRequest$, run: describeRegistry },
    GetRegistryScanningConfiguration: {
      input: () => GetRegistryScanningConfigurationRequest$,
      run: getRegistryScanningConfiguration,
    },
    GetAuthorizationToken: { input: () => GetAuthorizationTokenRequest$, run: getAuthorizationToken },
  },
};

import { createHash } from 'node:crypto';
import {
  BatchCheckLayerAvailabilityCommand,
  BatchGetRepositoryScanningConfigurationCommand,
  CompleteLayerUploadCommand,
  CreateRepositoryCommand,
  DescribeRegistryCommand,
  GetAuthorizationTokenCommand,
  GetRegistryScanningConfigurationCommand,
  InitiateLayerUploadCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const registryId = '111122223333';

describe('a registry', () => {
  test('starts without replication and with basic scanning', async () => {
    const { ecr } = simulatedAws();
    const registry = await ecr.send(new DescribeRegistryCommand({}));
    expect(registry).toMatchObject({ registryId, replicationConfiguration: { rules: [] } });
    const { scanningConfiguration } = await ecr.send(new GetRegistryScanningConfigurationCommand({}));
    expect(scanningConfiguration).toEqual({ scanType: 'BASIC', rules: [] });
  });

  test('says how repositories are scanned, and which it does not know', async () => {
    const { ecr } = simulatedAws();
    const arn = `arn:aws:ecr:eu-west-1:${registryId}:repository`;
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }));
    const scan = { imageScanningConfiguration: { scanOnPush: true } };
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'api', ...scan }));
    const repositoryNames = ['web', 'api', 'absent'];
    const answer = await ecr.send(new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames }));
    expect(answer.scanningConfigurations).toEqual([
      {
        repositoryArn: `${arn}/web`,
        repositoryName: 'web',
        scanOnPush: false,
        scanFrequency: 'MANUAL',
        appliedScanFilters: [],
      },
      {
        repositoryArn: `${arn}/api`,
        repositoryName: 'api',
        scanOnPush: true,
        scanFrequency: 'SCAN_ON_PUSH',
        appliedScanFilters: [],
      },
    ]);
    expect(answer.failures).toMatchObject([{ repositoryName: 'absent', failureCode: 'REPOSITORY_NOT_FOUND' }]);
  });

  test('gives out a password for twelve hours', async () => {
    const { ecr, clock } = simulatedAws();
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    const { authorizationToken = '', expiresAt, proxyEndpoint } = authorizationData?.[0] ?? {};
    expect(Buffer.from(authorizationToken, 'base64').toString('utf8')).toMatch(/^AWS:\w{64}$/);
    expect(expiresAt).toEqual(new Date(clock.now() + 12 * 3_600_000));
    expect(proxyEndpoint).toBe(`https://${registryId}.dkr.ecr.eu-west-1.amazonaws.com`);
  });
});

describe('a layer', () => {
  const repositoryName = 'web';
  const parts = [Buffer.from('first part, '), Buffer.from('second part')];
  const layerDigest = `sha256:${createHash('sha256').update(Buffer.concat(parts)).digest('hex')}`;

  async function beginUpload() {
    const { ecr } = simulatedAws();
    await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }));
    const upload = (layerPartBlob: Buffer, partFirstByte: number) => {
      const partLastByte = partFirstByte + layerPartBlob.length - 1;
      return ecr.send(
        new UploadLayerPartCommand({ repositoryName, uploadId, partFirstByte, partLastByte, layerPartBlob }),
      );
    };
    const complete = (digest = layerDigest) =>
      ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [digest] }));
    return { ecr, upload, complete };
  }

  test('is available once its parts are complete', async () => {
    const { ecr, upload, complete } = await beginUpload();
    const check = () =>
      ecr.send(new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests: [layerDigest, 'none'] }));
    const before = await check();
    expect(before.layers).toEqual([{ layerDigest, layerAvailability: 'UNAVAILABLE' }]);
    expect(before.failures).toMatchObject([{ layerDigest: 'none', failureCode: 'InvalidLayerDigest' }]);
    await upload(parts[0] ?? Buffer.alloc(0), 0);
    expect(await upload(parts[1] ?? Buffer.alloc(0), 12)).toMatchObject({ lastByteReceived: 22 });
    await complete();
    expect((await check()).layers).toMatchObject([{ layerDigest, layerAvailability: 'AVAILABLE', layerSize: 23 }]);
  });

  test('has no gaps between its parts', async () => {
    const { upload } = await beginUpload();
    await expect(upload(Buffer.from('x'), 5)).rejects.toMatchObject({
      name: 'InvalidLayerPartException',
      lastValidByteReceived: -1,
    });
  });

  test('has the digest that was promised', async () => {
    const { upload, complete } = await beginUpload();
    await expect(complete()).rejects.toMatchObject({ name: 'EmptyUploadException' });
    await upload(Buffer.from('else'), 0);
    await expect(complete()).rejects.toMatchObject({ name: 'InvalidLayerException' });
  });

  test('is uploaded only once, and only where an upload has begun', async () => {
    const { ecr, upload, complete } = await beginUpload();
    await upload(Buffer.concat(parts), 0);
    await complete();
    await expect(complete()).rejects.toMatchObject({ name: 'UploadNotFoundException' });
    const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }));
    const layerPartBlob = Buffer.concat(parts);
    await ecr.send(
      new UploadLayerPartCommand({ repositoryName, uploadId, partFirstByte: 0, partLastByte: 22, layerPartBlob }),
    );
    const again = new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [layerDigest] });
    await expect(ecr.send(again)).rejects.toMatchObject({ name: 'LayerAlreadyExistsException' });
  });
});

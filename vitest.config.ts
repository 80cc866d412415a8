import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The AWS SDK announces in every test file that it will drop Node 20 some day.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    include: ['test/**/*.test.ts'],
    globals: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
